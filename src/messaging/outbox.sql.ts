import { type Kysely, sql } from 'kysely'
import { compileOnce } from '../platform/database/compiled.ts'
import type { Database } from '../platform/database/dialect.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { EpochMs } from '../shared/dates/time.ts'
import { forgetOutgoing } from './forget.sql.ts'
import { addRows, type OutboxRow, toClaimed, toOutcome } from './outbox-rows.sql.ts'
import type { Outbox, OutgoingContent } from './repository.ts'

export function createOutbox(
  db: Kysely<Tables>,
  { skipLocked, relaxedDurability }: Pick<Database, 'skipLocked' | 'relaxedDurability'>,
): Outbox {
  return {
    add: (rows, claim) => addRows(db, rows, claim),
    async claimDue(claim, limit, lane) {
      const ofLane = lane === undefined ? sql`` : sql`and head.lane = ${lane}`
      const { rows } = await sql<OutboxRow>`
        update outbox set taken_from = claimed_by, claimed_by = ${claim.owner}, lease_until = ${claim.until}
        where seq in (
          select head.seq from outbox head
          where head.state = 'due' and head.due_at <= ${claim.now}
            and (head.claimed_by is null or head.lease_until <= ${claim.now}) ${ofLane}
            and not exists (
              select 1 from outbox earlier
              where earlier.state = 'due' and earlier.lane = head.lane and earlier.seq < head.seq)
          order by ${lane === undefined ? sql`head.due_at, head.seq` : sql`head.seq`} limit ${limit} ${skipLocked})
        returning *`.execute(db)
      return rows.toSorted((a, b) => a.seq - b.seq).map(toClaimed)
    },
    async sent(id, owner, at) {
      // If a power cut loses this, the message is sent again under the same id, and the workspace stores it once.
      const outcome = { state: 'sent', missed_why: null, refused: null, done_at: at } as const
      return relaxedDurability(db, (alone) => settle(alone, { id, owner, ...outcome }))
    },
    async missed(id, owner, why, at) {
      return settle(db, { id, owner, state: 'missed', missed_why: why.message, refused: why.code ?? null, done_at: at })
    },
    async begin(id, { owner, now, until }) {
      const begun = held(db, id, owner).set({ begun_at: now, lease_until: until }).returning('id')
      return (await begun.executeTakeFirst()) !== undefined
    },
    async wait(id, owner, notBefore) {
      await held(db, id, owner).set({ due_at: notBefore, claimed_by: null }).execute()
    },
    saidSince: (lane, since) => saidSince(db, lane, since),
    async hasDirect(lane, dueAt) {
      const row = await db
        .selectFrom('outbox')
        .select('id')
        .where('lane', '=', lane)
        .where('asked_at', '=', dueAt)
        .where('direct_to_id', 'is not', null)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
    async retry(id, owner, notBefore) {
      await held(db, id, owner)
        .set((eb) => ({ due_at: notBefore, claimed_by: null, begun_at: null, tries: eb('tries', '+', 1) }))
        .execute()
    },
    async outcome(id) {
      const row = await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toOutcome(row)
    },
    async hurry(now) {
      await db
        .updateTable('outbox')
        .set({ due_at: now })
        .where('state', '=', 'due')
        .where('claimed_by', 'is', null)
        .where('mirror', 'is', null)
        .where('tries', '>', 0)
        .where('due_at', '>', now)
        .execute()
    },
    async release(owner) {
      await db
        .updateTable('outbox')
        .set({ claimed_by: null })
        .where('state', '=', 'due')
        .where('claimed_by', '=', owner)
        .execute()
    },
    forget: (personId) => forgetOutgoing(db, personId),
    async forgetBefore(at) {
      await db.deleteFrom('outbox').where('state', '!=', 'due').where('done_at', '<', at).execute()
    },
  }
}

async function saidSince(db: Kysely<Tables>, lane: string, since: EpochMs): Promise<readonly EpochMs[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['content', 'done_at'])
    .where('lane', '=', lane)
    .where('state', '=', 'sent')
    .where('done_at', '>', since)
    .orderBy('done_at')
    .execute()
  return rows.flatMap(({ content, done_at }) =>
    done_at !== null && (JSON.parse(content) as OutgoingContent).kind === 'message' ? [done_at] : [],
  )
}

/** What is left of a text that the database must not keep. */
const blank = JSON.stringify({ kind: 'message', text: '' })

function held(db: Kysely<Tables>, id: string, owner: string) {
  return db.updateTable('outbox').where('id', '=', id).where('claimed_by', '=', owner).where('state', '=', 'due')
}

type Settled = Pick<OutboxRow, 'id' | 'state' | 'missed_why' | 'refused' | 'done_at'> & { readonly owner: string }

/** True when more rows of its lane are waiting. */
async function settle(db: Kysely<Tables>, settled: Settled): Promise<boolean> {
  const [row] = await updateSettled(db, settled)
  return row !== undefined && row.more > 0
}

const updateSettled = compileOnce((db, { id, owner, ...outcome }: Settled) =>
  held(db, id, owner)
    .set({
      ...{ ...outcome, claimed_by: null },
      // In a text, the quotation marks would be escaped.
      content: sql<string>`case when content like '%"isSecret":true%' then ${blank} else content end`,
    })
    .returning(
      sql<number>`(select count(*) from (select 1 from outbox next
        where next.lane = outbox.lane and next.state = 'due' and next.seq > outbox.seq limit 1) as waiting)`.as('more'),
    ),
)
