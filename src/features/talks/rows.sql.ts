import type { Selectable, Updateable } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import { toPerson } from '../../shared/person.ts'
import type { Talk } from './model.ts'
import type { NewTalk, TalkChange, TalkEvent } from './repository.ts'

export type TalkRow = Selectable<Tables['talk']>

export function toTalkRow(id: number, talk: NewTalk, at: number): TalkRow {
  return {
    id,
    title: talk.title,
    presenter_id: talk.presenter?.id ?? null,
    presenter_username: talk.presenter?.username ?? null,
    length_minutes: talk.lengthMinutes,
    lang: talk.lang,
    abstract: talk.abstract ?? null,
    presented_from: talk.from,
    state: talk.state,
    meetup_id: talk.meetupId ?? null,
    placed_at: null,
    series_id: talk.seriesId ?? null,
    vendor: talk.vendor?.name ?? null,
    sponsor_id: talk.vendor?.sponsor?.id ?? null,
    sponsor_username: talk.vendor?.sponsor?.username ?? null,
    slides_url: null,
    recording_url: null,
    created_at: at,
  }
}

export function toTalkColumns(change: TalkChange, at: number): Updateable<Tables['talk']> {
  return {
    ...(change.state !== undefined && { state: change.state }),
    ...(change.meetupId !== undefined && { meetup_id: change.meetupId, placed_at: at }),
    ...(change.title !== undefined && { title: change.title }),
    ...(change.lengthMinutes !== undefined && { length_minutes: change.lengthMinutes }),
    ...(change.lang !== undefined && { lang: change.lang }),
    ...(change.abstract !== undefined && { abstract: change.abstract }),
    ...(change.from !== undefined && { presented_from: change.from }),
    ...(change.slidesUrl !== undefined && { slides_url: change.slidesUrl }),
    ...(change.recordingUrl !== undefined && { recording_url: change.recordingUrl }),
  }
}

export function toTalk(row: TalkRow): Talk {
  const presenter = toPerson(row.presenter_id, row.presenter_username)
  const sponsor = toPerson(row.sponsor_id, row.sponsor_username)
  return {
    id: row.id,
    title: row.title,
    lengthMinutes: row.length_minutes,
    lang: row.lang,
    from: row.presented_from,
    state: row.state,
    ...(presenter !== undefined && { presenter }),
    ...(row.series_id !== null && { seriesId: row.series_id }),
    ...(row.abstract !== null && { abstract: row.abstract }),
    ...(row.vendor !== null && { vendor: { name: row.vendor, ...(sponsor !== undefined && { sponsor }) } }),
    ...(row.slides_url !== null && { slidesUrl: row.slides_url }),
    ...(row.recording_url !== null && { recordingUrl: row.recording_url }),
  }
}

export function toEvent(row: Selectable<Tables['talk_event']>): TalkEvent {
  const { at, who, step, state } = row
  return { at, who, step, state, ...(row.meetup_id !== null && { meetupId: row.meetup_id }) }
}
