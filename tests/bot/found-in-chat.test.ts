import { beforeAll, describe, expect, it } from 'vitest'
import { processorMsSince } from '../support/processor-time.ts'
import { testBotName } from '../support/seed.ts'
import { testClock } from '../support/test-clock.ts'
import { useTestBot } from '../support/use-test-bot.ts'

const { test, time } = useTestBot({ isShared: true, startsAt: testClock.now() })
let meetupId: number

beforeAll(async () => {
  const planned = { title: 'Helm', lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'x' }
  meetupId = (await test.bot.store.meetups.add({ ...planned, startsAt: time.now() + 86_400_000 }, time.now())).id
})

const seatOf = async (username: string) =>
  (await test.bot.store.attendance.of(meetupId)).find(({ personId }) => personId === test.idOf(username))?.mode

/** What the bot says in a room until it has replied to something harmless that was said afterwards. */
async function saidAfter(username: string, texts: readonly string[], room = 'cloudnative'): Promise<readonly string[]> {
  const roomId = test.sandbox.rooms.find(({ _id, name }) => _id === room || name === room)?._id ?? ''
  const before = test.sandbox.messages(roomId).length
  for (const text of texts) test.sandbox.say(username, roomId, text)
  await test.ask('olga', '!meetup conduct', 'general')
  await test.ask(username, '!meetup conduct', roomId)
  const said = test.sandbox.messages(roomId).slice(before)
  return said.filter(({ u, msg }) => u.username === testBotName && !msg.includes('code-of-conduct')).map(({ msg }) => msg)
}

/** A direct message of several people, as clients open it. */
async function openGroup(username: string, others: readonly string[]): Promise<string> {
  const { userId, authToken } = test.sandbox.issueToken(username)
  const answer = await fetch(`${test.sandbox.url}/api/v1/im.create`, {
    method: 'POST',
    headers: { 'x-user-id': userId, 'x-auth-token': authToken, 'content-type': 'application/json' },
    body: JSON.stringify({ usernames: others.join(',') }),
  })
  const { room } = (await answer.json()) as { readonly room: { readonly _id: string } }
  return room._id
}

describe('a direct message of several people', () => {
  it('is a room: plain words do nothing there, and what is private goes to the person alone', async () => {
    const group = await openGroup('olga', [testBotName, 'akua'])

    const talk = await saidAfter('akua', ['in', "can't", 'going', 'who'], group)
    const organizer = await saidAfter('olga', ['who', 'log', 'talks', '!meetup log', '!meetup who'], group)

    expect(talk).toEqual([])
    expect(await seatOf('akua')).toBeUndefined()
    // Only pointers to what was sent privately, or less.
    expect(organizer.filter((text) => /The last \d|### .*(?:coming|changes)/i.test(text))).toEqual([])
  })
})

describe('an account that is renamed while somebody else takes its name', () => {
  it('keeps what is its own, and the new holder gets nothing of it', async () => {
    test.sandbox.say('rhys', 'cloudnative', '!meetup going')
    await expect.poll(() => seatOf('rhys')).toBe('room')
    const { store } = test.bot
    await store.people.setPreferences(test.idOf('rhys'), { language: 'en' })
    await store.people.setPreferences(test.idOf('felix'), { language: 'en' })
    const [rhys, felix] = ['rhys', 'felix'].map((name) => test.sandbox.users.find(({ username }) => username === name))
    if (rhys === undefined || felix === undefined) throw new Error('The demo has both.')
    const told = (id: string) =>
      test.sandbox.rooms
        .filter(({ t, uids }) => t === 'd' && uids?.includes(id) === true)
        .flatMap(({ _id }) => test.sandbox.messages(_id))
        .filter(({ u, msg }) => u.username === testBotName && msg.includes('The meetup is cancelled'))
    rhys.username = 'rhys.o'
    felix.username = 'rhys'

    // Longer than anything about an account is remembered.
    time.advance(11 * 60_000)
    await test.ask('olga', `!meetup cancel meetup #${meetupId} reason:Storm`)
    await test.ask('olga', '!meetup yes')
    await expect.poll(() => told(rhys._id).length).toBe(1)

    expect(told(felix._id)).toEqual([])
    rhys.username = 'rhys'
    felix.username = 'felix'
  })
})

describe('words around a call', () => {
  it.each([
    '!meetup next ?',
    '!rencontre prochaine ?',
    '!rencontre prochaine\u00a0?',
    '!rencontre prochaine\u202f!',
    '\ufeff!meetup next',
    '\u200b!meetup next',
    '!meetup\u200e next',
    '!meetup, next',
    '!meetup: next',
    '!meetup next :)',
    `Bonjour @${testBotName}, prochaine ?`,
    `@${testBotName}, next?`,
  ])('do not matter: %j', async (text) => {
    const { msg } = await test.ask('akua', text)

    expect(msg).toMatch(/meetup|rencontre/i)
    expect(msg).not.toMatch(/I don't know|I didn't understand|don’t know|Je ne connais pas|pas compris/)
  })

  it.each([
    ['present “By phone” —length 20', 'By phone', 20],
    ['présenter « Du téléphone » 25 min', 'Du téléphone', 25],
    ['present "A plain one" 30 min', 'A plain one', 30],
  ])('%s is a talk of that length', async (text, title, lengthMinutes) => {
    await test.ask('akua', text, test.sandbox.direct('akua', testBotName))

    expect(await test.bot.store.talks.of(test.idOf('akua'))).toContainEqual(expect.objectContaining({ title, lengthMinutes }))
  })

  it('that belong to the program are ordinary talk', async () => {
    const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']
    expect(
      await saidAfter(
        'akua',
        words.flatMap((word) => [`!${word} next`, `/${word} list`]),
      ),
    ).toEqual([])
  })

  it('that are all escapes are answered at once', async () => {
    const before = process.cpuUsage()
    const { msg } = await test.ask('akua', `!meetup s/${'\\/'.repeat(2_400)}`)

    expect(msg).toContain('s/')
    expect(processorMsSince(before)).toBeLessThan(4_000)
  })
})
