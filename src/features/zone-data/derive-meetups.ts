import { toMessage } from '../../messaging/outgoing.ts'
import type { Enqueue } from '../../messaging/unit-of-work.ts'
import { readIsoDay } from '../../shared/dates/plain-date.ts'
import { deriveInstant, writeLocalTime, type ZoneData } from '../../shared/dates/zone-data.ts'
import type { Attendance } from '../attendance/repository.ts'
import { type Affected, findAffected, type NotifyNeeds, notifyAffected } from '../changes/notify-affected.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Roles } from '../people/repository.ts'
import { auditOwnAct, systemActor } from '../people/system-actor.ts'
import { correctSent, type FollowNeeds } from '../reminders/follow-meetup.ts'
import { isAutomated } from '../reminders/model/index.ts'
import type { SeriesRepository } from '../series/repository.ts'
import type { Talks } from '../talks/repository.ts'
import { isStale } from './model.ts'

export interface DeriveMeetupNeeds extends NotifyNeeds, FollowNeeds {
  readonly clock: FollowNeeds['clock']
  readonly community: NotifyNeeds['community'] & FollowNeeds['community']
  readonly people: FollowNeeds['people']
  readonly meetups: Pick<Meetups, 'lock' | 'change' | 'markDerived'>
  readonly series: Pick<SeriesRepository, 'find' | 'ofRoom'>
  readonly talks: Pick<Talks, 'agenda' | 'lock'>
  readonly attendance: Pick<Attendance, 'of'>
  readonly roles: Pick<Roles, 'all'>
}

/**
 * Derives the start of a meetup from its local time. If the instant changes, its reminders follow, and the people who were
 * told it hear the new one. Returns whether it changed. Call it in a transaction.
 */
export async function deriveMeetup(
  needs: DeriveMeetupNeeds,
  enqueue: Enqueue,
  data: ZoneData,
  meetupId: number,
): Promise<boolean> {
  const { meetups, talks, clock } = needs
  // Talks before their meetup, as everywhere.
  for (const talk of await talks.agenda(meetupId)) await talks.lock(talk.id)
  const before = await meetups.lock(meetupId)
  if (before === undefined || !isStale(before, data)) return false
  const localStart = before.localStart ?? (await adoptLocalStart(needs, before, data))
  const startsAt = deriveInstant(data, { at: before.startsAt, local: localStart, zone: before.zone })
  const now = clock.now()
  const changed = startsAt === before.startsAt ? undefined : await meetups.change(meetupId, { startsAt }, now)
  await meetups.markDerived(meetupId, localStart)
  if (changed === undefined) return false
  const [from, to] = [before.startsAt, startsAt].map((at) => new Date(at).toISOString())
  const detail = `#${meetupId} ${localStart} ${before.zone}: ${from} > ${to} (${data.edition})`
  await auditOwnAct(needs, 'zone data', detail)
  const told = await findTold(needs, changed)
  const isNews = changed.state === 'planned' && Math.max(startsAt, before.startsAt) > now
  const notices = isNews ? await notifyAffected(needs, changed, { kind: 'clocks', before }, told.affected) : []
  await correctSent(needs, changed, told)
  await enqueue({ purpose: `meetup/${meetupId}/zone data/${data.edition}/${startsAt}` }, notices.map(toMessage))
  return true
}

/**
 * The local time of a meetup from before it was stored. One that nobody has ever changed is at the time of its series, even if
 * the data of that day was out of date.
 */
async function adoptLocalStart({ series }: DeriveMeetupNeeds, meetup: Meetup, data: ZoneData): Promise<string> {
  const rule = meetup.series?.day === undefined ? undefined : await series.find(meetup.series.id)
  const date = meetup.series?.day === undefined ? undefined : readIsoDay(meetup.series.day)
  const isUntouched = meetup.revision === undefined && rule?.zone === meetup.zone
  if (rule !== undefined && date !== undefined && isUntouched) return writeLocalTime({ date, time: rule.time })
  return writeLocalTime(data.localOf(meetup.startsAt, meetup.zone))
}

/**
 * Those who come, present, or were reminded: they hear it privately. In rooms the local time was told, which stays, and
 * announcements are edited.
 */
async function findTold(needs: DeriveMeetupNeeds, meetup: Meetup) {
  const agenda = await needs.talks.agenda(meetup.id)
  const affected = await findAffected(needs, meetup, agenda, systemActor)
  const concerned = affected.filter(({ mode, talks }) => mode !== undefined || talks.length > 0)
  const reminders = await needs.reminders.ofMeetup(meetup.id)
  const reminded = reminders.flatMap((one): readonly Affected[] =>
    'roomId' in one.to || isAutomated(one) || one.round === 0 ? [] : [{ ...one.to, talks: [] }],
  )
  const everyone = new Map([...reminded, ...concerned].map((one) => [one.id, one]))
  return {
    affected: [...everyone.values()],
    people: new Set(everyone.keys()),
    rooms: new Set(reminders.flatMap(({ to }) => ('roomId' in to ? to.roomId : []))),
  }
}
