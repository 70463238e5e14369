import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { consultMinutes } from '../src/features/minutes/service.ts'
import { createMinutesFolder } from '../src/features/minutes/sources/index.ts'
import { createSystemClock } from '../src/platform/clock.ts'
import { questionsOfBench } from './minutes-questions.ts'
import { readResidentMb } from './process-facts.ts'
import { timeMs } from './timing.ts'

/**
 * One archive in its own process, so that its memory can be measured: indexes a folder, changes a file, asks questions. Writes
 * the results to standard output as JSON. Arguments: an existing folder, how often each question is asked.
 */
const [folder = '', repeats = '0'] = process.argv.slice(2)
const log = { warn() {} }
const glossaryFile = join(import.meta.dirname, '../config/minutes-glossary.yaml')

globalThis.gc?.()
const bareMb = await readResidentMb(process.pid)
const clock = createSystemClock()
const archive = createMinutesFolder({ folder, siteUrl: 'https://example.ca', glossaryFile, log, clock })
const indexMs = await timeMs(() => archive.refresh())
globalThis.gc?.()
const memoryMb = (await readResidentMb(process.pid)) - bareMb
const changed = join(folder, '2018-03-29.md')
await writeFile(changed, '+++\ntitle = "Minutes for 2018-03-29"\n+++\n\n* A marmot was seen\n')
const refreshMs = await timeMs(() => archive.refresh())
const unchangedMs = await timeMs(() => archive.refresh())
const questionMs: number[] = []
for (let round = 0; round < Number(repeats); round += 1) {
  for (const { ask } of questionsOfBench) questionMs.push(await timeMs(() => consultMinutes(archive, ask)))
}
const promisesMs = await timeMs(() => archive.actionItems())
await rm(changed)
process.stdout.write(JSON.stringify({ indexMs, refreshMs, unchangedMs, memoryMb, promisesMs, questionMs }))
