import { hourMs } from '../../shared/dates/time.ts'
import { deriveInstant, writeLocalTime, type ZoneData } from '../../shared/dates/zone-data.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Audit } from '../people/audit.ts'
import type { People } from '../people/repository.ts'
import { auditOwnAct } from '../people/system-actor.ts'
import { type Reminder, roomOf } from '../reminders/model/index.ts'
import { dueAtFor, type QuietNeeds } from '../reminders/quiet-service.ts'
import type { ReminderChange, Reminders } from '../reminders/repository.ts'
import { isStale } from './model.ts'

export interface DeriveReminderNeeds extends QuietNeeds {
  readonly reminders: Pick<Reminders, 'lock' | 'change' | 'markDerived'>
  readonly meetups: Pick<Meetups, 'find'>
  readonly people: Pick<People, 'preferences'>
  readonly audit: Pick<Audit, 'add'>
}

/** Derives the time of a planned reminder from its local time. Returns whether it changed. Call it in a transaction. */
export async function deriveReminder(needs: DeriveReminderNeeds, data: ZoneData, id: number): Promise<boolean> {
  const { reminders } = needs
  const reminder = await reminders.lock(id)
  if (reminder === undefined || !isStale(reminder, data)) return false
  const zone = reminder.zone ?? (await adoptZone(needs, reminder))
  const localAt = reminder.localAt ?? adoptLocalTime(reminder, zone, data)
  const nominalAt = deriveInstant(data, { at: reminder.nominalAt, local: localAt, zone })
  const change = await findChange(needs, reminder, nominalAt)
  if (change !== undefined) await reminders.change(id, { ...change, zone })
  await reminders.markDerived(id, { zone, localAt })
  if (change === undefined) return false
  await auditOwnAct(needs, 'zone data', `#${id} ${localAt} ${zone} (${data.edition})`, roomOf(reminder))
  return true
}

/** Quiet hours are local times too, so what they have moved is moved again. */
async function findChange(
  needs: DeriveReminderNeeds,
  reminder: Reminder,
  nominalAt: number,
): Promise<ReminderChange | undefined> {
  const now = needs.clock.now()
  const wasMoved = reminder.dueAt !== reminder.nominalAt && reminder.dueAt > now
  if (nominalAt === reminder.nominalAt && !wasMoved) return undefined
  const dueAt = await dueAtFor(needs, reminder, nominalAt, now)
  if (nominalAt === reminder.nominalAt && dueAt === reminder.dueAt) return undefined
  const { timing } = reminder
  const isItsOwn = timing.kind === 'moment' && timing.at === reminder.nominalAt
  return { nominalAt, dueAt, ...(isItsOwn && { timing: { ...timing, at: nominalAt } }) }
}

/** The zone that a reminder from before it was stored was most likely meant in. */
async function adoptZone({ meetups, people, series, community }: DeriveReminderNeeds, reminder: Reminder): Promise<string> {
  const { timing, madeBy, to } = reminder
  if (timing.kind === 'every') return timing.zone
  const meetup = timing.kind === 'before' ? await meetups.find(timing.meetupId) : undefined
  if (meetup !== undefined) return meetup.zone
  const own = 'roomId' in to ? undefined : (await people.preferences(madeBy.id)).zone
  return own ?? (await series.ofRoom(reminder.madeIn))?.zone ?? community.zone
}

/** A law moves a clock by an hour. What is exactly that far from its rule was planned with data of before the law. */
function adoptLocalTime({ timing, nominalAt }: Reminder, zone: string, data: ZoneData): string {
  const local = writeLocalTime(data.localOf(nominalAt, zone))
  if (timing.kind !== 'every') return local
  const { hour, minute } = timing.time
  const around = [-hourMs, hourMs].map((shift) => data.localOf(nominalAt + shift, zone))
  const asSaid = around.find(({ time }) => time.hour === hour && time.minute === minute)
  return asSaid === undefined ? local : writeLocalTime(asSaid)
}
