import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openPlainSearch } from '../eval/plain-search.ts'
import { questionsOfBench } from './minutes-questions.ts'
import { readResidentMb } from './process-facts.ts'
import { timeMs } from './timing.ts'

/**
 * The same as `minutes-child.ts`, for a plain MiniSearch over an existing folder. Arguments: the folder, how often each
 * question is asked.
 */
const [folder = '', repeats = '0'] = process.argv.slice(2)

globalThis.gc?.()
const bareMb = await readResidentMb(process.pid)
const from = performance.now()
const search = await openPlainSearch(folder)
const indexMs = performance.now() - from
globalThis.gc?.()
const memoryMb = (await readResidentMb(process.pid)) - bareMb
const changed = '2018-03-29.md'
await writeFile(join(folder, changed), '+++\ntitle = "Minutes for 2018-03-29"\n+++\n\n* A marmot was seen\n')
const refreshMs = await timeMs(() => search.refresh(changed))
const questionMs: number[] = []
for (let round = 0; round < Number(repeats); round += 1) {
  for (const { ask } of questionsOfBench) questionMs.push(await timeMs(async () => search.ask(ask)))
}
await rm(join(folder, changed))
process.stdout.write(JSON.stringify({ indexMs, refreshMs, memoryMb, questionMs }))
