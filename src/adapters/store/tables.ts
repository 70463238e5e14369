import type { Generated } from 'kysely'

/** Instants are epoch milliseconds, yes and no are absent or present values, lists are JSON text: both databases read them alike. */
export interface Tables {
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
  }
  person: { id: string; language: string | null; zone: string | null; language_offered_at: number | null }
  room: { id: string; language: string }
  role: { person_id: string; role: string; username: string; since: number }
  setting: { key: string; value: string }
  audit: { id: Generated<number>; at: number; who: string; what: string; place: string; detail: string }
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
    direct_to: string | null
    content: string
    state: 'due' | 'sent' | 'missed'
    due_at: number
    claimed_by: string | null
    lease_until: number
    tries: number
    done_at: number | null
    missed_why: string | null
  }
}
