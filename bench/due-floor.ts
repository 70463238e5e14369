import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * The minimum for posting messages: a number of parallel `fetch` calls at a given time. It looks nothing up, stores nothing and
 * never retries. The cost of a reminder in Rendezvous is given as a ratio to it.
 */
const base = process.env['ROCKETCHAT_URL'] ?? ''
const userId = process.env['ROCKETCHAT_USER_ID'] ?? ''
const authToken = process.env['ROCKETCHAT_AUTH_TOKEN'] ?? ''
const startsAt = Number(process.env['DUE_AT'])
const atOnce = Number(process.env['DUE_AT_ONCE'])

type Bodies = readonly object[]
const { warmUp, timed } = JSON.parse(readFileSync(process.env['DUE_BODIES'] ?? '', 'utf8')) as Record<
  'warmUp' | 'timed',
  Bodies
>

// Exiting by itself lets Node save its compile cache, as Rendezvous does.
process.on('SIGTERM', () => process.exit(0))

await postAll(warmUp)
process.stdout.write('{"msg":"ready"}\n')
const restMs = startsAt - Date.now()
if (restMs < 0) throw new Error(`Ready ${-restMs} ms too late.`)
await pause(restMs)
await postAll(timed)
// Stopped from outside, as a bot is.
setInterval(() => {}, 60_000)

async function postAll(messages: Bodies): Promise<void> {
  let next = 0
  const work = async () => {
    for (let message = messages[next++]; message !== undefined; message = messages[next++]) await post(message)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

async function post(message: object): Promise<void> {
  const response = await fetch(`${base}/api/v1/chat.sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-auth-token': authToken, 'x-user-id': userId },
    body: JSON.stringify({ message }),
  })
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  await response.text()
}
