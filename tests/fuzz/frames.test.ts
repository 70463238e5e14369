import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IncomingMessage } from '../../src/messaging/chat.ts'
import { startBot, startWorkspace, streamName } from '../platform/rocketchat/support/bot.ts'
import { startTestBot } from '../support/bot.ts'
import { anyValue, effort, mutated } from '../support/fuzz.ts'
import { testBotName } from '../support/seed.ts'
import { databaseKinds } from '../support/stores.ts'

const { runs, timeout } = effort(150)
const framesOfRun = 20

const akua = { _id: 'akuaAkuaAkuaAku17', username: 'akua' }
const meta = { roomParticipant: true, roomType: 'c', roomName: 'cloudnative' }
const typed = (now: number) => ({
  ...{ _id: 'fuzzed', rid: 'GENERAL', msg: '!meetup next', tmid: 'thread', reactions: { ':+1:': { usernames: ['akua'] } } },
  ...{ ts: { $date: now }, _updatedAt: { $date: now }, u: akua },
})

/** A stream event whose message, room, sender or envelope is malformed. */
const events = fc
  .tuple(mutated(typed(Date.now())), mutated(meta), mutated(akua), fc.uuid(), fc.boolean())
  .chain(([message, room, sender, id, ownId]) => {
    const whole = { ...message, ...(ownId && { _id: id }), ...('u' in message && { u: sender }) }
    const fields = mutated({ eventName: '__my_messages__', args: [whole, room] })
    return fc.tuple(mutated({ msg: 'changed', collection: streamName, id: 'id', fields: {} }), fields)
  })
  .map(([frame, fields]) => JSON.stringify('fields' in frame ? { ...frame, fields } : frame))

/** Other frames of the protocol, and text that isn't a frame. */
const others = fc.oneof(
  fc
    .record({ msg: fc.constantFrom('ready', 'result', 'nosub', 'ping', 'pong', 'added', 'updated', 'removed', 'error') })
    .chain((frame) => mutated({ ...frame, id: '1', subs: ['1'], error: {}, result: {}, collection: 'error' }))
    .map((frame) => JSON.stringify(frame)),
  anyValue.map((value) => JSON.stringify(value)),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('', '[', '{'.repeat(50_000), '['.repeat(200_000), '{"msg":"changed","collection":{"toString":1}}'),
  fc.constantFrom(
    '{"msg":"changed","collection":"error"}',
    '{"msg":"ready","subs":[{"toString":1}]}',
    '{"__proto__":{"msg":1}}',
  ),
)

const frames = fc.array(fc.oneof({ weight: 4, arbitrary: events }, { weight: 1, arbitrary: others }), {
  minLength: framesOfRun,
  maxLength: framesOfRun,
})

/** Anything that breaks the port's promises. */
function findFlaws({ id, roomId, roomKind, roomName, sender, text, sentAt, threadId }: IncomingMessage): readonly string[] {
  const words = {
    id,
    roomId,
    sender: sender.id,
    username: sender.username,
    roomName: roomName ?? 'x',
    threadId: threadId ?? 'x',
  }
  return [
    ...Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' && value !== '' && !value.includes('\0') ? [] : [`${key}: ${JSON.stringify(value)}`],
    ),
    ...(typeof text === 'string' && text !== '' && !text.includes('\0') ? [] : ['text']),
    ...(Number.isNaN(new Date(sentAt).getTime()) || !Number.isInteger(sentAt) ? [`sentAt: ${sentAt}`] : []),
    ...(['channel', 'group', 'direct'].includes(roomKind) ? [] : [`roomKind: ${roomKind}`]),
  ]
}

it('hears what a person says behind any frames at all, and hands on nothing that is not whole', { timeout }, async () => {
  const workspace = await startWorkspace()
  const { heard } = await startBot(workspace)
  let said = 0

  const check = fc.asyncProperty(frames, async (batch) => {
    for (const frame of batch) workspace.faults.sendRaw(testBotName, frame)
    said += 1
    workspace.say('akua', 'cloudnative', `!meetup sentinel ${said}`)
    await heard.untilHeard(`!meetup sentinel ${said}`)

    const flaws = heard.messages.splice(0).flatMap(findFlaws)
    if (flaws.length > 0) throw new Error(flaws.join('\n').slice(0, 2_000))
  })
  await fc.assert(check, { numRuns: runs, endOnFailure: true })

  expect(heard.states.map(({ name }) => name)).not.toContain('refused')
})

const unkeepable = [
  ['a time that is no instant', { ts: '{"$date":1e999}' }],
  ['a time beyond all calendars', { ts: '{"$date":1e300}' }],
  ['half a millisecond', { ts: '{"$date":9007199254740.5}' }],
  ['an id that no database takes', { _id: '"a\\u0000b"' }],
  ['a thread that no database takes', { tmid: '"a\\u0000b"' }],
] as const

describe.each(databaseKinds)('on $name', ({ isHere, create }) => {
  it.skipIf(!isHere).each(unkeepable)('answers the next command of the same person after %s', async (_what, fields) => {
    const database = await create()
    const test = await startTestBot({ databaseUrl: database.url })
    const known = typed(Date.now())
    const { tmid: _, ...rest } = { ...known, u: { ...akua, _id: test.idOf('akua') } }
    const json = Object.entries({ ...rest, ...fields }).map(
      ([key, value]) => `"${key}":${typeof value === 'string' && key in fields ? value : JSON.stringify(value)}`,
    )
    const args = `[{${json.join(',')}},${JSON.stringify(meta)}]`

    test.sandbox.faults.sendRaw(
      testBotName,
      `{"msg":"changed","collection":"${streamName}","id":"id","fields":{"eventName":"__my_messages__","args":${args}}}`,
    )

    expect((await test.ask('akua', '!meetup about')).msg).toContain('meetup')
    await test.close()
    await database.remove()
  })
})
