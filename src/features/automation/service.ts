import type { Clock } from '../../shared/clock.ts'
import { dayMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { findTargets, type TargetNeeds } from '../announcements/service.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Audit } from '../people/audit.ts'
import { auditOwnAct, systemActor } from '../people/system-actor.ts'
import { kindOf, type Reminder, stepKey } from '../reminders/model/index.ts'
import { dueAtFor, type QuietNeeds } from '../reminders/quiet-service.ts'
import type { Reminders } from '../reminders/repository.ts'
import { type Automation, dueOf, longestAfterDays, type PlannedStep } from './model.ts'
import {
  type AutomationDifference,
  type AutomationRoom,
  compareAutomation,
  type WantedRow,
  wantedRows,
} from './planned-steps.ts'
import type { AutomationChanges } from './repository.ts'

export interface AutomationNeeds {
  readonly automationChanges: Pick<AutomationChanges, 'changesOf'>
  readonly community: { readonly plan: Automation; readonly zone: string; readonly language: Lang }
  readonly clock: Clock
}

export interface SaveNeeds extends AutomationNeeds, TargetNeeds, QuietNeeds {
  readonly community: AutomationNeeds['community'] & QuietNeeds['community'] & TargetNeeds['community']
  readonly meetups: Pick<Meetups, 'lock' | 'between'>
  readonly reminders: Reminders
  readonly audit: Pick<Audit, 'add'>
}

/** What the bot does automatically for the meetups of a series, or for those without one. */
export async function automationFor(
  {
    automationChanges,
    community,
  }: Pick<AutomationNeeds, 'automationChanges'> & { readonly community: { readonly plan: Automation } },
  seriesId?: number,
): Promise<Automation> {
  return { ...community.plan, ...(await automationChanges.changesOf(seriesId)) }
}

/** The rooms that hear about a meetup. */
export async function automationRooms(
  needs: TargetNeeds,
  meetup: Pick<Meetup, 'series' | 'roomId'>,
): Promise<readonly AutomationRoom[]> {
  return (await findTargets(needs, meetup)).map(({ room: { id: roomId, kind, name = '' }, quiet }) => ({
    to: { roomId, name, isPrivate: kind !== 'channel' },
    quiet,
  }))
}

/** The rows that a meetup of the series should have. */
export async function wantedOf(needs: SaveNeeds, meetup: Pick<Meetup, 'series' | 'roomId'>): Promise<readonly WantedRow[]> {
  return wantedRows(await automationFor(needs, meetup.series?.id), await automationRooms(needs, meetup))
}

/** How the rows of a meetup differ from its automation. */
export async function findAutomationDifference(
  needs: { readonly reminders: Pick<Reminders, 'ofMeetup'>; readonly clock: Clock },
  meetup: Meetup,
  wanted: readonly WantedRow[],
): Promise<AutomationDifference> {
  return compareAutomation(wanted, await needs.reminders.ofMeetup(meetup.id), meetup, needs.clock.now())
}

export function isSame({ add, revive, drop }: AutomationDifference): boolean {
  return add.length + revive.length + drop.length === 0
}

/** Adds, reactivates and drops rows of a meetup until they match its automation. Call it in a transaction. */
export async function saveAutomation(needs: SaveNeeds, meetupId: number): Promise<void> {
  const { meetups, reminders, clock } = needs
  const meetup = await meetups.lock(meetupId)
  if (meetup?.state !== 'planned') return
  const difference = await findAutomationDifference(needs, meetup, await wantedOf(needs, meetup))
  if (isSame(difference)) return
  const now = clock.now()
  const { add, revive, drop } = difference
  // In the order of their ids, so that two transactions that lock several can't deadlock.
  for (const { id } of [...drop, ...revive].toSorted((a, b) => a.id - b.id)) await reminders.lock(id)
  for (const { id } of drop) await reminders.change(id, { state: 'cancelled', why: 'plan' })
  for (const row of revive) {
    if (row.timing.kind !== 'before') continue
    const times = await timesOf(needs, meetup, row.timing.offset, row)
    await reminders.change(row.id, { state: 'planned', why: null, tries: 0, ...times })
  }
  for (const { step, offset, to } of add) {
    const row = { kind: kindOf(step), timing: { kind: 'before', meetupId, offset }, to, madeBy: systemActor } as const
    await reminders.add({ ...row, lang: 'en', madeIn: '', ...(await timesOf(needs, meetup, offset, row)) }, now)
  }
  await auditOwnAct(needs, 'plan', `#${meetupId}: +${add.length + revive.length} -${drop.length}`)
}

async function timesOf(
  needs: SaveNeeds,
  meetup: Meetup,
  offset: PlannedStep['offset'],
  { kind, to }: Pick<Reminder, 'kind' | 'to'>,
) {
  const { startsAt, zone } = meetup
  const nominalAt = dueOf(meetup, { offset })
  return { startsAt, nominalAt, zone, dueAt: await dueAtFor(needs, { kind, zone, to, startsAt }, nominalAt, needs.clock.now()) }
}

/** Every meetup that may still have steps ahead, soonest first. */
export async function automatedMeetups({ meetups, clock }: Pick<SaveNeeds, 'meetups' | 'clock'>): Promise<readonly Meetup[]> {
  const now = clock.now()
  const near = await meetups.between(now - (longestAfterDays + 1) * dayMs, now + mostDaysAhead * dayMs)
  return near.filter(({ state }) => state === 'planned')
}

/** A little more than a year, which is the longest time before a meetup that people can type. */
const mostDaysAhead = 370

/** All rows of the same step of the same meetup at the same time. */
export async function rowsOfStep(
  { reminders }: { readonly reminders: Pick<Reminders, 'ofMeetup'> },
  row: Reminder,
): Promise<readonly Reminder[]> {
  if (row.timing.kind !== 'before') return []
  const rows = await reminders.ofMeetup(row.timing.meetupId)
  return rows.filter((one) => stepKey(one) === stepKey(row))
}
