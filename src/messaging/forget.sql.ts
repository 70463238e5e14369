import { type Kysely, sql } from 'kysely'
import { postponedClaim } from '../platform/database/messaging-tables.ts'
import type { Tables } from '../platform/database/tables.ts'

/** Deletes what somebody typed. */
export async function forgetHeard(db: Kysely<Tables>, personId: string, username: string | undefined): Promise<void> {
  await db.deleteFrom('inbox').where('sender_id', '=', personId).where('claimed_by', '=', postponedClaim).execute()
  // Completed rows stay without their words, so that a repeated message is still recognized. Pending ones keep their words.
  await db
    .updateTable('inbox')
    .set({ sender_id: '', sender_username: '', text: '', room_id: '', room_name: null, thread_id: null })
    .where('sender_id', '=', personId)
    .where((eb) => eb.or([eb('state', '=', 'done'), eb('claimed_by', 'is not', null)]))
    .execute()
  if (username !== undefined && username !== '') await forgetMentions(db, `@${username}`)
}

/** In other people's commands, such as `role add @alice`, only the mention is removed, and only as a whole word. */
async function forgetMentions(db: Kysely<Tables>, mention: string): Promise<void> {
  const { rows } = await sql<{ seq: number; text: string }>`
    select seq, text from inbox where state = 'done' and replace(text, ${mention}, '') <> text`.execute(db)
  for (const { seq, text } of rows) {
    const words = text.split(/(\s+)/).map((word) => (word === mention ? '@…' : word))
    await db
      .updateTable('inbox')
      .set({ text: words.join('') })
      .where('seq', '=', seq)
      .execute()
  }
}

/** Deletes what the bot told somebody, and the texts that may name them. */
export async function forgetOutgoing(db: Kysely<Tables>, personId: string): Promise<void> {
  await db
    .deleteFrom('outbox')
    .where('state', '!=', 'due')
    .where((eb) => eb.or([eb('lane', '=', `person:${personId}`), eb('direct_to_id', '=', personId)]))
    .execute()
  // The rows don't say who is named in the other texts. They are copies of sent messages and no longer needed, so all are
  // deleted.
  for (const kind of ['message', 'edit'] as const) {
    await db
      .updateTable('outbox')
      .set({ content: JSON.stringify({ kind, text: '' }) })
      .where('state', '!=', 'due')
      .where('content', 'like', `{"kind":"${kind}"%`)
      .execute()
  }
}
