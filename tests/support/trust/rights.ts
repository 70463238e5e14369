import { exportedTables, type Row } from '../../../src/maintenance/exported-tables.ts'
import { type Knowledge, readKnowledge } from './knowledge.ts'
import type { PersonName, Rows, World } from './world.ts'

interface Actor {
  readonly id: string
  readonly person: PersonName
  readonly knowledge: Knowledge
  readonly before: Rows
  /** Olga owns every room. */
  readonly isOwner: boolean
  /** Somebody has just had themselves forgotten: what was theirs goes, even where they may not know of it any more. */
  readonly hasForgotten: boolean
}

type Rule = (row: Row, actor: Actor) => boolean

const isTheirs =
  (...columns: readonly string[]): Rule =>
  (row, { id }) =>
    columns.some((column) => row[column] === id)
const has =
  (column: string, value: string): Rule =>
  (row) =>
    row[column] === value
const never: Rule = () => false
const always: Rule = () => true
const ofOwners: Rule = (_row, { isOwner }) => isOwner
const knows: Rule = ({ meetup_id: id }, { knowledge, person, hasForgotten }) =>
  id == null || hasForgotten || knowledge.mayKnowMeetup(person, Number(id))
const both =
  (one: Rule, other: Rule): Rule =>
  (row, actor) =>
    one(row, actor) && other(row, actor)
const either =
  (one: Rule, other: Rule): Rule =>
  (row, actor) =>
    one(row, actor) || other(row, actor)
/** The minute-taker of the meetup. */
const takes: Rule = ({ meetup_id: meetupId }, { id, before }) =>
  (before['live_minutes'] ?? []).some((row) => row['meetup_id'] === meetupId && row['taker_id'] === id)
const presents: Rule = ({ meetup_id: meetupId, id: talkId }, { id, before }) =>
  (before['talk'] ?? []).some(
    (row) => row['presenter_id'] === id && (row['meetup_id'] === meetupId || (talkId !== undefined && row['id'] === talkId)),
  )
const mentions: Rule = (row, { id }) => JSON.stringify(row).includes(id)

/** Which rows of a table a person who isn't an organizer may add, change or remove by what they say. */
const rules: Readonly<Record<keyof typeof exportedTables, Rule>> = {
  ...{ short_id: always, setting: always, inbox: always, outbox: always, meetup_message: always },
  ...{ meetup: isTheirs('scheduled_by'), series: never, series_skip: never, plan_change: never, role: never },
  ...{ announcement: never, mirror_post: never, reminder_miss: never, aftermath: never, room_flood: never },
  // The person's own welcome, or that of a room somebody brought the bot into.
  welcome: always,
  ...{ room: ofOwners, room_quiet: ofOwners, subscription: either(ofOwners, mentions), room_series: ofOwners },
  person: isTheirs('id'),
  private_address: isTheirs('person_id'),
  ...{ confirmation: mentions, undo: mentions, shareable: isTheirs('person_id') },
  // Somebody who was forgotten has no name in the log.
  audit: either(mentions, has('who', '')),
  attendance: both(isTheirs('person_id'), knows),
  talk: both(isTheirs('presenter_id', 'sponsor_id'), knows),
  talk_event: isTheirs('who'),
  topic: isTheirs('suggested_by'),
  topic_vote: isTheirs('person_id'),
  reminder: either(ofOwners, both(isTheirs('made_by', 'person_id'), knows)),
  live_minutes: isTheirs('taker_id'),
  live_room: takes,
  live_mark: either(takes, isTheirs('made_by', 'owner_id')),
  live_presence: both(isTheirs('person_id'), knows),
  publication: either(either(takes, presents), isTheirs('by_id')),
  waiver: either(presents, isTheirs('waived_by')),
}

/** How many rows of guarded tables differ. */
export function countChanges(before: Rows, after: Rows): number {
  return listChanges(before, after).filter(({ table }) => !['audit', 'person', 'confirmation', 'undo'].includes(table)).length
}

/** Rows that changed through somebody who had no right to change them. */
export function findTrespasses(person: PersonName, before: Rows, after: Rows, world: World): readonly string[] {
  const knowledge = readKnowledge(before, world)
  if (knowledge.isOrganizer(person)) return []
  const forgotten = (rows: Rows) => (rows['audit'] ?? []).filter(({ what }) => what === 'forget me').length
  const hasForgotten = forgotten(after) > forgotten(before)
  const actor = { id: world.idOf(person), person, knowledge, before, isOwner: person === 'olga', hasForgotten }
  return listChanges(before, after).flatMap(({ table, was, is }) => {
    const rule = rules[table as keyof typeof rules]
    // A bot isn't heard, so nothing changes.
    const may = person !== 'robot' && [was, is].some((row) => row !== undefined && rule(row, actor))
    return may ? [] : [`${person} changed ${table}: ${JSON.stringify(was)} → ${JSON.stringify(is)}`]
  })
}

interface Change {
  readonly table: string
  readonly was: Row | undefined
  readonly is: Row | undefined
}

/** What waits, was sent, or belongs to the person who only asks to see when everything is read, doesn't count. */
const unguarded = ['short_id', 'setting', 'inbox', 'outbox', 'meetup_message']

function listChanges(before: Rows, after: Rows): readonly Change[] {
  return Object.entries(exportedTables).flatMap(([table, columns]) => {
    if (unguarded.includes(table)) return []
    const keyed = (rows: Rows) =>
      new Map((rows[table] ?? []).map((row) => [columns.map((column) => row[column]).join(' '), row]))
    const [old, fresh] = [keyed(before), keyed(after)]
    return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
      const [was, is] = [old.get(key), fresh.get(key)]
      return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ table, was, is }]
    })
  })
}
