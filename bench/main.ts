import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createProgress } from '../src/shared/progress.ts'
import { type BotEntry, createFloor, createHubotPeer, createRendezvous, createSdkPeer, type PeerName } from './candidates.ts'
import { type DueRound, measureDue } from './due.ts'
import { installHubot } from './hubot.ts'
import { measureRooms, type RoomsRound } from './many-rooms.ts'
import { writeMinutesFiles } from './minutes-files.ts'
import { formatPeers } from './peer-report.ts'
import { formatRooms, formatTable, type Results, summarize } from './report.ts'
import { type Effort, type PeerRound, type Round, runPeerRound, runRound } from './round.ts'
import { startBenchServer } from './server.ts'

const help = `usage: npm run bench -- [--quick] [--sources] [--peers] [--out FILE]

Runs Rendezvous and bare loops side by side and compares them: read the ratios, the rest depends on the machine. Linux only.

  --quick      a few rounds less, for a look: under a minute
  --sources    run the sources, as npm start does, instead of the bundle that the image runs
  --peers      also other bots: a minimal one on Rocket.Chat's own client, and Hubot, which is installed from npm for it
  --out FILE   where the figures go as JSON (default: bench/results.json; with --quick nowhere)
`

const full = {
  rounds: 5,
  restarts: 3,
  commands: 200,
  questions: 40,
  chatter: 60_000,
  due: [100, 1_000, 10_000],
  dueRounds: 3,
  rooms: [10, 1_000, 10_000],
}
const quick = {
  rounds: 2,
  restarts: 1,
  commands: 100,
  questions: 20,
  chatter: 30_000,
  due: [100, 1_000],
  dueRounds: 1,
  rooms: [10, 1_000],
}

/** How many reminders are due at once, how often that is measured, and in how many rooms the bot is. */
type ScaleEffort = Pick<typeof full, 'due' | 'dueRounds' | 'rooms'>

const minutesFiles = 1_000

const { values } = parseArgs({
  options: {
    ...{ quick: { type: 'boolean' }, sources: { type: 'boolean' }, peers: { type: 'boolean' } },
    ...{ out: { type: 'string' }, help: { type: 'boolean' } },
  },
})
if (values.help === true) process.stdout.write(help)
else if (process.platform !== 'linux') {
  process.stderr.write('The bench reads processor time and memory from /proc, so it needs Linux.\n')
  process.exitCode = 1
} else {
  const out = values.out ?? (values.quick === true ? undefined : join(import.meta.dirname, 'results.json'))
  const entry = values.sources === true ? 'src/main.ts' : bundle()
  const results = await runBench(values.quick === true ? quick : full, entry, new Date())
  process.stdout.write(`${formatTable(results)}\n${formatPeers(results.peers)}\n${formatRooms(results.manyRooms)}`)
  if (out !== undefined) await writeFile(out, `${JSON.stringify(results, undefined, 2)}\n`)
}

/** Candidates take turns within each round, and a different one goes first each time, so that disturbances affect both. */
async function runBench(
  { rounds, due, dueRounds, rooms, ...effort }: Effort & ScaleEffort & { readonly rounds: number },
  entry: BotEntry,
  at: Date,
): Promise<Results> {
  const [loadBefore = Number.NaN] = loadavg()
  const folder = await mkdtemp(join(tmpdir(), 'rendezvous-bench-'))
  const minutesFolder = join(folder, 'minutes')
  const progress = createProgress(process.stderr)
  const measured: Record<'floor' | 'rendezvous', Round[]> = { floor: [], rendezvous: [] }
  const peers: Record<PeerName, PeerRound[]> = { sdk: [], hubot: [] }
  const hubotFolder = join(folder, 'hubot')
  try {
    await writeMinutesFiles(minutesFolder, minutesFiles)
    if (values.peers === true) await installHubot(hubotFolder)
    for (let count = 0; count < rounds; count += 1) {
      const ofRound = await mkdtemp(join(folder, 'round-'))
      const server = await startBenchServer()
      const place = { url: server.url, folder: ofRound, minutesFolder, entry }
      const candidates = [createFloor(place), await createRendezvous(place)]
      for (const candidate of count % 2 === 0 ? candidates : candidates.toReversed()) {
        progress.show(`round ${count + 1} of ${rounds}: ${candidate.name}`)
        measured[candidate.name].push(await runRound(candidate, server, effort))
      }
      const others =
        values.peers === true ? [createSdkPeer(place, effort.chatter), createHubotPeer({ ...place, folder: hubotFolder })] : []
      for (const peer of others) {
        progress.show(`round ${count + 1} of ${rounds}: ${peer.name}`)
        peers[peer.name].push(await runPeerRound(peer, server, effort))
      }
      await server.close()
    }
    const dueMeasured: DueRound[] = []
    for (let count = 0; count < dueRounds; count += 1) {
      progress.show(`reminders, round ${count + 1} of ${dueRounds}`)
      dueMeasured.push(...(await measureDue(folder, due, entry)))
    }
    const manyRooms: RoomsRound[] = []
    for (const count of rooms) {
      progress.show(`${count} rooms`)
      manyRooms.push(await measureRooms(folder, count, entry))
    }
    return summarize(
      { ...measured, peers, due: dueMeasured, manyRooms },
      { date: at.toISOString().slice(0, 10), loadBefore, minutesFiles, entry },
    )
  } finally {
    progress.end()
    await rm(folder, { recursive: true, force: true })
  }
}

/** @throws Error with what the bundler wrote, when it fails */
function bundle(): BotEntry {
  const { status, stderr } = spawnSync(process.execPath, ['bin/run.mjs', 'tools/bundle.ts'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The bundle cannot be made:\n${stderr}`)
  return 'dist/main.mjs'
}
