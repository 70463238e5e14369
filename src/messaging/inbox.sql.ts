import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import { compileOnce } from '../platform/database/compiled.ts'
import type { Database } from '../platform/database/dialect.ts'
import { postponedClaim } from '../platform/database/messaging-tables.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { IncomingMessage } from './chat.ts'
import { editableMs, typedIdOf } from './derived-ids.ts'
import { forgetHeard } from './forget.sql.ts'
import type { ClaimedMessage, Inbox, Lease } from './repository.ts'
import type { RoomKind } from './rooms.ts'

export function createInbox(
  db: Kysely<Tables>,
  { skipLocked, relaxedDurability }: Pick<Database, 'skipLocked' | 'relaxedDurability'>,
): Inbox {
  return {
    // What a power cut loses here is read again from the workspace, because the checkpoint is saved later, and synced.
    hear: (message, claim) => relaxedDurability(db, (alone) => hear(alone, message, claim)),
    async claimNext(claim, senderId) {
      const ofSender = senderId === undefined ? sql`` : sql`and head.sender_id = ${senderId}`
      const { rows } = await sql<Selectable<Tables['inbox']>>`
        update inbox set taken_from = claimed_by, claimed_by = ${claim.owner}, lease_until = ${claim.until}, tries = tries + 1
        where message_id = (
          select head.message_id from inbox head
          where head.state = 'waiting' and (head.claimed_by is null or head.lease_until <= ${claim.now}) ${ofSender}
            and not exists (
              select 1 from inbox earlier
              where earlier.state = 'waiting' and earlier.sender_id = head.sender_id
                and earlier.claimed_by is distinct from ${postponedClaim}
                and (earlier.sent_at, earlier.seq) < (head.sent_at, head.seq))
          order by head.sent_at, head.seq limit 1 ${skipLocked})
        returning *`.execute(db)
      return rows[0] && toClaimed(rows[0])
    },
    async renew(messageId, { owner, until }) {
      await db
        .updateTable('inbox')
        .set({ lease_until: until })
        .where('message_id', '=', messageId)
        .where('claimed_by', '=', owner)
        .where('state', '=', 'waiting')
        .execute()
    },
    async finish(messageId, owner, outcome, at) {
      const { rows } = await sql<{ more: number }>`
        update inbox set state = 'done', outcome = ${outcome}, done_at = ${at}, claimed_by = null
        where message_id = ${messageId} and claimed_by = ${owner} and state = 'waiting'
        returning (select count(*) from inbox other
          where other.sender_id = inbox.sender_id and other.state = 'waiting'
            and other.message_id <> inbox.message_id) as more`.execute(db)
      if (rows[0] === undefined) return 'void'
      return rows[0].more > 0 ? 'more' : 'done'
    },
    async postpone(message, until) {
      await db
        .insertInto('inbox')
        .values({ ...toRow({ ...message, sentAt: until }), claimed_by: postponedClaim, lease_until: until, tries: 0 })
        .onConflict((oc) => oc.column('message_id').doNothing())
        .execute()
    },
    resumePostponed: () => release(db, postponedClaim),
    async countSince(message, since) {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from inbox
        where sender_id = ${message.sender.id} and sent_at > ${since}
          and (sent_at, seq) <= (select sent_at, seq from inbox where message_id = ${message.id})`.execute(db)
      return rows[0]?.count ?? 0
    },
    async historyOf({ id, sender, sentAt }) {
      const typedId = typedIdOf(id)
      const { rows } = await sql<{ text: string; outcome: string | null }>`
        select text, outcome from inbox
        where sender_id = ${sender.id} and sent_at between ${sentAt - editableMs} and ${sentAt} and state = 'done'
          and message_id <> ${id} and (message_id = ${typedId} or substr(message_id, 1, ${typedId.length + 2}) = ${`${typedId}~e`})
        order by sent_at, seq`.execute(db)
      return rows.map(({ text, outcome }) => ({ text, outcome: outcome ?? undefined }))
    },
    release: (owner) => release(db, owner),
    forget: (personId, _at, username) => forgetHeard(db, personId, username),
    async forgetBefore(at) {
      await db.deleteFrom('inbox').where('state', '=', 'done').where('sent_at', '<', at).execute()
    },
  }
}

async function release(db: Kysely<Tables>, owner: string): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ claimed_by: null })
    .where('state', '=', 'waiting')
    .where('claimed_by', '=', owner)
    .execute()
}

async function hear(db: Kysely<Tables>, message: IncomingMessage, claim: Lease): Promise<'claimed' | 'queued' | 'known'> {
  const [row] = await insertHeard(db, { ...toRow(message), owner: claim.owner, lease_until: claim.until, tries: 1 })
  if (row === undefined) return 'known'
  return row.claimed_by === null ? 'queued' : 'claimed'
}

const insertHeard = compileOnce((db, { owner, ...row }: Omit<Insertable<Tables['inbox']>, 'claimed_by'> & { owner: string }) =>
  db
    .insertInto('inbox')
    .values({
      ...row,
      claimed_by: sql<string | null>`(select case when not exists (
          select 1 from inbox unanswered where unanswered.sender_id = ${row.sender_id} and unanswered.state = 'waiting'
            and unanswered.claimed_by is distinct from ${postponedClaim}
        ) then cast(${owner} as text) end)`,
    })
    .onConflict((oc) => oc.column('message_id').doNothing())
    .returning('claimed_by'),
)

function toRow(message: IncomingMessage) {
  return {
    message_id: message.id,
    room_id: message.roomId,
    room_kind: message.roomKind,
    room_name: message.roomName ?? null,
    thread_id: message.threadId ?? null,
    sender_id: message.sender.id,
    sender_username: message.sender.username,
    text: message.text,
    sent_at: message.sentAt,
    state: 'waiting' as const,
    taken_from: null,
    outcome: null,
    done_at: null,
  }
}

function toClaimed(row: Selectable<Tables['inbox']>): ClaimedMessage {
  return {
    tries: row.tries,
    ...(row.taken_from !== null && row.taken_from !== postponedClaim && { takenFrom: row.taken_from }),
    message: {
      id: row.message_id,
      roomId: row.room_id,
      roomKind: row.room_kind as RoomKind,
      text: row.text,
      sender: { id: row.sender_id, username: row.sender_username },
      sentAt: row.sent_at,
      ...(row.room_name !== null && { roomName: row.room_name }),
      ...(row.thread_id !== null && { threadId: row.thread_id }),
    },
  }
}
