import { type Kysely, type Selectable, sql } from 'kysely'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { Reminders } from './repository.ts'
import { type ReminderRow, toReminder } from './rows.sql.ts'

export async function undelivered(db: Kysely<Tables>): ReturnType<Reminders['undelivered']> {
  // A cross join makes SQLite begin with the few messages that were given up, not with every reminder ever made.
  const { rows } = await sql<ReminderRow & { readonly missed_why: string | null; readonly refused: string | null }>`
    select reminder.*, outbox.missed_why, outbox.refused from outbox cross join reminder
    where outbox.state = 'missed' and reminder.message_id = outbox.id order by reminder.id`.execute(db)
  return rows.map((row) => ({
    reminder: toReminder(row),
    why: row.missed_why ?? '',
    ...(row.refused !== null && { refused: row.refused }),
  }))
}

export async function takeMisses(db: Kysely<Tables>, lockRows: Database['lockRows']): ReturnType<Reminders['takeMisses']> {
  const { rows } = await sql<Selectable<Tables['reminder_miss']>>`
    select * from reminder_miss where told is null order by seq ${lockRows}`.execute(db)
  if (rows.length === 0) return []
  const seqs = rows.map(({ seq }) => seq)
  await db.updateTable('reminder_miss').set({ told: 'told' }).where('seq', 'in', seqs).execute()
  const ids = [...new Set(rows.map((row) => row.reminder_id))]
  const reminders = await db.selectFrom('reminder').selectAll().where('id', 'in', ids).execute()
  const missed = new Map(reminders.map((row) => [row.id, toReminder(row)]))
  return rows.flatMap(({ reminder_id: id, due_at: dueAt, times, why }) => {
    const reminder = missed.get(id)
    return reminder === undefined ? [] : [{ reminder, dueAt, times, why }]
  })
}
