import type { Generated } from 'kysely'
import type { MessagingTables } from './messaging-tables.ts'
import type { MinutesTables } from './minutes-tables.ts'

/** `given` is never stored: it is what a scheduled talk becomes when its meetup has ended. */
type StoredTalkState = 'held' | 'proposed' | 'accepted' | 'scheduled' | 'confirmed' | 'declined' | 'withdrawn'
type TalkAction = 'accept' | 'decline' | 'place' | 'confirm' | 'withdraw' | 'edit' | 'slides' | 'recording'

/**
 * The rows as both databases store them: instants are epoch milliseconds, a missing value is null, and lists are JSON text.
 * Columns have plain types; repositories turn them into the features' own types.
 */
export interface Tables extends MessagingTables, MinutesTables {
  short_id: { id: Generated<number>; kind: string }
  meetup: {
    id: number
    title: string | null
    starts_at: number
    length_minutes: number
    zone: string
    place: string | null
    join_url: string | null
    capacity: number | null
    state: 'planned' | 'cancelled'
    scheduled_by: string
    created_at: number
    series_id: number | null
    /** ISO day. */
    series_day: string | null
    remote_capacity: number | null
    cancel_reason: string | null
    planning_minutes: number | null
    revision: Generated<number>
    /** For meetups without a series: the room they belong to. */
    room_id: string | null
    /** The local time in its zone that `starts_at` is derived from, `2026-12-17T13:00`; null until the first start that knows it. */
    local_start: string | null
    /** The edition of the zone data that it was derived with. */
    zone_data: string | null
    /** When the revision was made; null for rows from before. */
    changed_at: number | null
  }
  series: {
    id: number
    name: string
    /** `1` to `5`, or `last`. */
    nth: string
    /** 1 is Monday. */
    weekday: number
    hour: number
    minute: number
    zone: string
    length_minutes: number
    planning_minutes: number
    place: string | null
    join_url: string | null
    capacity: number | null
    remote_capacity: number | null
    first_lang: string
    created_at: number
    /** The room that it was added in. */
    room_id: string | null
  }
  series_skip: { series_id: number; day: string; reason: string }
  subscription: {
    room_id: string
    room_name: string | null
    room_kind: string
    language: string
    quiet_since: number | null
    since: number
    subscribed_by: string
    members: number | null
    heard_at: number
    /** 1 when an organizer subscribed the room, 0 when somebody else did; null for rows from before, which count as 1. */
    publishes: number | null
  }
  /** What a mirror was last told about a meetup. */
  mirror_post: {
    mirror: string
    meetup_id: number
    starts_at: number
    /** Null if no public place was told. */
    place: string | null
    state: 'planned' | 'cancelled'
    /** Counts posts. */
    version: number
  }
  announcement: {
    meetup_id: number
    room_id: string
    /** JSON list of languages. */
    langs: string
    announced_start: number
    mention: 'all' | 'here' | null
    mentioned_at: number | null
    message_id: string | null
    outgoing_id: string | null
    version: number
    digest: string
    shown_at: number
    look_at: number | null
    gone_why: string | null
  }
  room_series: { room_id: string; series_id: number; room_name: string | null }
  attendance: {
    meetup_id: number
    person_id: string
    username: string
    place: 'room' | 'waiting' | 'remote' | 'waiting-remote' | 'maybe' | 'no'
    turn: number
    /** The message whose reaction gave this answer; null when it was typed. */
    by_reaction_to: string | null
    changed_at: number
  }
  meetup_message: { message_id: string; meetup_id: number; marks: string; seen_at: number }
  talk: {
    id: number
    title: string
    presenter_id: string | null
    presenter_username: string | null
    length_minutes: number
    lang: 'en' | 'fr' | 'both'
    abstract: string | null
    presented_from: 'room' | 'remote'
    state: StoredTalkState
    meetup_id: number | null
    placed_at: number | null
    series_id: number | null
    vendor: string | null
    sponsor_id: string | null
    sponsor_username: string | null
    slides_url: string | null
    recording_url: string | null
    created_at: number
  }
  talk_event: {
    seq: Generated<number>
    talk_id: number
    at: number
    who: string
    step: TalkAction | 'present' | 'undo' | 'cancel' | 'reopen'
    state: StoredTalkState
    meetup_id: number | null
  }
  topic: { id: number; title: string; suggested_by: string | null; created_at: number }
  topic_vote: { topic_id: number; person_id: string; voted_at: number }
  reminder: {
    id: number
    kind: string
    state: 'planned' | 'told' | 'missed' | 'cancelled' | 'paused'
    why: string | null
    /** JSON of a `Timing`. */
    timing: string
    meetup_id: number | null
    room_id: string | null
    room_name: string | null
    room_kind: 'channel' | 'group' | null
    person_id: string | null
    person_username: string | null
    words: string | null
    lang: string
    made_by: string
    made_by_username: string
    made_in: string
    made_at: number
    starts_at: number | null
    nominal_at: number
    due_at: number
    look_at: number
    round: number
    tries: number
    message_id: string | null
    /** The automated step of its meetup and its receiver; null for a reminder that somebody asked for. */
    plan_key: string | null
    /** The local time that `nominal_at` is derived from, as in `meetup`, its zone, and the edition of the zone data. */
    local_at: string | null
    zone: string | null
    zone_data: string | null
  }
  reminder_miss: {
    seq: Generated<number>
    reminder_id: number
    due_at: number
    times: number
    why: string
    told: 'told' | null
  }
  /** `series_id` is 0 for meetups without a series; `offsets` is JSON of a list of `Offset`. */
  plan_change: { series_id: number; step: string; offsets: string }
  /** JSON of `QuietHours`. */
  room_quiet: { room_id: string; hours: string }
  room_flood: { room_id: string; held_at: number; told_at: number }
  person: {
    id: string
    language: string | null
    zone: string | null
    language_offered_at: number | null
    department: string | null
    typed_language: string | null
    /** JSON of the topics that are switched off. */
    muted: string | null
    /** JSON of `QuietHours`. */
    quiet: string | null
  }
  /** Whom the bot has welcomed; `upgrade` marks a database that an older version used. */
  welcome: { kind: 'room' | 'person' | 'upgrade'; id: string; at: number }
  /** Web addresses that only their owners know; `key_hash` is the SHA-256 of the key in the address. */
  private_address: {
    key_hash: string
    person_id: string
    kind: 'calendar' | 'report'
    year: number | null
    made_at: number
    until_at: number | null
  }
  room: { id: string; language: string }
  role: { person_id: string; role: string; username: string; since: number }
  setting: { key: string; value: string }
  audit: { id: Generated<number>; at: number; who: string; what: string; place: string; detail: string; about: string | null }
}
