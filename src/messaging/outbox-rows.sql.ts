import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import { compileOnce } from '../platform/database/compiled.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { Subject } from './notice.ts'
import type {
  AddedOutgoing,
  ClaimedOutgoing,
  Destination,
  Lease,
  Outcome,
  Outgoing,
  OutgoingContent,
  QueuedOutgoing,
} from './repository.ts'

export type OutboxRow = Selectable<Tables['outbox']>

/** `owner`: who claims it, if it isn't blocked. */
type NewRow = Omit<Insertable<Tables['outbox']>, 'claimed_by'> & { readonly owner: string | null }

/** Databases limit the parameters of a statement. */
const rowsAtOnce = 100

export async function addRows(
  db: Kysely<Tables>,
  rows: readonly QueuedOutgoing[],
  claim: Lease | undefined,
): Promise<AddedOutgoing> {
  const claimed: ClaimedOutgoing[] = []
  const blockedLanes: string[] = []
  const lanes = new Set<string>()
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const some = rows.slice(start, start + rowsAtOnce)
    // Only the first row of a lane is claimed now; the others follow when it's sent.
    const wanted = new Map<string, Outgoing>()
    for (const row of some) {
      if (claim !== undefined && row.isForLater !== true && row.dueAt <= claim.now && !lanes.has(row.lane))
        wanted.set(row.id, row)
      lanes.add(row.lane)
    }
    const written = await insertRows(
      db,
      some.map((row) => toColumns(row, wanted.has(row.id) ? claim : undefined, claim?.until ?? 0)),
    )
    for (const { id, claimed_by: owner } of written) {
      const row = wanted.get(id)
      if (row === undefined) continue
      if (owner !== null) claimed.push({ ...row, tries: 0 })
      else blockedLanes.push(row.lane)
    }
  }
  return { claimed, blockedLanes }
}

/** Nearly always there is one, the reply to a command. */
async function insertRows(db: Kysely<Tables>, rows: readonly NewRow[]) {
  const [row] = rows
  return row !== undefined && rows.length === 1 ? insertOne(db, row) : insertInto(db, rows).execute()
}

const insertOne = compileOnce((db, row: NewRow) => insertInto(db, [row]))

function insertInto(db: Kysely<Tables>, rows: readonly NewRow[]) {
  return db
    .insertInto('outbox')
    .values(rows.map(({ owner, ...row }) => ({ ...row, claimed_by: owner === null ? null : claimedBy(owner, row.lane) })))
    .onConflict((oc) => oc.column('id').doNothing())
    .returning(['id', 'claimed_by'])
}

function claimedBy(owner: string, lane: string) {
  return sql<string | null>`(select case when not exists (
      select 1 from outbox unsent where unsent.lane = ${lane} and unsent.state = 'due'
    ) then cast(${owner} as text) end)`
}

function toColumns(row: Outgoing, claim: Lease | undefined, leaseUntil: number): NewRow {
  return {
    id: row.id,
    lane: row.lane,
    room_id: 'roomId' in row.to ? row.to.roomId : null,
    thread_id: 'roomId' in row.to ? (row.to.threadId ?? null) : null,
    direct_to: null,
    direct_to_id: 'personId' in row.to ? row.to.personId : null,
    mirror: 'mirror' in row.to ? row.to.mirror : null,
    begun_at: null,
    content: JSON.stringify(row.content),
    about: row.about === undefined ? null : JSON.stringify(row.about),
    state: 'due',
    asked_at: row.dueAt,
    due_at: row.dueAt,
    taken_from: null,
    owner: claim?.owner ?? null,
    lease_until: leaseUntil,
    tries: 0,
    done_at: null,
    missed_why: null,
    refused: null,
  }
}

export function toClaimed(row: OutboxRow): ClaimedOutgoing {
  return {
    id: row.id,
    lane: row.lane,
    to: toDestination(row),
    content: JSON.parse(row.content) as OutgoingContent,
    ...(row.about !== null && { about: JSON.parse(row.about) as Subject }),
    dueAt: row.asked_at,
    tries: row.tries,
    ...(row.taken_from !== null && { takenFrom: row.taken_from }),
    ...(row.begun_at !== null && { begunAt: row.begun_at }),
  }
}

export function toOutcome({ state, done_at: at, missed_why: why, refused }: OutboxRow): Outcome {
  if (state === 'due' || at === null) return { state: 'due' }
  return state === 'sent' ? { state, at } : { state, at, why: why ?? '', ...(refused !== null && { refused }) }
}

function toDestination(row: OutboxRow): Destination {
  if (row.mirror !== null) return { mirror: row.mirror }
  if (row.room_id === null) return { personId: row.direct_to_id ?? '' }
  return { roomId: row.room_id, ...(row.thread_id !== null && { threadId: row.thread_id }) }
}
