import type { Services } from '../../command/context.ts'
import { dayMs } from '../../shared/dates/time.ts'
import { findTargets } from '../announcements/service.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Reminder } from '../reminders/model/index.ts'
import { dueAtFor } from '../reminders/quiet-service.ts'
import { type Automation, dueOf, kindOf, longestAfterDays, type PlannedStep } from './model.ts'
import {
  type AutomationDifference,
  type AutomationRoom,
  automationActor,
  compareAutomation,
  stepKey,
  type WantedRow,
  wantedRows,
} from './planned-steps.ts'

/** What the bot does for the meetups of a series, or for those of none, of its own accord. */
export async function automationFor(
  { automationChanges: plans, community }: Pick<Services, 'automationChanges' | 'community'>,
  seriesId?: number,
): Promise<Automation> {
  return { ...community.plan, ...(await plans.changesOf(seriesId)) }
}

/** The rooms that hear of a meetup. */
export async function automationRooms(needs: Services, meetup: Pick<Meetup, 'series'>): Promise<readonly AutomationRoom[]> {
  return (await findTargets(needs, meetup)).map(({ room: { id: roomId, kind, name = '' }, quiet }) => ({
    to: { roomId, name, isPrivate: kind !== 'channel' },
    quiet,
  }))
}

/** What every meetup of the same series is to have. */
export async function wantedOf(needs: Services, meetup: Pick<Meetup, 'series'>): Promise<readonly WantedRow[]> {
  return wantedRows(await automationFor(needs, meetup.series?.id), await automationRooms(needs, meetup))
}

/** How the rows of a meetup differ from its plan. */
export async function findAutomationDifference(
  needs: Services,
  meetup: Meetup,
  wanted: readonly WantedRow[],
): Promise<AutomationDifference> {
  return compareAutomation(wanted, await needs.reminders.ofMeetup(meetup.id), meetup, needs.clock.now())
}

export function isSame({ add, revive, drop }: AutomationDifference): boolean {
  return add.length + revive.length + drop.length === 0
}

/** Makes the rows of a meetup those of its plan. Within a transaction. */
export async function saveAutomation(needs: Services, meetupId: number): Promise<void> {
  const { meetups, reminders, audit, clock } = needs
  const meetup = await meetups.lock(meetupId)
  if (meetup?.state !== 'planned') return
  const difference = await findAutomationDifference(needs, meetup, await wantedOf(needs, meetup))
  if (isSame(difference)) return
  const now = clock.now()
  const { add, revive, drop } = difference
  // In the order of their ids, as everybody holds several: two who do so never wait for each other.
  for (const { id } of [...drop, ...revive].toSorted((a, b) => a.id - b.id)) await reminders.hold(id)
  for (const { id } of drop) await reminders.change(id, { state: 'cancelled', why: 'plan' })
  for (const row of revive) {
    if (row.timing.kind !== 'before') continue
    const times = await timesOf(needs, meetup, row.timing.offset, row.to)
    await reminders.change(row.id, { state: 'planned', why: null, tries: 0, ...times })
  }
  for (const { step, offset, to } of add) {
    const row = { kind: kindOf(step), timing: { kind: 'before', meetupId, offset }, to, madeBy: automationActor } as const
    await reminders.add({ ...row, lang: 'en', madeIn: '', ...(await timesOf(needs, meetup, offset, to)) }, now)
  }
  const detail = `#${meetupId}: +${add.length + revive.length} -${drop.length}`
  await audit.add({ at: now, who: automationActor.id, what: 'plan', where: '', detail })
}

async function timesOf(needs: Services, meetup: Meetup, offset: PlannedStep['offset'], to: Reminder['to']) {
  const { startsAt } = meetup
  const nominalAt = dueOf(meetup, { offset })
  return { startsAt, nominalAt, dueAt: await dueAtFor(needs, { to, startsAt }, nominalAt, needs.clock.now()) }
}

/** Every meetup of whose plan something may lie ahead, soonest first. */
export async function automatedMeetups({ meetups, clock }: Pick<Services, 'meetups' | 'clock'>): Promise<readonly Meetup[]> {
  const now = clock.now()
  const near = await meetups.between(now - (longestAfterDays + 1) * dayMs, now + mostDaysAhead * dayMs)
  return near.filter(({ state }) => state === 'planned')
}

/** A little more than the longest time before a meetup that can be typed, which is a year. */
const mostDaysAhead = 370

/** All rows of the same step of the same meetup at the same time. */
export async function rowsOfStep({ reminders }: Pick<Services, 'reminders'>, row: Reminder): Promise<readonly Reminder[]> {
  if (row.timing.kind !== 'before') return []
  const rows = await reminders.ofMeetup(row.timing.meetupId)
  return rows.filter((one) => stepKey(one) === stepKey(row))
}
