import { describe, expect, it } from 'vitest'
import { atLocal, localOf } from '../../../src/shared/dates/local-time.ts'
import { testBotName } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const day = 86_400_000

const { test, time, rooms } = useTestBot({ startsAt: testClock.now() })

const privately = (username: string, text: string) => rooms.answerTo(username, text, test.sandbox.direct(username, testBotName))
const french = (text: string) => text.replaceAll('\u00a0', ' ')

/** A meetup this many days from now, at 13:00 in Toronto. */
async function plan(days: number) {
  const { date } = localOf(time.now() + days * day, 'America/Toronto')
  const startsAt = atLocal(date, { hour: 13, minute: 0 }, 'America/Toronto').at
  const meetup = { title: 'Gathering', startsAt, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' }
  return test.bot.store.meetups.add(meetup, time.now())
}
const pendingOf = (username: string) => test.bot.store.reminders.pendingOf(test.idOf(username))

describe('a reminder of a meetup', () => {
  it('is confirmed privately with its full date, and marked in the channel', async () => {
    await plan(10)
    const before = test.sandbox.messages('cloudnative').length

    const told = await rooms.answerTo('akua', '!meetup remind me 1d before')

    const [question, ...rest] = test.sandbox.messages('cloudnative').slice(before)
    expect(told).toMatch(
      /### Reminder `#\d+`\n\*\*Rule\*\*: 1 day before the meetup `#1`\n\*\*Next time\*\*: .*1:00 p\.m\. E[SD]T, in 9 days/,
    )
    expect(told).toContain('**Meetup**: Gathering')
    expect(Object.keys(question?.reactions ?? {})).toEqual([':white_check_mark:'])
    expect(rest).toEqual([])
  })

  it('is made in French, for a meetup that is named, with words of its own', async () => {
    await plan(10)
    const { id } = await plan(40)

    const told = french(await privately('felix', `rappelle-moi 2 semaines avant #${id} « Réserver la salle »`))

    expect(told).toContain(`**Règle** : 2 semaines avant la rencontre \`#${id}\``)
    expect(told).toContain('**Texte** : Réserver la salle')
    expect((await pendingOf('felix'))[0]).toMatchObject({ lang: 'fr', words: 'Réserver la salle' })
  })

  it.each([
    ['remind me 1d before', 'No meetup is planned yet.'],
    ['remind me', 'When?'],
    ['remind me soon before', "isn't a length of time"],
    ['remind me 1d before #99', 'There is no meetup `#99`'],
    ['remind me tomorrow "x"', 'At what time'],
    ['remind me tomorrow 9:00', 'What should I remind you of?'],
    ['remind me every monday "x"', 'At what time?'],
    ['remind me 2018-03-22 13:00 "x"', "That's in the past."],
    [`remind me tomorrow 9:00 "${'x'.repeat(501)}"`, 'the limit is 500'],
    ['rappelle-moi', 'Quand?'],
    ['remind general 1d before', 'Who should I remind?'],
  ])('that cannot be made says what to type: %j', async (text, expected) => {
    expect(await privately('akua', text)).toContain(expected)
    expect(await pendingOf('akua')).toEqual([])
  })

  it('counts from the next one while another is in progress, which can only be named', async () => {
    const startsAt = time.now() - 30 * 60_000
    const { id } = await test.bot.store.meetups.add(
      { title: 'Today', startsAt, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' },
      time.now(),
    )
    const coming = await plan(10)

    expect(await privately('akua', 'remind me 1d before')).toContain(`before the meetup \`#${coming.id}\``)
    expect(await privately('akua', `remind me 1h before #${id}`)).toMatch(/^That meetup began on .*, 30 minutes ago\./)
    expect(french(await privately('felix', `rappelle-moi 1 h avant #${id}`))).toMatch(
      /^Cette rencontre a commencé le .*, il y a 30 minutes\./,
    )
  })

  it('is refused when its time has passed, with the meetup’s own', async () => {
    await plan(2)

    expect(await privately('akua', 'remind me 3 days before')).toContain('choose a shorter time before, such as `1h before`')
  })
})

describe('a reminder at a time', () => {
  it.each([
    ['remind me tomorrow 9:00 "Book it"', '**When**'],
    ['remind me in 30 min "Call"', 'in 30 minutes'],
    ['remind me in an hour Call', 'in 60 minutes'],
    ['remind me every weekday 9:00 "Stand up"', '**Rule**: every weekday at 9:00 a.m. (Toronto)'],
    ['remind me every 3rd thursday 13:00 "Meetup"', '**Rule**: every 3rd Thursday of the month at 1:00 p.m. (Toronto)'],
    ['remind me every 5th monday 9:00 "Rare"', 'Months without that day are skipped: '],
    ['rappelle-moi tous les lundis à 9 h « Appeler »', '**Règle** : tous les lundis à 9 h (Toronto)'],
    ['rappelle-moi dans 2 h « Appeler »', '**Quand**'],
  ])('is read and shown: %j', async (text, expected) => {
    expect(french(await privately('akua', text))).toContain(expected)
    expect(await pendingOf('akua')).toHaveLength(1)
  })

  it('is meant by the clock of who asks', async () => {
    await privately('rhys', 'zone America/Vancouver')

    await privately('rhys', 'remind me tomorrow 9:00 "Call"')

    const [reminder] = await pendingOf('rhys')
    expect(localOf(reminder?.dueAt ?? 0, 'America/Vancouver').time).toEqual({ hour: 9, minute: 0 })
  })

  it('is kept up to the number that one person may have', async () => {
    for (let index = 0; index < 20; index += 1) await privately('akua', `remind me in ${index + 10} h "Number ${index}"`)

    const refused = await privately('akua', 'remind me in 1 h "One more"')

    expect(refused).toContain('You have 20 reminders waiting')
    expect(await pendingOf('akua')).toHaveLength(20)
  })

  it('is taken back by an undo', async () => {
    await privately('akua', 'remind me in 5 h "Call"')

    const back = await privately('akua', 'undo')

    expect(back).toContain('The reminder `#1` is cancelled')
    expect(await pendingOf('akua')).toEqual([])
  })
})

describe('a list of reminders', () => {
  it('shows a person their own, and an organizer those of channels, without what belongs to a private room', async () => {
    const { reminders } = test.bot.store
    const made = { madeBy: { id: test.idOf('akua'), username: 'akua' }, madeIn: 'x', lang: 'en' } as const
    const due = {
      timing: { kind: 'moment', at: time.now() + day },
      nominalAt: time.now() + day,
      dueAt: time.now() + day,
      zone: 'America/Toronto',
    } as const
    const secret = { roomId: 'private', name: 'salaries', isPrivate: true }
    await reminders.add({ ...made, ...due, kind: 'channel', to: secret, words: 'Secret words' }, time.now())
    const open = { roomId: 'GENERAL', name: 'general', isPrivate: false }
    await reminders.add({ ...made, ...due, kind: 'channel', to: open, words: 'Open words' }, time.now())
    await privately('akua', 'remind me in 5 h "For akua alone"')

    const [own, all, other] = [
      await privately('akua', 'reminders'),
      await privately('olga', 'reminders'),
      await privately('rhys', 'rappels'),
    ]

    for (const words of ['Secret words', '#salaries', 'Open words', 'For akua alone']) expect(own).toContain(words)
    expect(all).toContain('Open words')
    expect(all).toContain('a private room')
    expect(all).not.toMatch(/Secret|salaries|alone/)
    expect(other).toContain('Aucun n’est en attente')
  })
})

describe('cancelling', () => {
  it('takes off an own reminder, which an undo brings back', async () => {
    await privately('akua', 'remind me in 5 h "Call"')

    const gone = await privately('akua', 'cancel #1')
    const left = await pendingOf('akua')
    const back = french(await privately('akua', 'défaire'))

    expect(gone).toContain('### The reminder `#1` is cancelled\n**When**')
    expect(left).toEqual([])
    expect(back).toContain('Le rappel `#1` est de nouveau prévu')
    expect(await pendingOf('akua')).toHaveLength(1)
  })

  it('of somebody else’s is answered as if there were none', async () => {
    await privately('akua', 'remind me in 5 h "Call"')

    expect(await privately('olga', 'cancel #1')).toContain('You have no reminder `#1`')
    expect(await pendingOf('akua')).toHaveLength(1)
  })

  it('names the command for what is no reminder', async () => {
    await plan(10)
    const numberIn = (text: string) => /#\d+/.exec(text)?.[0]
    const talk = numberIn(await privately('akua', 'present "My talk"'))
    const topic = numberIn(await privately('akua', 'suggest "A topic"'))

    expect(await privately('akua', 'cancel #1')).toContain('`!meetup cancel meetup #1 reason:…`')
    expect(await privately('akua', `cancel ${talk}`)).toContain(`\`!meetup withdraw ${talk}\``)
    expect(french(await privately('akua', `annuler ${topic}`))).toContain('est un sujet')
  })
})

describe('a reminder for a channel', () => {
  it('is made by an organizer, an owner or a moderator, and by nobody else', async () => {
    await plan(10)

    const refused = await privately('akua', 'remind #general 1h before')
    const made = await privately('olga', 'remind #general 1h before "Join us"')

    expect(refused).toContain('Only an owner or a moderator of `#⁠general`')
    expect(made).toContain('**Room**: `#general`')
    expect(await test.bot.store.reminders.pendingInRooms()).toHaveLength(1)
  })

  it('is made by whoever owns the room, without being an organizer', async () => {
    const { roles } = test.bot.store
    await roles.give({ personId: test.idOf('rhys'), username: 'rhys', role: 'organizer', since: time.now() })
    await roles.take(test.idOf('olga'), 'organizer', test.idOf('rhys'))

    expect(await privately('olga', 'remind #general in 5 h "Join us"')).toContain('### Reminder `#1`')
  })

  it('needs the bot in the room, and tells nobody of rooms they have not joined', async () => {
    const outside = await privately('olga', 'remind #outside in 5 h "Hello"')
    const nowhere = await privately('olga', 'remind #no-such-room in 5 h "Hello"')

    expect(outside).toContain("I'm not in")
    expect(nowhere).toContain('There is no room')
  })
})
