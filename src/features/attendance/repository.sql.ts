import { type Kysely, type Selectable, sql } from 'kysely'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { inTransaction } from '../../platform/database/within.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { type Meetup, takesAnswers } from '../meetups/model.ts'
import { lockMeetup, toMeetup } from '../meetups/rows.sql.ts'
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
  seatsOf,
} from './model.ts'
import type { AnswerSource, Attendance, EnteredAnswer, EnterResult } from './repository.ts'
import { attendeesOf, keepWithoutReaction, put, seat, toAttendee } from './rows.sql.ts'

type Locking = Pick<Database, 'lockRows'>

export function createAttendance(db: Kysely<Tables>, locking: Locking): Attendance {
  return {
    enter: (meetupId, given, source, at) => inTransaction(db, (tx) => enter(tx, locking, meetupId, given, source, at)),
    resize: (meetupId, capacity, kind = 'room') =>
      inTransaction(db, async (tx) => {
        const before = await lockMeetup(tx, locking.lockRows, meetupId)
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
  const meetup = await lockMeetup(tx, locking.lockRows, meetupId)
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
