import { type Kysely, type Selectable, sql } from 'kysely'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { inTransaction } from '../../platform/database/within.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { type Meetup, takesAnswers } from '../meetups/model.ts'
import { toMeetup } from '../meetups/repository.sql.ts'
import {
  type AttendanceMode,
  type Attendee,
  countHeads,
  enterAnswer,
  fillSeats,
  findOverCapacity,
  findWaitingPosition,
  type HeadCount,
  type NewAnswer,
  type SeatedAnswers,
  seatKinds,
  seatsOf,
} from './model.ts'
import type { AnswerSource, Attendance, EnteredAnswer, EnterResult } from './repository.ts'

type Locking = Pick<Database, 'lockRows'>

export function createAttendance(db: Kysely<Tables>, locking: Locking): Attendance {
  return {
    enter: (meetupId, given, source, at) => inTransaction(db, (tx) => enter(tx, locking, meetupId, given, source, at)),
    resize: (meetupId, capacity, kind = 'room') =>
      inTransaction(db, async (tx) => {
        const before = await lockMeetup(tx, locking, meetupId)
        if (before === undefined) return undefined
        const columns = kind === 'room' ? { capacity: capacity ?? null } : { remote_capacity: capacity ?? null }
        const resized = tx.updateTable('meetup').set(columns).where('id', '=', meetupId).returningAll()
        const meetup = toMeetup(await resized.executeTakeFirstOrThrow())
        const { attendees, movedUp } = fillSeats(await attendeesOf(tx, meetupId), meetup)
        await seat(tx, meetupId, movedUp)
        return { before: seatsOf(kind, before), meetup, movedUp, over: findOverCapacity(attendees, meetup, kind) }
      }),
    of: (meetupId) => attendeesOf(db, meetupId),
    counts: (meetupIds) => counts(db, meetupIds),
    async byReactionTo(messageId) {
      const rows = await db
        .selectFrom('attendance')
        .selectAll()
        .where('by_reaction_to', '=', messageId)
        .orderBy('turn')
        .execute()
      return rows.map(toAttendee)
    },
    forget: (personId, at) => inTransaction(db, (tx) => forget(tx, locking, personId, at)),
  }
}

async function enter(
  tx: Kysely<Tables>,
  locking: Locking,
  meetupId: number,
  given: NewAnswer,
  source: AnswerSource,
  at: EpochMs,
): Promise<EnterResult> {
  const meetup = await lockMeetup(tx, locking, meetupId)
  if (meetup === undefined) return { closed: 'unknown' }
  if (!takesAnswers(meetup, at)) return { closed: meetup.state === 'cancelled' ? 'cancelled' : 'ended' }
  const attendees = await attendeesOf(tx, meetupId)
  const settled = enterAnswer(attendees, meetup, given)
  const before = attendees.find((one) => one.personId === given.personId)
  const after = settled.attendees.find((one) => one.personId === given.personId)
  if (after === undefined) {
    await tx.deleteFrom('attendance').where('meetup_id', '=', meetupId).where('person_id', '=', given.personId).execute()
  } else if (before !== after) await put(tx, meetupId, after, source, at)
  else if (source.kind === 'typed') await keepWithoutReaction(tx, meetupId, after.personId)
  await seat(tx, meetupId, settled.movedUp)
  return describe(meetup, before, after, settled)
}

function describe(
  meetup: Meetup,
  before: Attendee | undefined,
  after: Attendee | undefined,
  { attendees, movedUp }: SeatedAnswers,
): EnteredAnswer {
  const inLine = after && findWaitingPosition(attendees, after.personId)
  return { meetup, before, after, movedUp, ...(inLine !== undefined && { waitingPosition: inLine }) }
}

async function lockMeetup(tx: Kysely<Tables>, { lockRows }: Locking, meetupId: number): Promise<Meetup | undefined> {
  const { rows } = await sql<Selectable<Tables['meetup']>>`
    select * from meetup where id = ${meetupId} ${lockRows}`.execute(tx)
  return rows[0] && toMeetup(rows[0])
}

async function attendeesOf(db: Kysely<Tables>, meetupId: number): Promise<readonly Attendee[]> {
  const rows = await db.selectFrom('attendance').selectAll().where('meetup_id', '=', meetupId).orderBy('turn').execute()
  return rows.map(toAttendee)
}

function toAttendee(row: Selectable<Tables['attendance']>): Attendee {
  return { personId: row.person_id, username: row.username, mode: row.place, turn: row.turn }
}

async function put(
  tx: Kysely<Tables>,
  meetupId: number,
  { personId, username, mode, turn }: Attendee,
  source: AnswerSource,
  at: EpochMs,
): Promise<void> {
  const columns = {
    ...{ username, place: mode, turn, changed_at: at },
    by_reaction_to: source.kind === 'reaction' ? source.messageId : null,
  }
  await tx
    .insertInto('attendance')
    .values({ meetup_id: meetupId, person_id: personId, ...columns })
    .onConflict((oc) => oc.columns(['meetup_id', 'person_id']).doUpdateSet(columns))
    .execute()
}

/** Typing the same answer as an earlier reaction makes it final: removing the reaction no longer undoes it. */
async function keepWithoutReaction(tx: Kysely<Tables>, meetupId: number, personId: string): Promise<void> {
  await tx
    .updateTable('attendance')
    .set({ by_reaction_to: null })
    .where('meetup_id', '=', meetupId)
    .where('person_id', '=', personId)
    .execute()
}

async function seat(tx: Kysely<Tables>, meetupId: number, movedUp: readonly Attendee[]): Promise<void> {
  for (const kind of seatKinds) {
    const ids = movedUp.flatMap(({ personId, mode }) => (mode === kind ? [personId] : []))
    if (ids.length === 0) continue
    await tx
      .updateTable('attendance')
      .set({ place: kind })
      .where('meetup_id', '=', meetupId)
      .where('person_id', 'in', ids)
      .execute()
  }
}

async function counts(db: Kysely<Tables>, meetupIds: readonly number[]): Promise<ReadonlyMap<number, HeadCount>> {
  const modes = new Map<number, AttendanceMode[]>(meetupIds.map((id) => [id, []]))
  if (meetupIds.length > 0) {
    const { rows } = await sql<Pick<Selectable<Tables['attendance']>, 'meetup_id' | 'place'>>`
      select meetup_id, place from attendance where meetup_id in (${sql.join(meetupIds)})`.execute(db)
    for (const row of rows) modes.get(row.meetup_id)?.push(row.place)
  }
  return new Map([...modes].map(([id, of]) => [id, countHeads(of)]))
}

async function forget(tx: Kysely<Tables>, locking: Locking, personId: string, at: EpochMs): Promise<readonly EnteredAnswer[]> {
  // Ordered by id, so that two people forgotten at the same time can't deadlock.
  const rows = await tx
    .selectFrom('attendance')
    .select(['meetup_id', 'username'])
    .where('person_id', '=', personId)
    .orderBy('meetup_id')
    .execute()
  const left: EnteredAnswer[] = []
  for (const { meetup_id: meetupId, username } of rows) {
    const result = await enter(tx, locking, meetupId, { personId, username, wish: undefined }, { kind: 'typed' }, at)
    if ('meetup' in result) left.push(result)
  }
  await tx.deleteFrom('attendance').where('person_id', '=', personId).execute()
  return left
}
