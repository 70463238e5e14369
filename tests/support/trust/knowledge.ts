import type { Row } from '../../../src/maintenance/exported-tables.ts'
import { type PersonName, people, type Rows, type Seen, type World } from './world.ts'

/** Who may know of what, worked out from the rows and rooms without the bot's own rule. */
export interface Knowledge {
  isOrganizer(person: PersonName): boolean
  mayKnowSeries(person: PersonName, id: number): boolean
  mayKnowMeetup(person: PersonName, id: number): boolean
}

export function readKnowledge(rows: Rows, { idOf, isIn, isPublic }: World): Knowledge {
  const all = (table: string) => rows[table] ?? []
  const organizers = all('role').map(({ person_id: id }) => id)
  const bound = (seriesId: number) =>
    all('room_series').flatMap((row) => (row['series_id'] === seriesId ? [text(row, 'room_id')] : []))
  const isBound = (roomId: string) => all('room_series').some((row) => row['room_id'] === roomId)
  const isOrganizer = (person: PersonName) => organizers.includes(idOf(person))

  function mayKnowSeries(person: PersonName, id: number): boolean {
    if (isOrganizer(person)) return true
    const rooms = bound(id)
    if (rooms.length > 0) return rooms.some((room) => isPublic(room) || isIn(person, room))
    const series = all('series').find((row) => row['id'] === id)
    const addedIn = series?.['room_id'] ?? ''
    if (typeof addedIn === 'string' && addedIn !== '' && isIn(person, addedIn)) return true
    return all('subscription').some((row) => {
      const room = text(row, 'room_id')
      const isMeant = room === addedIn || Number(row['since']) > Number(series?.['created_at'])
      return isMeant && !isBound(room) && isPublic(room)
    })
  }

  return {
    isOrganizer,
    mayKnowSeries,
    mayKnowMeetup(person, id) {
      const meetup = all('meetup').find((row) => row['id'] === id)
      if (meetup === undefined || isOrganizer(person)) return true
      if (meetup['series_id'] !== null) return mayKnowSeries(person, Number(meetup['series_id']))
      const home = meetup['room_id']
      return typeof home !== 'string' || isPublic(home) || isIn(person, home)
    },
  }
}

function text(row: Row, column: string): string {
  return String(row[column] ?? '')
}

/** Words that only those may read who may know of what they are in. */
const canaries: readonly { readonly word: string; readonly table: 'series' | 'meetup' | 'talk'; readonly column: string }[] = [
  { word: 'Zorblat circle', table: 'series', column: 'name' },
  { word: 'Zorblat lane', table: 'meetup', column: 'place' },
  { word: 'zjoin.example.ca', table: 'meetup', column: 'join_url' },
  { word: 'Zorblat soon', table: 'meetup', column: 'title' },
  { word: 'Zorblat later', table: 'meetup', column: 'title' },
  { word: 'Quixel alone', table: 'meetup', column: 'title' },
  { word: 'Vandoo', table: 'talk', column: 'title' },
]

/** The canaries that somebody must not read. */
export function hiddenFrom(person: PersonName, moments: readonly { readonly rows: Rows; readonly knowledge: Knowledge }[]) {
  return canaries
    .filter(({ word, table, column }) =>
      moments.every(({ rows, knowledge }) => {
        const holders = (rows[table] ?? []).filter((row) => String(row[column] ?? '').includes(word))
        return !holders.some((row) => mayKnowRow(knowledge, person, table, row))
      }),
    )
    .map(({ word }) => word)
}

function mayKnowRow(knowledge: Knowledge, person: PersonName, table: 'series' | 'meetup' | 'talk', row: Row): boolean {
  const own = Number(row['id'])
  if (table === 'series') return knowledge.mayKnowSeries(person, own)
  if (table === 'meetup') return knowledge.mayKnowMeetup(person, own)
  const meetup = row['meetup_id'] === null || knowledge.mayKnowMeetup(person, Number(row['meetup_id']))
  return meetup && (row['series_id'] === null || knowledge.mayKnowSeries(person, Number(row['series_id'])))
}

interface Moments {
  readonly before: Rows
  readonly after: Rows
  readonly world: World
}

/** Each message that somebody can read and must not. What may be known before or after the step counts as known. */
export function findLeaks(news: readonly Seen[], { before, after, world }: Moments): readonly string[] {
  const moments = [before, after].map((rows) => ({ rows, knowledge: readKnowledge(rows, world) }))
  const hidden = new Map(people.map((person) => [person, hiddenFrom(person, moments)]))
  return news.flatMap(({ text: said, readers, where }) =>
    readers.flatMap((person) => {
      const rooms = (['crimson-den', 'azure-loft'] as const).filter(
        (room) => !world.isPublic(world.roomId(room)) && !world.isIn(person, world.roomId(room)),
      )
      const words = [...(hidden.get(person) ?? []), ...rooms].filter((word) => said.includes(word))
      return words.map((word) => `${person} reads “${word}” in ${where}: ${said}`)
    }),
  )
}
