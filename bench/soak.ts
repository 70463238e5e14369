import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { demoSeed, startSandbox } from '../sandbox/index.ts'
import { startChild } from './child.ts'
import { listening, openInspector } from './inspector.ts'
import { createCrowd } from './soak-crowd.ts'
import { byMinute, judge, type LiveSample, type Sample, type SoakResults } from './soak-report.ts'

const help = `usage: npm run soak -- [--minutes N] [--out FILE]

Runs the bot in a process of its own beside the sandbox: 50 messages a second in 20 rooms, a command a second, a reminder each
minute, and each minute a connection that is cut. Exit code 1 when memory or lag grows, an answer is lost or doubled, or the log
has a line that nobody expects. Memory is looked at twice: what the process holds, every five seconds, and what its heap holds after
a full collection, every five minutes. Linux only.

  --minutes N   how long (default 30)
  --out FILE    where the figures go as JSON (default: bench/soak.json)
`

const rooms = 20
const messagesPerSecond = 50
const sampleEveryMs = 5_000
const reconnectEveryMs = 60_000
const collectEveryMs = 300_000
const port = 18_080

/** What Node prints about the inspector, besides its address. */
const ofInspector = /^For help, see: |^Debugger (?:attached|ending)/

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, out: { type: 'string' }, help: { type: 'boolean' } },
})
if (values.help === true) process.stdout.write(help)
else {
  const { samples, ...results } = await soak(Number(values.minutes))
  const facts = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    ...results,
    residentMb: byMinute(samples),
  }
  const text = `${JSON.stringify(facts, undefined, 2)}\n`
  await writeFile(values.out ?? join(import.meta.dirname, 'soak.json'), text)
  process.stdout.write(text)
  process.exitCode = results.findings.length === 0 ? 0 : 1
}

async function soak(minutes: number): Promise<SoakResults> {
  const folder = await mkdtemp(join(tmpdir(), 'rendezvous-soak-'))
  const names = Array.from({ length: rooms }, (_, index) => `soak${index}`)
  const members = ['alice', 'francois', 'victor', 'rendezvous']
  const sandbox = await startSandbox({
    rateLimits: false,
    seed: { ...demoSeed, rooms: names.map((name) => ({ name, type: 'c', owner: 'olivia', members })) },
  })
  const { userId, authToken } = sandbox.issueToken('rendezvous')
  const unexpected: string[] = []
  const inspectable = Promise.withResolvers<string>()
  const config = join(folder, 'config.yaml')
  await writeFile(config, 'community: { commandsPerMinute: 1000000, pendingReminders: 1000000 }\n')
  const bot = await startChild(
    'src/main.ts',
    {
      ...{ ROCKETCHAT_URL: sandbox.url, ROCKETCHAT_USER_ID: userId, ROCKETCHAT_AUTH_TOKEN: authToken, PORT: String(port) },
      ...{ DATABASE_URL: `sqlite:${join(folder, 'soak.db')}`, RENDEZVOUS_CONFIG: config, MINUTES_SOURCE: 'sandbox/minutes' },
      RENDEZVOUS_ORGANIZERS: 'olivia',
    },
    (line) => {
      const [, url] = listening.exec(line) ?? []
      if (url !== undefined) inspectable.resolve(url)
      else if (!isExpected(line)) unexpected.push(line.slice(0, 500))
    },
    ['--inspect=127.0.0.1:0'],
  )
  const inspector = await openInspector(await inspectable.promise)
  const crowd = createCrowd(sandbox, names)
  const samples: Sample[] = []
  const live: LiveSample[] = []
  const startedAt = performance.now()
  const endsAt = startedAt + minutes * 60_000
  let said = 0
  let sampledAt = startedAt
  let cutAt = startedAt + reconnectEveryMs / 2
  let collectAt = startedAt + collectEveryMs
  for (let now = startedAt; now < endsAt; now = performance.now()) {
    for (const due = ((now - startedAt) / 1_000) * messagesPerSecond; said < due; said += 1) crowd.say(said, messagesPerSecond)
    if (now >= cutAt) {
      sandbox.faults.dropSockets({ username: 'rendezvous' })
      cutAt += reconnectEveryMs
    }
    const seconds = Math.round((now - startedAt) / 1_000)
    if (now >= collectAt) {
      live.push({ seconds, megabytes: Math.round((await inspector.liveMb()) * 100) / 100 })
      collectAt += collectEveryMs
    }
    if (now >= sampledAt + sampleEveryMs) {
      samples.push({
        seconds,
        megabytes: await bot.residentMb(),
        lagSeconds: await readLag(),
      })
      sampledAt = now
    }
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 20)), bot.died])
  }
  const answers = await crowd.settle()
  inspector.close()
  await bot.end()
  await sandbox.close()
  await rm(folder, { recursive: true, force: true })
  return judge({ minutes, said, ...answers, unexpected, samples, live })
}

/** How late the oldest due message is, in seconds, according to the bot. */
async function readLag(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return Number(/^rendezvous_outbox_lag_seconds (\S+)$/m.exec(text)?.[1] ?? 0)
}

/** Cut connections are part of the test; everything else above "info" isn't. */
function isExpected(line: string): boolean {
  if (!line.startsWith('{')) return ofInspector.test(line)
  const { level, msg } = JSON.parse(line) as { readonly level: number; readonly msg: string }
  return level <= 30 || msg === 'connecting' || msg === 'not connected to the workspace'
}
