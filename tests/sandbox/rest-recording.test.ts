import { describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { useShared } from '../support/use-each.ts'
import { createTranslation, readRecording, recordedSeed } from './kit/recorded.ts'
import { restWith } from './kit/rest.ts'
import { missingFrom } from './kit/shape.ts'

interface Recorded {
  request: { method: 'GET' | 'POST'; path: string; body?: Record<string, unknown>; as?: string | null }
  status: number
  headers: Record<string, string>
  response: unknown
}

// Neither a bot nor the page manages users, uploads files or renames rooms.
const LEFT_OUT = ['users.create', 'rooms.upload', 'rooms.media', 'channels.rename', 'channels.create']

// Preferences are dozens of switches of the genuine client. The Markdown tree of the last message depends on the message, and
// one of
// the recorded ones came over DDP. Clients don't use the other fields.
const NOT_KEPT = [
  /\.preferences\./,
  /\.md\[/,
  /\.me\.(?:services|statusDefault|avatarOrigin)/,
  /\.avatarETag/,
  /\.(?:_USERNAMES|usernames): missing/,
]

describe('the recorded REST calls, replayed in their order', () => {
  const sandbox = useShared(() => startSandbox({ seed: recordedSeed }))

  it('answer with the recorded status, type of content, limit headers and shape', async () => {
    const calls = readRecording<Recorded>('../transcripts/rest.jsonl').filter(
      (call) => !LEFT_OUT.some((name) => call.request.path.includes(name)),
    )
    const translation = createTranslation()
    translation.learn({ rid: '6b02dfa1f11e457cc3fbcd36' }, { rid: sandbox.rooms.find((room) => room.name === 'realtest')?._id })
    for (const user of sandbox.users) translation.learn({ id: RECORDED_IDS[user.username] }, { id: user._id })
    const found: string[] = []

    for (const call of calls) found.push(...(await replay(sandbox, call, translation)))

    expect(calls.length).toBeGreaterThan(45)
    expect(found).toEqual([])
  })
})

const RECORDED_IDS: Readonly<Record<string, string>> = {
  admin: '6b02df98f11e457cc3fbcd2a',
  bender: 'zqRKbzAhTmtcL7LLm',
  alice: 'g7RDoqLrqSTeZ5JHe',
  bob: 'Wj7Z8aoHAhcMK5vau',
}

async function replay(sandbox: Sandbox, call: Recorded, translation: ReturnType<typeof createTranslation>): Promise<string[]> {
  const { method, path, body, as } = translation.translate(call.request)
  const token = as ? sandbox.issueToken(as) : undefined
  const peer = restWith(sandbox, token === undefined ? {} : { 'X-User-Id': token.userId, 'X-Auth-Token': token.authToken })
  // The recording hides passwords, the wrong one as well.
  const sent = call.status === 401 && body !== undefined ? { ...body, password: 'wrong' } : body
  const answer = method === 'GET' ? await peer.get(path) : await peer.post(path, sent)
  const name = `${method} ${call.request.path}`
  const found: string[] = []
  if (answer.status !== call.status) found.push(`${name}: status ${answer.status}, recorded ${call.status}`)
  if (answer.contentType.split(';')[0] !== (call.headers['content-type'] ?? 'application/json').split(';')[0])
    found.push(`${name}: ${answer.contentType}`)
  if (answer.headers.has('x-ratelimit-limit') !== 'x-ratelimit-limit' in call.headers) found.push(`${name}: limit headers`)
  if (typeof call.response === 'string') return found
  translation.learn(call.response, answer.body)
  const missing = missingFrom(call.response, answer.body).filter((line) => !NOT_KEPT.some((pattern) => pattern.test(line)))
  return [...found, ...missing.map((line) => `${name}${line}`)]
}
