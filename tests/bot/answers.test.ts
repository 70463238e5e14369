import { describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { commandMessages } from '../../src/command/messages.ts'
import { processorMsSince } from '../support/processor-time.ts'
import { testBotName, withTestPeople } from '../support/seed.ts'
import { testClock } from '../support/test-clock.ts'
import { useTestBot } from '../support/use-test-bot.ts'

/** How Rocket.Chat finds mentions. */
const mentions = (text: string) => text.normalize('NFKC').match(/@[\p{L}\p{N}._-]+/gu) ?? []

describe('examples', () => {
  const { test } = useTestBot({ isShared: true })

  it.each(
    commands.flatMap((command) => [
      ...command.examples.en.map((one) => ['en', withTestPeople(one)]),
      ...command.examples.fr.map((one) => ['fr', withTestPeople(one)]),
    ]),
  )('are all answered: %s %s', async (lang, example) => {
    const room = test.sandbox.direct('olga', testBotName)
    const root = lang === 'fr' ? '!rencontre' : '!meetup'

    const answer = await test.ask(
      'olga',
      `${root} ${example}`,
      /lang room|langue salon|subscribe|abonner/.test(example ?? '') ? 'cloudnative' : room,
    )

    expect(answer.msg).not.toMatch(
      /I don't know|Je ne connais|went wrong|problème|didn't understand|n’ai pas compris|For example|Par exemple :/,
    )
  })
})

describe('answers', () => {
  const { test } = useTestBot({ isShared: true })

  it.each([
    ['!meetup xyzzy', '`!meetup help`'],
    ['!meetup nxet', '`!meetup next`'],
    ['!meetup minuets', '`!meetup minutes`'],
    ['!meetup prochiane', '`!rencontre prochaine`'],
    ['!rencontre compterendu', '`!rencontre compte-rendu`'],
  ])('suggest what may have been meant by %j', async (text, suggestion) => {
    expect((await test.ask('akua', text)).msg).toContain(suggestion)
  })

  it('name the file, the day and the very lines of the minutes', async () => {
    const { msg } = await test.ask('akua', '!meetup minutes code of conduct')

    expect(msg).toContain('**Thursday, March 22, 2018** · Scope')
    expect(msg).toContain('`Code of Conduct: CNCF Code of Conduct`')
    expect(msg).toContain('https://example.ca/meetups/2018-03-22/')
  })

  it.each([
    '!meetup minutes 2018-03-22',
    '!meetup minutes march 2018',
    '!rencontre compte-rendu mars 2018',
    '!rencontre pv 22 mars 2018',
  ])('find the minutes of a day for %j', async (text) => {
    const { msg } = await test.ask('rhys', text)

    expect(msg).toMatch(/Thursday, March 22, 2018|jeudi 22 mars 2018/)
    expect(msg).toContain('Zachary Seguin')
    expect(msg).toContain('Planning Items')
  })

  it('say that there is no record rather than invent one', async () => {
    expect((await test.ask('akua', '!meetup minutes blockchain oracle')).msg).toMatch(/^@akua No record/)
    expect((await test.ask('akua', '!meetup minutes 2019-01-15')).msg).toMatch(
      /No record for that date\. The nearest minutes are from Friday, October 12, 2018\./,
    )
  })

  it.each([
    '!meetup @all',
    '!meetup minutes ＠all @here @\u200bakua',
    '!meetup minutes [x](javascript:alert(1)) @channel',
    '!meetup zone @here',
    '!meetup show @all',
    '!meetup help @all',
    '!meetup list @all',
    '!meetup ```@all```',
    `!meetup ${'@all '.repeat(1_000)}`,
    `!meetup minutes ${'"«“'.repeat(1_500)}`,
    `!meetup minutes ${'kubernetes '.repeat(450)}`,
    '!meetup \u202e\u0000\u0007 next',
  ])('ping only the asker, whatever is typed: %s', async (text) => {
    const before = process.cpuUsage()

    const { msg } = await test.ask('akua', text.slice(0, 4_990))

    expect(mentions(msg)).toEqual(['@akua'])
    expect(msg.length).toBeLessThanOrEqual(5_000)
    // A reply is promised within a second. Ten times that would be a runaway expression, not a slow machine.
    expect(processorMsSince(before)).toBeLessThan(10_000)
  })

  it("keep an organizer's title from pinging or breaking the headline", async () => {
    const { msg } = await test.ask(
      'olga',
      '!meetup schedule 2031-05-06 13:00 "Stars * and [brackets] for @all #general" place:`code`',
    )

    expect(mentions(msg)).toEqual(['@olga'])
    expect(msg).toContain('### Stars \\* and (brackets) for @\u2060all #\u2060general')
  })

  it('lets only organizers schedule, and nothing is kept of the attempt', async () => {
    const before = await test.bot.store.meetups.coming(testClock.now(), 100)

    const { msg } = await test.ask('akua', '!meetup schedule 2031-06-06 13:00 "Mine"')

    expect(msg).toContain(commandMessages.en.onlyOrganizers())
    expect(await test.bot.store.meetups.coming(testClock.now(), 100)).toEqual(before)
  })

  it('lets only owners, moderators and organizers set the language of a room', async () => {
    const refused = await test.ask('akua', '!meetup lang room fr', 'general')
    const done = await test.ask('olga', '!meetup lang room fr', 'general')

    expect(refused.msg).toContain(commandMessages.en.onlyModerators())
    expect(done.msg).toContain('en français')
    expect((await test.ask('rhys', '@otto', 'general')).msg).toContain('rencontre')
  })

  it.each([
    ['!meetup schedule 2031-02-30 13:00', "That date doesn't exist."],
    ['!meetup schedule 03/04 13:00', 'That could be'],
    ['!meetup schedule 2018-03-22 13:00', "That's in the past."],
    ['!meetup schedule 2031-12-03', 'At what time'],
    ['!meetup schedule tomorrow 13:00 "A talk" capacity:many', 'not a whole number'],
    ['!meetup schedule tomorrow 13:00 "A talk" join:http://x.example', 'https://'],
    ['!meetup schedule tomorrow 13:00 "A talk" and more', "I didn't understand “and more”"],
    [`!meetup schedule tomorrow 13:00 "${'x'.repeat(501)}"`, 'the limit is 500'],
    ['!rencontre planifier 30 février 13 h', 'Cette date n’existe pas.'],
    ['!rencontre planifier demain 25 h', 'Cette heure n’existe pas.'],
  ])('say how to mend %j', async (text, expected) => {
    const { msg } = await test.ask('olga', text)

    expect(msg).toContain(expected)
    expect(msg).toMatch(/For example: `!meetup schedule|Par exemple\u00a0: `!rencontre planifier/)
  })

  it('keep the language that somebody has chosen, in every room and for every form', async () => {
    await test.ask('rhys', '!meetup lang fr')

    const { msg } = await test.ask('rhys', '!meetup next', 'cloudnative')
    await test.ask('rhys', '!meetup lang both')
    const both = await test.ask('rhys', '!meetup next', 'cloudnative')

    expect(msg).toMatch(/Quand|Aucune rencontre/)
    expect(both.msg).toMatch(/When|No meetup/)
  })

  it('tell once how to choose a language', async () => {
    const room = test.sandbox.direct('felix', testBotName)

    const first = await test.ask('felix', 'conduite', room)
    const second = await test.ask('felix', 'à propos', room)

    expect(first.msg).toContain('`!meetup lang en`')
    expect(second.msg).not.toContain('`!meetup lang en`')
  })
})

describe('a person in a hurry', () => {
  const { test } = useTestBot({ community: { commandsPerMinute: 3 } })

  it('is told once that it was too much, then by a reaction, and never ignored', async () => {
    const questions = Array.from({ length: 6 }, () => test.sandbox.say('akua', 'cloudnative', '!meetup conduct'))

    for (const { _id } of questions.slice(4)) {
      await test.sandbox.waitForMessage((message) => message._id === _id && message.reactions?.[':hourglass:'] !== undefined)
    }

    const answers = test.sandbox.messages('cloudnative').filter((message) => message.u.username === testBotName)
    expect(answers.map(({ msg }) => msg.includes('Code of conduct'))).toEqual([true, true, true, false])
    expect(answers[3]?.msg).toContain(commandMessages.en.tooMany(3))
  })
})

describe('a command that fails', () => {
  const logLines: string[] = []
  const { test } = useTestBot({ logLines })

  it('is answered with a reference that is also in the log, and changes nothing', async () => {
    // A real failure: a zone that nobody could have typed.
    const { store } = test.bot
    const planned = { startsAt: testClock.now() + 1e6, lengthMinutes: 1, zone: 'America/Toronto', scheduledBy: 'x' }
    await store.meetups.add(planned, testClock.now())
    await store.people.setPreferences(test.idOf('akua'), { zone: 'Nowhere/Land' })

    const { msg } = await test.ask('akua', '!meetup next')

    const [, reference = ''] = /`([0-9A-F]{8})`/.exec(msg) ?? []
    expect(msg).toContain('Something went wrong')
    expect(logLines.some((line) => line.includes(reference) && line.includes('"level":50'))).toBe(true)
  })
})
