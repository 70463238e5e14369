import { describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { useEach } from '../support/use-each.ts'
import { createTranslation, readRecording, recordedSeed } from './kit/recorded.ts'
import { restAs } from './kit/rest.ts'
import { missingFrom } from './kit/shape.ts'
import { connect, connectAs, type DdpPeer, heard, type Json } from './kit/wire.ts'

interface RecordedFrame {
  dir: '>' | '<' | 'close'
  frame?: Json
}

const FIXTURES = '../../fixtures/transcripts'
// SHA-256 of "PASSWORD", which replaces every password in the recordings.
const DIGEST = '0be64ae89ddd24e225434de95d501711339baeee18f009ba9b4369af27d30d60'

const sandbox = useEach(() => startSandbox({ seed: recordedSeed, rateLimits: false }))

describe('the recorded DDP frames, sent again', () => {
  it.each([
    `${FIXTURES}/ddp-bot.jsonl`,
    `${FIXTURES}/ddp-streams-bot.jsonl`,
    '../transcripts/ddp-resume.jsonl',
    '../transcripts/ddp-streams-alice.jsonl',
  ])('are answered in the recorded order and shape: %s', async (file) => {
    const recording = readRecording<RecordedFrame>(file).flatMap(({ dir, frame }) =>
      frame === undefined ? [] : [{ dir, frame }],
    )
    const translation = translationFor(sandbox)
    const peer = await connect(sandbox)
    const found: string[] = []

    for (const { frame } of recording.filter(({ dir, frame }) => dir === '>' && frame['msg'] !== 'connect')) {
      const expected = recording.filter((one) => one.dir === '<' && answers(one.frame, frame)).map((one) => one.frame)
      found.push(...(await exchange(peer, frame, expected, translation)))
    }

    expect(found).toEqual([])
  })
})

describe('the recorded stream events, brought about again', () => {
  it('have the recorded shape', async () => {
    const bender = await connectAs(sandbox, 'bender')
    const uid = sandbox.users.find((user) => user.username === 'bender')?._id
    for (const event of ['rooms-changed', 'subscriptions-changed', 'notification'])
      await bender.subscribe('stream-notify-user', `${uid}/${event}`)
    await bender.subscribe('stream-room-messages', '__my_messages__')
    const recorded = readRecording<RecordedFrame>(`${FIXTURES}/ddp-bot.jsonl`).flatMap(({ frame }): Json[] =>
      frame === undefined ? [] : [frame],
    )

    await liveThroughTheRecording()
    await bender.call('UserPresence:online')

    expect(eventsMissing(recorded, bender)).toEqual([])
  })
})

/** What the recorded people did over REST, if it caused events. */
async function liveThroughTheRecording(): Promise<void> {
  const hello = sandbox.say('alice', 'realtest', 'hello @bender from *alice* :smile: https://example.invalid/x')
  const attachments = [{ title: 't', text: 'x', color: '#ff0000' }]
  await restAs(sandbox, 'alice').post('chat.postMessage', { channel: '#realtest', text: 'posted', attachments })
  const roomId = sandbox.rooms.find((room) => room.name === 'realtest')?._id
  await restAs(sandbox, 'bender').post('chat.postMessage', { roomId, text: 'blocks' })
  sandbox.edit('alice', hello._id, 'hello edited')
  sandbox.say('alice', 'realtest', 'thread reply', { tmid: hello._id })
  sandbox.reactAs('bender', hello._id, ':+1:')
  sandbox.say('alice', sandbox.direct('alice', 'bender'), 'dm to bot')
  sandbox.deleteAs('alice', hello._id)
  sandbox.kick('bob', 'realtest')
  sandbox.join('bob', 'realtest')
  await restAs(sandbox, 'admin').post('groups.create', { name: 'priv1', members: ['bender'] })
}

/** For each kind of recorded event, what our closest event lacks. */
function eventsMissing(recorded: readonly Json[], peer: DdpPeer): string[] {
  return recorded.flatMap((frame) => {
    const fields = frame['fields'] as { eventName?: string; args?: unknown[] } | undefined
    if (frame['msg'] !== 'changed' || fields?.eventName === undefined) return []
    const ending = fields.eventName.split('/').at(-1) ?? ''
    const name =
      peer.frames.map((one) => (one['fields'] as typeof fields)?.eventName ?? '').find((one) => one.endsWith(ending)) ?? ''
    const lacks = heard(peer, name).map((args) => missingFrom(fields.args, args).filter((line) => !NOT_KEPT.test(line)))
    const closest = lacks.sort((a, b) => a.length - b.length)[0] ?? [`no event ${ending}`]
    return closest.map((line) => `${ending} ${line}`)
  })
}

// Fields that clients don't use, and the parts of a message that depend on the message itself.
const NOT_KEPT = /_USERNAMES|\.usernames: missing|customFields|\.lastMessage\.|\.md\[|\.(?:alias|emoji|blocks|parseUrls|ls)\b/

async function exchange(
  peer: DdpPeer,
  sent: Json,
  expected: readonly Json[],
  translation: ReturnType<typeof createTranslation>,
): Promise<string[]> {
  const from = peer.frames.length
  peer.send(translation.translate(sent))
  await peer.next(
    (frame) =>
      peer.frames.indexOf(frame) >= from &&
      answers(frame, sent) &&
      (frame['msg'] !== 'updated' || expected.at(-1)?.['msg'] === 'updated'),
  )
  // One more round trip, so that everything that belongs to the response has arrived.
  await roundTrip(peer)
  const got = peer.frames.slice(from).filter((frame) => answers(frame, sent))
  const order = (frames: readonly Json[]): string => frames.map((frame) => frame['msg']).join(' ')
  const name = JSON.stringify(sent).slice(0, 100)
  if (order(got) !== order(expected)) return [`${name}: ${order(got)}, recorded ${order(expected)}`]
  expected.forEach((frame, index) => {
    translation.learn(frame, got[index])
  })
  return expected.flatMap((frame, index) =>
    missingFrom(frame, got[index])
      .filter((line) => !NOT_KEPT.test(line))
      .map((line) => `${name}${line}`),
  )
}

async function roundTrip(peer: DdpPeer): Promise<void> {
  const id = `ping-${peer.frames.length}`
  peer.send({ msg: 'ping', id })
  await peer.next((frame) => frame['msg'] === 'pong' && frame['id'] === id)
}

function answers(frame: Json, sent: Json): boolean {
  const id = sent['id']
  const lists = [frame['methods'], frame['subs']]
  return frame['msg'] !== 'pong' && (frame['id'] === id || lists.some((list) => Array.isArray(list) && list.includes(id)))
}

function translationFor(world: Sandbox): ReturnType<typeof createTranslation> {
  const translation = createTranslation()
  const idOf = (username: string): string | undefined => world.users.find((user) => user.username === username)?._id
  translation.learn({ id: 'zqRKbzAhTmtcL7LLm' }, { id: idOf('bender') })
  translation.learn({ id: 'g7RDoqLrqSTeZ5JHe' }, { id: idOf('alice') })
  translation.learn({ id: '6b02dfa1f11e457cc3fbcd36' }, { id: world.rooms.find((room) => room.name === 'realtest')?._id })
  translation.learn({ digest: 'SHA256-OF-PASSWORD' }, { digest: DIGEST })
  translation.learn({ token: 'TOKEN-2' }, { token: world.issueToken('bender').authToken })
  // The recording began after a direct message; without one there would be no room to list.
  world.say('alice', world.direct('alice', 'bender'), 'dm to bot')
  world.say('alice', 'realtest', 'hello')
  return translation
}
