import { dayMs, type EpochMs, hourMs, minuteMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { PersonRef } from '../../shared/person.ts'
import { endsAt, type Meetup } from '../meetups/model.ts'

/**
 * `named`: there is only a minute-taker so far. `open`: marks are accepted. `closed`: a draft that nobody ended.
 * `ended`: on its way to be published.
 */
export type LiveState = 'named' | 'open' | 'closed' | 'ended'

/** The minutes of one meetup while they are being taken. */
export interface LiveMinutes {
  readonly meetupId: number
  readonly state: LiveState
  /** Who takes them, besides the organizers. Undefined once that person asked to be forgotten. */
  readonly taker?: PersonRef
  /** The language of headings and labels. Marks stay as they were typed. */
  readonly lang: Lang
  /** Where they are taken, or were last. Undefined before the start. */
  readonly room?: { readonly id: string; readonly name?: string }
  readonly openedAt?: EpochMs
  /** The message in whose thread plain lines are notes. */
  readonly threadId?: string
  /** How many reminders to end them were sent since they were opened. */
  readonly nudges: number
}

/** `talk`: a topic that is a talk on the agenda. */
export type MarkKind = 'topic' | 'talk' | 'note' | 'decision' | 'action' | 'link'

/** One entry that somebody wanted in the minutes. Nothing else that is said in the room is stored. */
export interface Mark {
  readonly id: number
  readonly meetupId: number
  readonly kind: MarkKind
  /** As typed; empty for a talk and for a link without words. */
  readonly text: string
  readonly at: EpochMs
  /** Id of its author. Empty once they asked to be forgotten. */
  readonly by: string
  /** Who does an action. */
  readonly owner?: PersonRef
  /** ISO day by which an action should be done. */
  readonly due?: string
  readonly url?: string
  readonly talkId?: number
  /** The message that the mark was made with: edits and deletions of it are followed while the minutes are open. */
  readonly messageId?: string
  /** When that message was last edited, by the workspace's clock, as far as the mark follows it. */
  readonly editedAt?: EpochMs
}

export type NewMark = Omit<Mark, 'id' | 'meetupId' | 'at' | 'by' | 'editedAt'>

/** How long after the planned end of a meetup each step about open minutes is taken. */
const stepAfterMs = { taker: 10 * minuteMs, room: 30 * minuteMs, close: 60 * minuteMs } as const

export type StaleStep = keyof typeof stepAfterMs

/**
 * The step that is due for minutes that were left open; undefined when none is. Minutes opened after the planned end get just
 * as much time. After downtime, only the latest due step is taken.
 */
export function staleStepDue(
  { nudges, openedAt = 0 }: Pick<LiveMinutes, 'nudges' | 'openedAt'>,
  meetup: Pick<Meetup, 'startsAt' | 'lengthMinutes'>,
  now: EpochMs,
): StaleStep | undefined {
  const since = now - Math.max(endsAt(meetup), openedAt)
  if (since >= stepAfterMs.close) return 'close'
  if (since >= stepAfterMs.room && nudges < 2) return 'room'
  return since >= stepAfterMs.taker && nudges < 1 ? 'taker' : undefined
}

/** People come early to set up, and some minutes are written the day after. */
const earliestMs = 2 * hourMs
const latestMs = dayMs

/** Why minutes can't be opened now; undefined when they can. */
export function whyNotNow(meetup: Pick<Meetup, 'startsAt' | 'lengthMinutes'>, now: EpochMs): 'early' | 'late' | undefined {
  if (now < meetup.startsAt - earliestMs) return 'early'
  return now >= endsAt(meetup) + latestMs ? 'late' : undefined
}
