import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, it, onTestFailed } from 'vitest'
import type { Message } from '../../sandbox/index.ts'
import { startTestSandbox } from '../support/bot.ts'
import { startBotProcess } from '../support/bot-process.ts'
import { testBotName } from '../support/seed.ts'
import { examples, spoil } from '../support/spoil.ts'
import { createTemporaryFolder } from '../support/temporary-folder.ts'

/** Part of every typed address and path, so that opening one is noticed. */
const bait = 'canary'

function addressesOf(port: number): readonly string[] {
  return [
    ...[`http://127.0.0.1:${port}/${bait}`, `https://127.0.0.1:${port}/${bait}`, `//127.0.0.1:${port}/${bait}`],
    ...[
      `https://${bait}.example.ca/x?y=1#z`,
      `http://${bait}@127.0.0.1:${port}/`,
      `ftp://${bait}.example.ca/`,
      `${bait}.example.ca`,
    ],
    ...[`ssh://git@127.0.0.1:${port}/${bait}.git#main:x`, `git@${bait}.example.ca:x.git`, `ext::sh -c ${bait}`],
    ...[
      `file:///etc/${bait}`,
      `/etc/${bait}`,
      `../../../../${bait}`,
      `..\\..\\${bait}`,
      `\\\\${bait}\\share`,
      `~/${bait}`,
      `${bait}.md`,
    ],
    ...[
      `/dev/fd/${bait}`,
      `data:text/plain,${bait}`,
      `$(${bait})`,
      `;${bait}`,
      `|${bait}`,
      `--upload-pack=${bait}`,
      `%2e%2e/${bait}`,
    ],
  ]
}

const hosts = /"(?:host|port|path)":(?!null)"?([^",}]+)/g

it('never opens an address or a path that somebody types, whatever the command', { timeout: 240_000 }, async () => {
  const folder = createTemporaryFolder()
  const record = join(folder, 'record.jsonl')
  const heard: string[] = []
  const trap = createServer((request, response) => {
    heard.push(request.url ?? '')
    response.end()
  })
  trap.on('connection', () => heard.push('connection'))
  await new Promise<void>((done) => trap.listen(0, '127.0.0.1', done))
  const addresses = addressesOf((trap.address() as AddressInfo).port)
  const sandbox = await startTestSandbox({ rateLimits: false })
  const { userId, authToken } = sandbox.issueToken(testBotName)
  const bot = startBotProcess({
    ...{ ROCKETCHAT_URL: sandbox.url, ROCKETCHAT_USER_ID: userId, ROCKETCHAT_AUTH_TOKEN: authToken },
    ...{ DATABASE_URL: `sqlite:${join(folder, 'test.db')}`, MINUTES_SOURCE: 'sandbox/minutes' },
    ...{ RENDEZVOUS_ORGANIZERS: 'olga', RENDEZVOUS_CONFIG: 'tests/fixtures/no-limits.yaml' },
    ...{ NODE_OPTIONS: `--import ${resolve('tests/fixtures/watch-opens.ts')}`, WATCH_FILE: record },
  })
  onTestFailed(
    () => void process.stderr.write(`The bot (exit code ${bot.child.exitCode}):\n${bot.lines.slice(-20).join('\n')}\n`),
  )
  await bot.logged('ready')
  const room = sandbox.direct('olga', testBotName)
  const say = async (text: string) => {
    // The last answer may have come within the same millisecond.
    const earlier = new Set(sandbox.messages(room).map((one) => one._id))
    const { _id } = sandbox.say('olga', room, text)
    const isAnswer = (one: Message) =>
      one.rid === room &&
      (one._id === _id ? one.reactions !== undefined : one.u.username === testBotName && !earlier.has(one._id))
    await sandbox.waitForMessage(isAnswer)
  }

  for (const [turn, example] of examples.entries()) {
    const address = (place: number) => addresses[(turn + place) % addresses.length]
    await say(
      spoil(
        example,
        Array.from({ length: 12 }, (_, place) => address(place)),
      ),
    )
    await say(`${example.root} ${example.example}`)
  }
  for (const [place, address] of addresses.entries()) {
    await say(`!meetup attach #${place} slides:${address}`)
    await say(`!meetup link ${address}`)
    await say(`!meetup minutes ${address}`)
    await say(`!meetup present "${address}" abstract:"${address}"`)
    sandbox.say('akua', 'cloudnative', address)
  }
  expect(await bot.end()).toBe(0)

  const opened = readFileSync(record, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as [string, string])
  const sockets = opened
    .filter(([kind]) => kind === 'socket')
    .flatMap(([, what]) => [...what.matchAll(hosts)].map(([, one]) => one))
  // The watch sees what the bot does open.
  expect(opened.some(([kind, what]) => kind === 'file' && what.includes('sandbox/minutes/2018-03-22.md'))).toBe(true)
  expect(opened.filter(([, what]) => what.includes(bait))).toEqual([])
  expect(opened.filter(([kind]) => kind === 'program')).toEqual([])
  expect(new Set(sockets)).toEqual(new Set(['127.0.0.1', String(sandbox.port)]))
  expect(heard).toEqual([])
  await sandbox.close()
  trap.close()
})
