import type { Generated } from 'kysely'

/** How a file of minutes came to exist; `exists`: somebody else wrote it. */
type PublishedState = 'pushed' | 'patch' | 'exists'

/** Minutes taken in chat, and what becomes of them. */
export interface MinutesTables {
  live_minutes: {
    meetup_id: number
    state: 'named' | 'open' | 'closed' | 'ended'
    taker_id: string | null
    taker_username: string | null
    lang: 'en' | 'fr'
    room_id: string | null
    room_name: string | null
    /** `private` or null. */
    room_private: string | null
    opened_at: number | null
    nudges: number
    thread_id: string | null
  }
  live_room: { room_id: string; meetup_id: number }
  live_mark: {
    id: Generated<number>
    meetup_id: number
    kind: 'topic' | 'talk' | 'note' | 'decision' | 'action' | 'link'
    text: string
    at: number
    made_by: string
    owner_id: string | null
    owner_username: string | null
    /** ISO day. */
    due: string | null
    url: string | null
    talk_id: number | null
    message_id: string | null
    edited_at: number | null
  }
  live_presence: { meetup_id: number; person_id: string; username: string; at: number }
  publication: {
    meetup_id: number
    state: 'due' | PublishedState | 'refused'
    file: string
    title: string
    text: string
    by_id: string | null
    by_username: string | null
    round: number
    tries: number
    due_at: number
    link: string | null
    /** The previous state of a file that was already published; null for a new file. */
    amends: PublishedState | null
  }
  aftermath: { meetup_id: number; ended_at: number; announced_at: number | null }
  waiver: { id: number; what: 'slides' | 'recording' | 'minutes'; waived_by: string; at: number }
}
