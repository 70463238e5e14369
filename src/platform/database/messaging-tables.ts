import type { Generated } from 'kysely'

/** Stands in `inbox.claimed_by` of a call that waits until its lease expires. No copy of the bot has this name. */
export const postponedClaim = 'postponed'

/** What was heard, what is said, and what people may still do about a reply. */
export interface MessagingTables {
  inbox: {
    seq: Generated<number>
    message_id: string
    room_id: string
    room_kind: string
    room_name: string | null
    thread_id: string | null
    sender_id: string
    sender_username: string
    text: string
    sent_at: number
    state: 'waiting' | 'done'
    claimed_by: string | null
    /** Whose expired claim the current one replaced. */
    taken_from: string | null
    lease_until: number
    tries: number
    outcome: string | null
    done_at: number | null
  }
  outbox: {
    seq: Generated<number>
    id: string
    lane: string
    room_id: string | null
    thread_id: string | null
    /** A user name, from before receivers were stored by id. */
    direct_to: string | null
    direct_to_id: string | null
    /** The name of a mirror, if it doesn't go to the workspace. */
    mirror: string | null
    /** When an attempt began that can't be repeated safely; null again once it has certainly failed. */
    begun_at: number | null
    content: string
    /** JSON of a `Subject`. */
    about: string | null
    state: 'due' | 'sent' | 'missed'
    /** When it was first due. */
    asked_at: number
    /** When the next attempt is due. */
    due_at: number
    claimed_by: string | null
    /** Whose expired claim the current one replaced. */
    taken_from: string | null
    lease_until: number
    tries: number
    done_at: number | null
    missed_why: string | null
    /** The workspace's error code. */
    refused: string | null
  }
  confirmation: {
    person_id: string
    room_id: string
    id: string
    command: string
    given: string
    headline: string
    until_at: number
  }
  shareable: {
    person_id: string
    command: string
    text: string
    shows_meetup: number | null
    until_at: number
    /** JSON list of what the text was made from; null in rows from before this column. */
    shown: string | null
  }
  undo: { id: Generated<number>; person_id: string; room_id: string; command: string; data: string; until_at: number }
}
