import { describe, expect, it } from 'vitest'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import type { Reminder } from '../../../src/features/reminders/model/index.ts'
import type { Reminders } from '../../../src/features/reminders/repository.ts'
import { seeReminders } from '../../../src/features/reminders/visible-reminders.ts'
import type { Talk } from '../../../src/features/talks/model.ts'
import type { TalkEvent, Talks } from '../../../src/features/talks/repository.ts'
import { seeTalks } from '../../../src/features/talks/visible-talks.ts'
import type { Sight } from '../../../src/features/visibility/model.ts'

const meetup = (id: number, seriesId?: number): Meetup => ({
  ...{ id, startsAt: 0, lengthMinutes: 60, zone: 'America/Toronto', state: 'planned', changedAt: 0 },
  ...(seriesId !== undefined && { series: { id: seriesId } }),
})
const talk = (id: number, more: Partial<Talk> = {}): Talk => ({
  ...{ id, title: `T${id}`, lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed' },
  ...more,
})

/** Series 1 is visible, series 2 isn't. */
const sight = { isOrganizer: false, seriesIds: new Set([1]), roomIds: new Set<string>(), ownRoomIds: new Set<string>() }

describe('talks', () => {
  const all = [
    talk(1),
    talk(2, { seriesId: 1 }),
    talk(3, { seriesId: 2 }),
    talk(4, { meetup: meetup(10, 1), seriesId: 1 }),
    talk(5, { meetup: meetup(11, 2) }),
    talk(6, { meetup: meetup(10, 1), seriesId: 2 }),
    talk(7, { meetup: meetup(11, 2), seriesId: 1 }),
  ]
  const find = async (id: number) => all.find((one) => one.id === id)
  const event: TalkEvent = { at: 0, who: 'u1', step: 'present', state: 'proposed' }
  const list = async () => all
  const stored = { find, lock: find, agenda: list, backlog: list, of: list, history: async () => [event] } as unknown as Talks
  const seen: number[] = []
  const shown = seeTalks(stored, sight, ({ id }) => void seen.push(id))

  it('are shown when their meetup and their series are visible', async () => {
    const ids = async (talks: Promise<readonly Talk[]>) => (await talks).map(({ id }) => id)

    expect(await ids(shown.agenda(1))).toEqual([1, 2, 4])
    expect(await ids(shown.backlog())).toEqual([1, 2, 4])
    expect(await ids(shown.of('u1'))).toEqual([1, 2, 4])
  })

  it.each(all.map(({ id }) => id))(
    '#%i is found, locked and has a history if it is visible, and is then noted as shown',
    async (id) => {
      seen.length = 0
      const isVisible = [1, 2, 4].includes(id)

      expect((await shown.find(id))?.id).toBe(isVisible ? id : undefined)
      expect((await shown.lock(id))?.id).toBe(isVisible ? id : undefined)
      expect(await shown.history(id)).toEqual(isVisible ? [event] : [])
      expect(seen).toEqual(isVisible ? [id, id, id] : [])
    },
  )

  it('that don’t exist are not found', async () => {
    expect([await shown.find(99), await shown.lock(99), await shown.history(99)]).toEqual([undefined, undefined, []])
  })
})

describe('reminders', () => {
  const reminder = (id: number, timing: Reminder['timing']) => ({ id, timing, to: { personId: 'u1' } }) as unknown as Reminder
  const beforeMeetup = (id: number, meetupId: number) =>
    reminder(id, { kind: 'before', meetupId, offset: { unit: 'days', amount: 1 } } as Reminder['timing'])
  const all = [beforeMeetup(1, 10), beforeMeetup(2, 11), reminder(3, { kind: 'at', at: 0 } as unknown as Reminder['timing'])]
  const find = async (id: number) => all.find((one) => one.id === id)
  const list = async () => all
  const stored = { find, lock: find, pendingOf: list, pendingInRooms: list, ofMeetup: list } as unknown as Reminders
  const shown = seeReminders(stored, { find: async (id) => (id === 10 ? meetup(10) : undefined) }, 'system')

  it('are shown when their meetup is visible, or when they have none', async () => {
    const ids = async (reminders: Promise<readonly Reminder[]>) => (await reminders).map(({ id }) => id)

    expect(await ids(shown.pendingOf('u1'))).toEqual([1, 3])
    expect(await ids(shown.pendingInRooms('r1'))).toEqual([1, 3])
    expect(await ids(shown.ofMeetup(10))).toEqual([1, 3])
    const found = await Promise.all([1, 2, 3, 4].map((id) => shown.find(id)))
    expect(found.map((one) => one?.id)).toEqual([1, undefined, 3, undefined])
    const locked = await Promise.all([1, 2, 3, 4].map((id) => shown.lock(id)))
    expect(locked.map((one) => one?.id)).toEqual([1, undefined, 3, undefined])
  })

  it('say that their room is private to readers who may not know it now, whatever it was when they were set', async () => {
    const toRoom = (id: number, roomId: string, isPrivate: boolean) =>
      ({ ...reminder(id, { kind: 'moment', at: 0 }), to: { roomId, name: roomId, isPrivate } }) as Reminder
    const set = [toRoom(4, 'open', false), toRoom(5, 'turned-private', false), toRoom(6, 'open', true), ...all.slice(2)]
    const before = { ...stored, pendingInRooms: async () => set }
    const readers = {
      isOrganizer: true,
      seriesIds: new Set<number>(),
      roomIds: new Set(['open']),
      ownRoomIds: new Set<string>(),
    }

    const shownTo = async (given: Sight) =>
      (await seeReminders(before, { find: async () => undefined }, given).pendingInRooms()).map(({ to }) => to)

    expect(await shownTo(readers)).toEqual([
      { roomId: 'open', name: 'open', isPrivate: false },
      { roomId: 'turned-private', name: 'turned-private', isPrivate: true },
      { roomId: 'open', name: 'open', isPrivate: true },
      { personId: 'u1' },
    ])
    expect(await shownTo('system')).toEqual(set.map(({ to }) => to))
  })
})
