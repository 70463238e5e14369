import { type Kysely, sql } from 'kysely'
import { compileOnce } from '../../platform/database/compiled.ts'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { Meetup } from '../meetups/model.ts'
import { toMeetup } from '../meetups/rows.sql.ts'
import type { Talk } from './model.ts'
import type { NewTalk, TalkEvent, Talks } from './repository.ts'
import { type TalkRow, toEvent, toTalk, toTalkColumns, toTalkRow } from './rows.sql.ts'

export function createTalks(db: Kysely<Tables>, { lockRows }: Pick<Database, 'lockRows'>): Talks {
  const one = async (id: number) => (await toTalks(db, await talkRows(db).where('id', '=', id).execute()))[0]
  return {
    add: (talk, at) => add(db, talk, at),
    find: one,
    async lock(id) {
      await sql`select id from talk where id = ${id} ${lockRows}`.execute(db)
      return one(id)
    },
    async change(id, change, event) {
      if (typeof change.meetupId === 'number')
        await sql`select id from meetup where id = ${change.meetupId} ${lockRows}`.execute(db)
      const row = await db
        .updateTable('talk')
        .set(toTalkColumns(change, event.at))
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      await note(db, row, event)
      const [talk] = await toTalks(db, [row])
      if (talk === undefined) throw new Error(`Talk #${id} was not read back.`)
      return talk
    },
    async agenda(meetupId) {
      return toTalks(db, await selectAgenda(db, { meetupId }))
    },
    async backlog() {
      return toTalks(db, await selectBacklog(db, {}))
    },
    async of(personId) {
      return toTalks(db, await talkRows(db).where('presenter_id', '=', personId).orderBy('id', 'desc').execute())
    },
    async countChangesBy(personId, since) {
      const { count } = await db
        .selectFrom('talk_event')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('who', '=', personId)
        .where('at', '>=', since)
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    async history(id) {
      const rows = await db.selectFrom('talk_event').selectAll().where('talk_id', '=', id).orderBy('seq').execute()
      return rows.map(toEvent)
    },
    forget: (personId, at) => forget(db, personId, at),
  }
}

function talkRows(db: Kysely<Tables>) {
  return db.selectFrom('talk').selectAll()
}

const selectAgenda = compileOnce((db, { meetupId }: { meetupId: number }) =>
  talkRows(db)
    .where('meetup_id', '=', meetupId)
    .where('state', 'in', ['scheduled', 'confirmed'])
    .orderBy('placed_at')
    .orderBy('id'),
)

const selectBacklog = compileOnce((db) => talkRows(db).where('state', 'in', ['held', 'proposed', 'accepted']).orderBy('id'))

async function add(db: Kysely<Tables>, talk: NewTalk, at: number): Promise<Talk> {
  const { id } = await db.insertInto('short_id').values({ kind: 'talk' }).returning('id').executeTakeFirstOrThrow()
  const row = toTalkRow(id, talk, at)
  await db.insertInto('talk').values(row).execute()
  await note(db, row, { at, who: talk.presenter?.id ?? '', step: 'present' })
  return { ...toTalk(row), ...(talk.meetupId !== undefined && (await meetupOf(db, talk.meetupId))) }
}

async function meetupOf(db: Kysely<Tables>, id: number): Promise<Pick<Talk, 'meetup'>> {
  const meetup = (await meetupsById(db, [id])).get(id)
  return meetup === undefined ? {} : { meetup }
}

async function note(
  db: Kysely<Tables>,
  talk: TalkRow,
  { at, who, step }: Pick<TalkEvent, 'at' | 'who' | 'step'>,
): Promise<void> {
  await db
    .insertInto('talk_event')
    .values({ talk_id: talk.id, at, who, step, state: talk.state, meetup_id: talk.meetup_id })
    .execute()
}

/** Talks that were given stay on their meetup without a name; the others are deleted. */
async function forget(db: Kysely<Tables>, personId: string, at: number): Promise<void> {
  await sql`delete from talk where presenter_id = ${personId} and not (state in ('scheduled', 'confirmed') and exists (
    select 1 from meetup where meetup.id = talk.meetup_id and meetup.starts_at <= ${at}))`.execute(db)
  await db
    .updateTable('talk')
    .set({ presenter_id: null, presenter_username: null, abstract: null })
    .where('presenter_id', '=', personId)
    .execute()
  await db.updateTable('talk').set({ sponsor_id: null, sponsor_username: null }).where('sponsor_id', '=', personId).execute()
  await db.updateTable('talk_event').set({ who: '' }).where('who', '=', personId).execute()
}

async function toTalks(db: Kysely<Tables>, rows: readonly TalkRow[]): Promise<readonly Talk[]> {
  const meetups = await meetupsById(
    db,
    rows.flatMap(({ meetup_id }) => (meetup_id === null ? [] : [meetup_id])),
  )
  return rows.map((row) => {
    const meetup = row.meetup_id === null ? undefined : meetups.get(row.meetup_id)
    return { ...toTalk(row), ...(meetup !== undefined && { meetup }) }
  })
}

async function meetupsById(db: Kysely<Tables>, ids: readonly number[]): Promise<ReadonlyMap<number, Meetup>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('meetup')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, toMeetup(row)]))
}
