import { type Kysely, type Selectable, sql } from 'kysely'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { toPerson } from '../../shared/person.ts'
import type { Publication, Publications, PublishedState } from './publications.ts'

type Row = Selectable<Tables['publication']>

export function createPublications(db: Kysely<Tables>, { skipLocked }: Pick<Database, 'skipLocked'>): Publications {
  return {
    async order({ meetupId, file, title, text, by }, at) {
      const ordered = {
        ...{ state: 'due' as const, file, title, text, tries: 0, due_at: at, link: null, amends: null },
        ...{ by_id: by?.id ?? null, by_username: by?.username ?? null },
      }
      const row = await db
        .insertInto('publication')
        .values({ ...ordered, meetup_id: meetupId, round: 1 })
        .onConflict((oc) =>
          oc
            .column('meetup_id')
            .doUpdateSet((eb) => ({ ...ordered, round: eb('publication.round', '+', 1) }))
            .where('publication.state', 'in', ['exists', 'refused']),
        )
        .returning('meetup_id')
        .executeTakeFirst()
      return row !== undefined
    },
    async amend(meetupId, from) {
      await db
        .updateTable('publication')
        .set((eb) => ({
          ...{ state: 'due', tries: 0, due_at: from, round: eb('round', '+', 1) },
          amends: sql<PublishedState>`coalesce(amends, state)`,
        }))
        .where('meetup_id', '=', meetupId)
        .where((eb) => eb.or([eb('state', 'in', ['pushed', 'patch', 'exists']), eb('amends', 'is not', null)]))
        .execute()
    },
    async claim(now, until) {
      const { rows } = await sql<Row>`update publication set due_at = ${until} where meetup_id in (
        select meetup_id from publication where state = 'due' and due_at <= ${now} order by due_at limit 1 ${skipLocked})
        returning *`.execute(db)
      return rows[0] && toPublication(rows[0])
    },
    async retry({ meetupId, round, tries }, notBefore) {
      const same = db.updateTable('publication').where('meetup_id', '=', meetupId).where('round', '=', round)
      await same
        .set({ tries: tries + 1, due_at: notBefore })
        .where('state', '=', 'due')
        .execute()
    },
    async complete({ meetupId, round }, state, link) {
      const same = db.updateTable('publication').where('meetup_id', '=', meetupId).where('round', '=', round)
      // The words are in the file now. Stored here too, they would survive a request to be forgotten.
      const completed = same.set({ state, link: link ?? null, text: '', amends: null }).where('state', '=', 'due')
      return (await completed.executeTakeFirst()).numUpdatedRows === 1n
    },
    async of(meetupId) {
      const known = db.selectFrom('publication').select(['state', 'file', 'link']).where('meetup_id', '=', meetupId)
      const row = await known.executeTakeFirst()
      return row && { state: row.state, file: row.file, ...(row.link !== null && { link: row.link }) }
    },
    async takenBesides(meetupId, files) {
      const rows = await db
        .selectFrom('publication')
        .select('file')
        .where('file', 'in', files)
        .where((eb) => eb.or([eb('meetup_id', '!=', meetupId), eb('state', '=', 'exists')]))
        .execute()
      return new Set(rows.map(({ file }) => file))
    },
    async forget(personId) {
      await db.updateTable('publication').set({ by_id: null, by_username: null }).where('by_id', '=', personId).execute()
    },
  }
}

function toPublication(row: Row): Publication {
  const by = toPerson(row.by_id, row.by_username)
  const { meetup_id: meetupId, file, title, text, round, tries, amends, link } = row
  return {
    ...{ meetupId, file, title, text, round, tries },
    ...(by !== undefined && { by }),
    ...(amends !== null && { amends }),
    ...(link !== null && { link }),
  }
}
