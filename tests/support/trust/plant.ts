import type { Store } from '../../../src/features/repositories.ts'

interface Ground {
  readonly idOf: (username: string) => string
  readonly roomId: (name: string) => string
  readonly now: number
}

const hour = 3_600_000
const day = 24 * hour
const zone = 'America/Toronto'

/**
 * A series of a private room with meetups, a talk, RSVPs, reminders and a minute-taker, a meetup of another private room, and
 * the same in public. What is private has a word in it that nothing else has.
 */
export async function plant(store: Store, { idOf, roomId, now }: Ground): Promise<void> {
  const person = (username: string) => ({ id: idOf(username), username })
  const rule = { rule: { nth: 3, weekday: 4 }, time: { hour: 13, minute: 0 } } as const
  const common = { ...rule, zone, lengthMinutes: 120, planningMinutes: 30, firstLang: 'en' as const }
  const hidden = await store.series.add(
    {
      ...common,
      name: 'Zorblat circle',
      place: 'Zorblat lane',
      joinUrl: 'https://zjoin.example.ca/1',
      roomId: roomId('crimson-den'),
    },
    now - day,
  )
  await store.series.bind(roomId('crimson-den'), hidden.id)
  const open = await store.series.add({ ...common, name: 'Open circle', joinUrl: 'https://ojoin.example.ca/1' }, now - day)
  await store.series.bind(roomId('cloudnative'), open.id, 'cloudnative')
  const plan = (series: typeof hidden | undefined, startsAt: number, more: { title?: string; roomId?: string } = {}) =>
    store.meetups.add(
      {
        ...{ startsAt, lengthMinutes: 120, zone, scheduledBy: idOf('olga'), ...more },
        ...(series !== undefined && { series: { id: series.id, day: new Date(startsAt).toISOString().slice(0, 10) } }),
        ...(series?.place !== undefined && { place: series.place }),
        ...(series?.joinUrl !== undefined && { joinUrl: series.joinUrl }),
      },
      now - day,
    )
  const soon = await plan(hidden, now + hour, { title: 'Zorblat soon' })
  const later = await plan(hidden, Date.UTC(2026, 11, 17, 18), { title: 'Zorblat later' })
  const shown = await plan(open, now + 2 * hour, { title: 'Everybody soon' })
  await plan(undefined, now + 3 * day, { title: 'Quixel alone', roomId: roomId('azure-loft') })
  await plantTalks(store, now, person('felix'), [
    { title: 'Vandoo talk', meetupId: later.id, seriesId: hidden.id, isPlaced: true },
    { title: 'Vandoo wish', meetupId: soon.id, seriesId: hidden.id, isPlaced: false },
    { title: 'A public talk', meetupId: shown.id, seriesId: open.id, isPlaced: true },
  ])
  await store.topics.add({ title: 'What to do next', suggestedBy: idOf('akua') }, now)
  for (const meetup of [soon, later, shown])
    for (const username of ['akua', 'felix'])
      await store.attendance.enter(meetup.id, { personId: idOf(username), username, wish: 'room' }, { kind: 'typed' }, now)
  await store.subscriptions.put(
    {
      room: { id: roomId('cloudnative'), kind: 'channel', name: 'cloudnative' },
      ...{ language: 'both', quiet: false, since: now - day, by: idOf('olga'), publishes: true },
    },
    now,
  )
  await store.liveMinutes.name(later.id, person('akua'), 'en')
}

async function plantTalks(
  { talks }: Store,
  now: number,
  presenter: { readonly id: string; readonly username: string },
  planned: readonly { title: string; meetupId: number; seriesId: number; isPlaced: boolean }[],
): Promise<void> {
  for (const { isPlaced, ...talk } of planned) {
    const offered = { ...talk, presenter, lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed' } as const
    const { id } = await talks.add(offered, now)
    const event = { at: now, who: presenter.id, step: 'place' } as const
    if (isPlaced) await talks.change(id, { state: 'scheduled', meetupId: talk.meetupId }, event)
  }
}
