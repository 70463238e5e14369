import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { type Attendee, seatKinds } from './model.ts'
import type { AnswerSource } from './repository.ts'

export async function attendeesOf(db: Kysely<Tables>, meetupId: number): Promise<readonly Attendee[]> {
  const rows = await db.selectFrom('attendance').selectAll().where('meetup_id', '=', meetupId).orderBy('turn').execute()
  return rows.map(toAttendee)
}

export function toAttendee(row: Selectable<Tables['attendance']>): Attendee {
  return { personId: row.person_id, username: row.username, mode: row.place, turn: row.turn }
}

export async function put(
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
export async function keepWithoutReaction(tx: Kysely<Tables>, meetupId: number, personId: string): Promise<void> {
  await tx
    .updateTable('attendance')
    .set({ by_reaction_to: null })
    .where('meetup_id', '=', meetupId)
    .where('person_id', '=', personId)
    .execute()
}

export async function seat(tx: Kysely<Tables>, meetupId: number, movedUp: readonly Attendee[]): Promise<void> {
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
