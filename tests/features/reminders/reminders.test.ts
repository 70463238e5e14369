import { describe, expect, it } from 'vitest'
import type { ReminderKind } from '../../../src/features/reminders/model/index.ts'
import { atLocal, localOf } from '../../../src/shared/dates/local-time.ts'
import { day, hour, minute, openReminderScene } from '../../support/reminder-scene.ts'
import { aReminder } from '../../support/reminders.ts'
import { testBotName } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openReminderScene)

describe('a reminder that is due', () => {
  it('comes once, in a direct message, with its words made harmless', async () => {
    const { id } = await scene.remindAkua(scene.time.now() + 30_000, '@all !meetup cancel #1 [x](javascript:1)')

    scene.time.advance(30_000)
    await scene.test.toldDirectly('akua', '### Reminder')
    await scene.settled()

    expect(scene.rooms.told('akua').map((msg) => msg.split('\n').slice(0, 2))).toEqual([
      ['### Reminder', '@\u2060all !meetup cancel #\u20601 (x)(javascript:1)'],
    ])
    expect(await scene.stateOf(id)).toBe('told')
  })

  it('comes in a channel in both languages, the room’s first', async () => {
    await scene.store.rooms.setLanguage('GENERAL', 'fr')
    await scene.remindGeneral(scene.time.now())

    await scene.test.sandbox.waitForMessage(({ rid, msg }) => rid === 'GENERAL' && msg.includes('Join us'))

    expect(scene.inGeneral('Join us')).toEqual(['### Rappel\nJoin us\n\n### Reminder\nJoin us'])
  })

  it('describes the meetup in the language and zone of the person who asked', async () => {
    await scene.store.people.setPreferences(scene.of('akua').id, { language: 'fr', zone: 'America/Vancouver' })
    await scene.remindBefore(day, 60)

    scene.time.advance(day - hour)
    const msg = (await scene.test.toldDirectly('akua', 'Rappel')).replaceAll('\u00a0', ' ')

    expect(msg).toContain('**Gathering**\n**Quand** : ')
    expect(msg).toContain('**Votre heure** : ')
  })

  it('comes again and again at its own local time, once each, and not for what was not there yet', async () => {
    const nineOf = (at: number) => atLocal(localOf(at, 'America/Toronto').date, { hour: 9, minute: 0 }, 'America/Toronto').at
    const first = nineOf(scene.time.now() + day)
    const timing = { kind: 'every', days: { kind: 'daily' }, time: { hour: 9, minute: 0 }, zone: 'America/Toronto' } as const
    const { id } = await scene.store.reminders.add(
      aReminder(first, { timing, to: scene.of('akua'), madeBy: scene.of('akua') }),
      scene.time.now(),
    )

    for (let round = 1; round <= 3; round += 1) {
      const due = (await scene.store.reminders.find(id))?.dueAt ?? 0
      scene.time.advance(due - scene.time.now())
      await scene.test.sandbox.waitForMessage(() => scene.toldAkua('Book the room').length === round)
    }

    const reminder = await scene.store.reminders.find(id)
    expect(reminder).toMatchObject({ state: 'planned', round: 3 })
    expect(localOf(reminder?.dueAt ?? 0, 'America/Toronto').time).toEqual({ hour: 9, minute: 0 })
    expect(scene.toldAkua('`!meetup cancel #1`')).toHaveLength(3)
  })

  it('is not doubled by a clock that jumps back and forth', async () => {
    const timing = { kind: 'every', days: { kind: 'daily' }, time: { hour: 9, minute: 0 }, zone: 'America/Toronto' } as const
    const dueAt = scene.time.now() + hour
    await scene.store.reminders.add(
      aReminder(dueAt, { timing, to: scene.of('akua'), madeBy: scene.of('akua') }),
      scene.time.now(),
    )
    await scene.remindAkua(dueAt, 'Once')

    scene.time.advance(hour)
    await scene.test.sandbox.waitForMessage(
      () => scene.toldAkua('Once').length === 1 && scene.toldAkua('Book the room').length === 1,
    )
    for (const jump of [-hour, hour, -day, day]) {
      scene.time.advance(jump)
      await scene.settled()
    }

    expect(scene.toldAkua('Once')).toHaveLength(1)
    expect(scene.toldAkua('Book the room')).toHaveLength(1)
  })

  it('is not stopped by a broken one, which is tried again and is missed after an hour', async () => {
    const broken = await scene.store.reminders.add(
      aReminder(scene.time.now(), { kind: 'no-such-kind' as ReminderKind, to: scene.of('akua'), madeBy: scene.of('akua') }),
      scene.time.now(),
    )
    await scene.remindAkua(scene.time.now(), 'The good one')

    await scene.test.toldDirectly('akua', 'The good one')
    await scene.settled()
    const tries = (await scene.store.reminders.find(broken.id))?.tries ?? 0
    for (const wait of [20 * minute, 20 * minute, 21 * minute]) {
      scene.time.advance(wait)
      await scene.settled()
    }

    expect(tries).toBe(1)
    expect(await scene.stateOf(broken.id)).toBe('missed')
    expect(await scene.test.toldDirectly('akua', 'Reminders that were not sent')).toContain("I couldn't put it together")
    expect(scene.logLines.some((line) => line.includes('a reminder could not be sent yet'))).toBe(true)
  })
})

describe('a reminder whose time came while the bot was away', () => {
  it.each([
    ['says nothing about it up to two minutes', 2 * minute, false],
    ['is marked as late afterwards', 2 * minute + 1_000, true],
  ])('%s', async (_, late, isMarked) => {
    await scene.remindAkua(scene.time.now() - late)

    const msg = await scene.test.toldDirectly('akua', 'Book the room')

    expect(msg.includes("I couldn't send it then")).toBe(isMarked)
  })

  it('is missed when the meetup has begun or a day is over, and listed once: to the organizers in one message, to its owner', async () => {
    await scene.remindBefore(minute, 60)
    scene.time.advance(3 * minute)
    await scene.remindGeneral(scene.time.now() - day - minute, 'Secret plans')
    await scene.remindAkua(scene.time.now() - day - minute, 'Akua alone')
    await scene.store.reminders.change(1 + 1, { dueAt: scene.time.now() - hour })
    await scene.settled()

    const organizer = await scene.test.toldDirectly('olga', 'Reminders that were not sent')
    const owner = await scene.test.toldDirectly('akua', 'Reminders that were not sent')

    expect(owner).toContain('the meetup had begun')
    expect(owner).toContain('it was more than a day late')
    expect(organizer).toContain('`#general`')
    expect(organizer).toMatch(/- \d personal reminders?; I've told (?:its owner|their owners)/)
    expect(organizer).not.toContain('Akua alone')
  })

  it('comes once for the last of several times, and the others are listed', async () => {
    const timing = { kind: 'every', days: { kind: 'daily' }, time: { hour: 9, minute: 0 }, zone: 'America/Toronto' } as const
    const nine = atLocal(
      localOf(scene.time.now() - 5 * day, 'America/Toronto').date,
      { hour: 9, minute: 0 },
      'America/Toronto',
    ).at
    await scene.store.reminders.add(
      aReminder(nine, { timing, to: scene.of('akua'), madeBy: scene.of('akua') }),
      scene.time.now(),
    )

    await scene.test.toldDirectly('akua', 'Reminders that were not sent')
    await scene.settled()

    expect(scene.toldAkua('Book the room')).toHaveLength(1)
    expect(scene.toldAkua('Reminders that were not sent')).toHaveLength(1)
    expect(scene.toldAkua('times · I was away at that time')).toHaveLength(1)
  })
})

describe('a workspace that is away when a reminder is due', () => {
  it('gets it late and marked, once, when it is back', async () => {
    await scene.remindAkua(scene.time.now() + minute)
    await scene.test.sandbox.crash()
    await expect.poll(() => scene.test.bot.chat.state.name).toBe('connecting')

    scene.time.advance(10 * minute)
    await scene.test.sandbox.start()
    await scene.test.sandbox.waitForMessage(() => scene.toldAkua('Book the room').length > 0)
    await scene.settled()

    expect(scene.toldAkua("I couldn't send it then")).toHaveLength(1)
  })

  it('gets it once when it answers that there were too many requests, or loses its answer', async () => {
    const limited = { kind: 'answer', status: 429, headers: { 'x-ratelimit-reset': String(testClock.now()) } } as const
    scene.test.sandbox.faults.rest({ route: 'chat.sendMessage', times: 2, ...limited })
    scene.test.sandbox.faults.rest({ route: 'chat.sendMessage', times: 2, kind: 'lose-answer' })
    await scene.remindAkua(scene.time.now())

    const moving = setInterval(() => scene.time.advance(minute), 200)
    await scene.test.sandbox.waitForMessage(() => scene.toldAkua('Book the room').length > 0)
    clearInterval(moving)
    await scene.settled()

    expect(scene.toldAkua('Book the room')).toHaveLength(1)
  })
})

it('is confirmed only once it is on disk, and leaves a line in the audit log at every step', async () => {
  await scene.rooms.answerTo('akua', 'remind me in 30 min "Call"', scene.test.sandbox.direct('akua', testBotName))
  scene.time.advance(30 * minute)
  await scene.test.toldDirectly('akua', '### Reminder\nCall')

  const log = (await scene.store.audit.latest(5)).map(({ who, what, detail }) => `${who} ${what} ${detail}`)

  expect(log).toEqual([
    expect.stringMatching(/^rendezvous remind send #1$/),
    expect.stringMatching(/^akua remind #1 20/),
    expect.anything(),
  ])
})
