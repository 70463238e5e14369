import { describe, expect, it } from 'vitest'
import { atLocal, localOf } from '../../../src/shared/dates/local-time.ts'
import { day, hour, minute, openReminderScene } from '../../support/reminder-scene.ts'
import { aReminder } from '../../support/reminders.ts'
import { testBotName } from '../../support/seed.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openReminderScene)

describe('a reminder for a room', () => {
  it('rests with all others there when the bot is put out of the room; owner and organizers hear it once; it is resumed', async () => {
    const first = await scene.remindGeneral(scene.time.now() + hour, 'First')
    const second = await scene.remindGeneral(scene.time.now() + 2 * hour, 'Second')
    scene.test.sandbox.kick(testBotName, 'general')

    scene.time.advance(hour)
    const told = await scene.test.toldDirectly('olga', 'Reminders are paused for `#general`')
    await scene.settled()
    const states = [await scene.stateOf(first.id), await scene.stateOf(second.id)]
    const listed = await scene.rooms.answerTo('olga', 'reminders', scene.test.sandbox.direct('olga', testBotName))
    scene.test.sandbox.join(testBotName, 'general')
    const resumed = await scene.rooms.answerTo(
      'olga',
      `remind resume #${first.id}`,
      scene.test.sandbox.direct('olga', testBotName),
    )
    await scene.test.sandbox.waitForMessage(() => scene.inGeneral('First').length > 0)

    expect(told).toContain(`\`!meetup remind resume #${first.id}\`, \`!meetup remind resume #${second.id}\``)
    expect(scene.rooms.told('olga').filter((msg) => msg.includes('paused for'))).toHaveLength(1)
    expect(states).toEqual(['paused', 'paused'])
    expect(listed).toContain("paused (I'm not in it any more)")
    expect(resumed).toContain('is active again')
    expect(scene.inGeneral('First')).toHaveLength(1)
  })

  it('rests when the workspace refuses the message itself', async () => {
    const body = { success: false, error: 'error-room-archived', errorType: 'error-room-archived' }
    scene.test.sandbox.faults.rest({ route: 'chat.sendMessage', kind: 'answer', status: 400, body })
    const { id } = await scene.remindGeneral(scene.time.now())

    await scene.test.toldDirectly('olga', 'Reminders are paused for `#general`')

    expect(await scene.stateOf(id)).toBe('paused')
  })

  it('pauses when its author may no longer write to everybody there', async () => {
    const { id } = await scene.remindGeneral(scene.time.now(), 'Mine', 'akua')

    const told = await scene.test.toldDirectly('akua', 'Reminders are paused for `#general`')

    expect(told).toContain('may no longer write there')
    expect(await scene.stateOf(id)).toBe('paused')
    expect(scene.inGeneral('Mine')).toEqual([])
  })

  it('waits for the end of quiet hours when it is late', async () => {
    const now = localOf(scene.time.now(), 'America/Toronto').time
    const until = { hour: (now.hour + 2) % 24, minute: 0 }
    await scene.store.quietRooms.set('GENERAL', {
      hours: { from: { hour: now.hour, minute: 0 }, to: until },
      weekends: false,
      holidays: false,
    })
    await scene.remindGeneral(scene.time.now() - 10 * minute, 'Late one')

    await scene.settled()
    const before = scene.inGeneral('Late one').length
    scene.time.advance(2 * hour)
    await scene.test.sandbox.waitForMessage(({ msg }) => msg.includes('Late one'))

    expect(before).toBe(0)
  })

  it('comes once for all evenings of a weekend that quiet hours move to one time', async () => {
    const hours = { from: { hour: 18, minute: 0 }, to: { hour: 8, minute: 0 } }
    await scene.store.quietRooms.set('GENERAL', { hours, weekends: true, holidays: false })
    const zone = 'America/Toronto'
    const friday = atLocal({ year: 2026, month: 11, day: 20 }, { hour: 20, minute: 0 }, zone).at
    scene.time.advance(atLocal({ year: 2026, month: 11, day: 20 }, { hour: 17, minute: 59 }, zone).at - scene.time.now())
    const timing = { kind: 'every', days: { kind: 'daily' }, time: { hour: 20, minute: 0 }, zone } as const
    const to = { roomId: 'GENERAL', name: 'general', isPrivate: false }
    const row = aReminder(scene.time.now(), { timing, to, madeBy: scene.of('olga'), nominalAt: friday, words: 'Evening' })
    const { id } = await scene.store.reminders.add(row, scene.time.now())

    await scene.test.sandbox.waitForMessage(() => scene.inGeneral('Evening').length > 0)

    const next = (await scene.store.reminders.find(id))?.dueAt ?? 0
    expect(localOf(next, zone)).toEqual({ date: { year: 2026, month: 11, day: 23 }, time: { hour: 17, minute: 59 } })
  })

  it('that the workspace didn’t accept for too long is over, and its owner is told once', async () => {
    const { id } = await scene.remindGeneral(scene.time.now() + day)
    const now = scene.time.now()
    const row = { id: 'o1', lane: 'x', to: { roomId: 'GENERAL' }, content: { kind: 'message', text: 'x' }, dueAt: now } as const
    await scene.store.outbox.add([row], { owner: 'one', now, until: now + day })
    await scene.store.outbox.missed('o1', 'one', { message: 'no answer' }, now)
    await scene.store.reminders.change(id, { state: 'told', messageId: 'o1' })

    const told = await scene.test.toldDirectly('olga', `I couldn't deliver the reminder \`#${id}\``)
    await scene.settled()

    expect(told).toContain('for over an hour')
    expect(scene.rooms.told('olga').filter((msg) => msg.includes("couldn't deliver"))).toHaveLength(1)
    expect(await scene.stateOf(id)).toBe('missed')
  })

  it('comes at most three times a minute with others there; the organizers hear of it once an hour', async () => {
    for (let index = 0; index < 7; index += 1) await scene.remindGeneral(scene.time.now(), `Number ${index}.`)

    await scene.test.sandbox.waitForMessage(() => scene.inGeneral('Number').length === 3)
    await scene.test.toldDirectly('olga', 'than 3 messages a minute')
    await scene.settled()
    const firstMinute = scene.inGeneral('Number').length
    scene.time.advance(minute + 1)
    await scene.test.sandbox.waitForMessage(() => scene.inGeneral('Number').length === 6)
    await scene.settled()
    const secondMinute = scene.inGeneral('Number').length
    const answered = await scene.test.ask('akua', '!meetup conduct', 'general')
    scene.time.advance(minute + 1)
    await scene.test.sandbox.waitForMessage(() => scene.inGeneral('Number').length === 7)

    expect([firstMinute, secondMinute]).toEqual([3, 6])
    expect(answered.msg).toContain('Code of conduct')
    expect(scene.rooms.told('olga').filter((msg) => msg.includes('messages a minute'))).toHaveLength(1)
  })
})

describe('a meetup that changes', () => {
  it('takes its reminders along when it moves', async () => {
    const { meetup, reminder } = await scene.remindBefore(day, 60)

    await scene.store.meetups.change(meetup.id, { startsAt: meetup.startsAt + 2 * day }, scene.time.now())
    await expect.poll(async () => (await scene.store.reminders.find(reminder.id))?.dueAt).toBe(reminder.dueAt + 2 * day)
    scene.time.advance(day)
    await scene.settled()

    expect(scene.toldAkua('Book the room')).toEqual([])
  })

  it('is corrected once where its old date was posted, and reminded of again', async () => {
    const { meetup, reminder } = await scene.remindBefore(2 * hour, 60)
    scene.time.advance(hour)
    await scene.test.sandbox.waitForMessage(() => scene.toldAkua('Book the room').length === 1)

    await scene.store.meetups.change(meetup.id, { startsAt: meetup.startsAt + day }, scene.time.now())
    const corrected = await scene.test.toldDirectly('akua', '### Correction: Gathering')
    await scene.settled()
    scene.time.advance(day)
    await scene.test.sandbox.waitForMessage(() => scene.toldAkua('Book the room').length === 2)

    expect(corrected).toContain('**New date**')
    expect(corrected).toContain('**Instead of**')
    expect(scene.toldAkua('### Correction')).toHaveLength(1)
    expect(await scene.stateOf(reminder.id)).toBe('told')
  })

  it('takes its reminders with it when it is cancelled, and brings them back when it is planned again', async () => {
    const { meetup, reminder } = await scene.remindBefore(day, 60)

    await scene.store.meetups.change(meetup.id, { state: 'cancelled', cancelReason: 'storm' }, scene.time.now())
    await expect.poll(() => scene.stateOf(reminder.id)).toBe('cancelled')
    await scene.store.meetups.change(meetup.id, { state: 'planned' }, scene.time.now())
    await expect.poll(() => scene.stateOf(reminder.id)).toBe('planned')
    scene.time.advance(day - hour)

    expect(await scene.test.toldDirectly('akua', 'Book the room')).toContain('Gathering')
    expect(scene.toldAkua('### Correction')).toEqual([])
  })

  it('is reported as cancelled to the people who were reminded of it', async () => {
    const { meetup } = await scene.remindBefore(2 * hour, 60)
    scene.time.advance(hour)
    await scene.test.sandbox.waitForMessage(() => scene.toldAkua('Book the room').length === 1)

    await scene.store.meetups.change(meetup.id, { state: 'cancelled', cancelReason: 'storm' }, scene.time.now())

    expect(await scene.test.toldDirectly('akua', 'is cancelled')).toContain('**Reason**: storm')
  })
})
