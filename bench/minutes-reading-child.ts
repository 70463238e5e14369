import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { consultMinutes } from '../src/features/minutes/service.ts'
import { createMinutesFolder } from '../src/features/minutes/sources/index.ts'
import { createSystemClock } from '../src/platform/clock.ts'
import { percentile } from './statistics.ts'
import { timeMs } from './timing.ts'

/**
 * Reads a folder for the first time, and again after one file has changed, and measures how long the event loop was held up.
 * Writes the results to standard output as JSON. Arguments: a folder that doesn't exist yet, how many files, their size in
 * bytes.
 */
const [folder = '', count = '0', size = '0'] = process.argv.slice(2)
const dayMs = 86_400_000
/** Real words have endings; these have numbers, and each is as frequent as its rank says, as words of any language are. */
function pickWord(seed: number): string {
  const rank = Math.floor(mostWords ** (((seed * 2_654_435_761) % 4_294_967_296) / 4_294_967_296))
  return `${stems[rank % stems.length] ?? ''}${rank.toString(36)}`
}
const stems = [
  'helm',
  'budget',
  'réseau',
  'grappe',
  'deploy',
  'ministère',
  'cloud',
  'token',
  'gouvern',
  'audit',
  'pod',
  'équipe',
]
const mostWords = 60_000

/** Without front matter. */
function writeNotes(index: number): string {
  const lines = [`# Notes ${index}`, '']
  for (let length = 0, line = 0; length < Number(size); line += 1) {
    const said = Array.from({ length: 12 }, (_, word) => pickWord(index * 1_000_003 + line * 13 + word)).join(' ')
    const begin = line % 25 === 0 ? 'Action: Tom to check' : 'We talked about'
    const text = `${line % 40 === 0 ? `\n## Point ${line}\n\n` : ''}* ${begin} ${said}`
    length += text.length + 1
    lines.push(text)
  }
  return `${lines.join('\n')}\n`
}

await mkdir(folder, { recursive: true })
const fileOf = (index: number): string =>
  join(folder, `${new Date(Date.UTC(2018, 0, 1) + index * dayMs).toISOString().slice(0, 10)}.md`)
for (let index = 0; index < Number(count); index += 1) await writeFile(fileOf(index), writeNotes(index))

globalThis.gc?.()
const bareHeap = process.memoryUsage().heapUsed
const glossaryFile = join(import.meta.dirname, '../config/minutes-glossary.yaml')
const archive = createMinutesFolder({ folder, glossaryFile, log: { warn() {} }, clock: createSystemClock() })

/**
 * `delay…` is what others notice, on an idle machine. `turn…` is the time of this thread's processor in one turn of the event
 * loop, which stays the same when the machine is busy.
 */
async function measureDelay(work: () => Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const turns: number[] = []
  let usedBefore = process.threadCpuUsage()
  let timer = setTimeout(next, 1)
  function next() {
    const used = process.threadCpuUsage(usedBefore)
    turns.push((used.user + used.system) / 1_000)
    usedBefore = process.threadCpuUsage()
    timer = setTimeout(next, 1)
  }
  delay.enable()
  const ms = await timeMs(work)
  delay.disable()
  clearTimeout(timer)
  const turn = { turnP99Ms: percentile(turns, 0.99), turnMaxMs: Math.max(...turns) }
  return { ms, delayP99Ms: delay.percentile(99) / 1e6, delayMaxMs: delay.max / 1e6, ...turn }
}

const first = await measureDelay(() => archive.refresh())
const firstAnswerMs = first.ms + (await timeMs(() => consultMinutes(archive, 'helm0 budget1')))
await writeFile(fileOf(0), '# Notes\n\n* A marmot was seen\n')
const again = await measureDelay(() => archive.refresh())
globalThis.gc?.()
const heapMb = (process.memoryUsage().heapUsed - bareHeap) / 1e6
process.stdout.write(JSON.stringify({ firstAnswerMs, first, again, heapMb }))
