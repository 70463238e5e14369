import { loadModel } from '../../src/understanding/model-file.ts'
import { findBroken } from './floors.ts'
import { addNoise, noises } from './noise.ts'
import { type Row, readRows, sets } from './rows.ts'
import { measure, type Result, summarize } from './score.ts'
import { scoreSlots } from './slots.ts'
import { describeMiss, percent, printTable } from './tables.ts'

/** `npm run eval:sentences`: how well sentences are understood. `--quiet` prints no misses. Exit code 1 below a floor. */
const context = { model: loadModel(), now: Date.parse('2026-11-29T15:00:00Z'), zone: 'America/Toronto' }
const write = (line: string) => process.stdout.write(`${line}\n`)
const measured = new Map<string, readonly Result[]>()

for (const name of sets) {
  const rows = readRows(name)
  measured.set(name, measure(rows, context))
  write(`\n${name}: ${rows.length} sentences`)
  printTable(byLanguage(measured.get(name) ?? []), write)
}
for (const name of Object.keys(noises)) {
  measured.set(name, measure(addNoise(readRows('dev'), name), context))
  write(`\ndev with noise: ${name}`)
  printTable(byLanguage(measured.get(name) ?? []), write)
}

const slots = scoreSlots([...sets.flatMap(readRows), ...readRows('slots')] as readonly Row[])
write(`\nslots: ${slots.found} of ${slots.wanted} (${percent(slots.found / slots.wanted)})`)
if (!process.argv.includes('--quiet')) {
  for (const miss of slots.misses) write(`  ${miss}`)
  write('\nmisses of dev:')
  for (const result of measured.get('dev') ?? []) for (const miss of describeMiss(result)) write(`  ${miss}`)
}

const broken = findBroken(
  new Map([...measured].map(([name, results]) => [name, summarize(results)])),
  slots.found / slots.wanted,
)
for (const floor of broken) write(`BELOW A FLOOR: ${floor}`)
process.exitCode = broken.length === 0 ? 0 : 1

function byLanguage(results: readonly Result[]): ReadonlyMap<string, readonly Result[]> {
  return new Map([
    ['en', results.filter(({ row }) => row.lang === 'en')],
    ['fr', results.filter(({ row }) => row.lang === 'fr')],
    ['both', results],
  ])
}
