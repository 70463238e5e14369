import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import type { EpochMs } from '../../shared/clock.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { isAutomated, type Reminder, type ReminderKind, rowKey, type Timing } from './model/index.ts'
import type { NewReminder, ReminderChange } from './repository.ts'

export type ReminderRow = Selectable<Tables['reminder']>

export function toReminderRow(id: number, reminder: NewReminder, at: EpochMs): Insertable<Tables['reminder']> {
  const { to, timing } = reminder
  const room = 'roomId' in to ? to : undefined
  const person = 'roomId' in to ? undefined : to
  return {
    ...{ id, kind: reminder.kind, state: 'planned', why: null, timing: JSON.stringify(timing) },
    meetup_id: timing.kind === 'before' ? timing.meetupId : null,
    room_id: room?.roomId ?? null,
    room_name: room?.name ?? null,
    room_kind: room === undefined ? null : room.isPrivate ? 'group' : 'channel',
    person_id: person?.id ?? null,
    person_username: person?.username ?? null,
    words: reminder.words ?? null,
    lang: reminder.lang,
    made_by: reminder.madeBy.id,
    made_by_username: reminder.madeBy.username,
    made_in: reminder.madeIn,
    made_at: at,
    starts_at: reminder.startsAt ?? null,
    ...{ nominal_at: reminder.nominalAt, due_at: reminder.dueAt, look_at: reminder.dueAt },
    ...{ round: 0, tries: 0, message_id: null },
    plan_key: isAutomated(reminder) ? rowKey(reminder) : null,
  }
}

export function toReminderColumns(change: ReminderChange): Updateable<Tables['reminder']> {
  const lookAt = change.lookAt ?? change.dueAt
  return {
    ...(change.state !== undefined && { state: change.state }),
    ...(change.why !== undefined && { why: change.why }),
    ...(change.timing !== undefined && {
      timing: JSON.stringify(change.timing),
      meetup_id: change.timing.kind === 'before' ? change.timing.meetupId : null,
      ...(change.timing.kind !== 'before' && { starts_at: null }),
    }),
    ...(change.words !== undefined && { words: change.words }),
    ...(change.startsAt !== undefined && { starts_at: change.startsAt }),
    ...(change.nominalAt !== undefined && { nominal_at: change.nominalAt }),
    ...(change.dueAt !== undefined && { due_at: change.dueAt }),
    ...(lookAt !== undefined && { look_at: lookAt }),
    ...(change.round !== undefined && { round: change.round }),
    ...(change.tries !== undefined && { tries: change.tries }),
    ...(change.messageId !== undefined && { message_id: change.messageId }),
  }
}

export function toReminder(row: ReminderRow): Reminder {
  const { id, state, round, tries } = row
  return {
    ...{ id, state, round, tries },
    kind: row.kind as ReminderKind,
    timing: JSON.parse(row.timing) as Timing,
    to: toReceiver(row),
    lang: row.lang as Lang,
    madeBy: { id: row.made_by, username: row.made_by_username },
    madeIn: row.made_in,
    nominalAt: row.nominal_at,
    dueAt: row.due_at,
    ...(row.why !== null && { why: row.why }),
    ...(row.words !== null && { words: row.words }),
    ...(row.starts_at !== null && { startsAt: row.starts_at }),
    ...(row.message_id !== null && { messageId: row.message_id }),
    ...(row.zone !== null && { zone: row.zone }),
    ...(row.local_at !== null && { localAt: row.local_at }),
    ...(row.zone_data !== null && { zoneData: row.zone_data }),
  }
}

function toReceiver(row: ReminderRow): Reminder['to'] {
  if (row.room_id === null) return { id: row.person_id ?? '', username: row.person_username ?? '' }
  return { roomId: row.room_id, name: row.room_name ?? '', isPrivate: row.room_kind === 'group' }
}
