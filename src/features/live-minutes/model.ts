import { type EpochMs, minuteMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { endsAt, type Meetup } from '../meetups/model.ts'

/** Somebody as the minutes know them; the id outlives a changed name. */
export interface LivePerson {
  readonly id: string
  readonly username: string
}

/**
 * `named`: nothing but a minute-taker yet. `open`: marks are taken. `closed`: a draft that nobody has ended.
 * `ended`: handed on to be published.
 */
export type LiveState = 'named' | 'open' | 'closed' | 'ended'

/** The minutes of one meetup while they are taken. */
export interface LiveMinutes {
  readonly meetupId: number
  readonly state: LiveState
  /** Who takes them, beside any organizer; none once that person asked to be forgotten. */
  readonly taker?: LivePerson
  /** In which headings and labels are written; marks stay as they were typed. */
  readonly lang: Lang
  /** Where they are taken, or were last; none before the start. */
  readonly room?: { readonly id: string; readonly name?: string; readonly isPrivate: boolean }
  readonly openedAt?: EpochMs
  /** How often somebody has been reminded to end them since they were opened. */
  readonly nudges: number
}

/** `talk` is a topic that is a talk of the agenda. */
export type MarkKind = 'topic' | 'talk' | 'note' | 'decision' | 'action' | 'link'

/** One thing that somebody wanted in the minutes. Nothing else that is said in the room is kept. */
export interface Mark {
  readonly id: number
  readonly meetupId: number
  readonly kind: MarkKind
  /** As typed; empty for a talk and for a link without words. */
  readonly text: string
  readonly at: EpochMs
  /** Who made it; empty once they asked to be forgotten. */
  readonly by: string
  /** Who is to do an action. */
  readonly owner?: LivePerson
  /** ISO day until which an action is to be done. */
  readonly due?: string
  readonly url?: string
  readonly talkId?: number
}

export type NewMark = Omit<Mark, 'id' | 'meetupId' | 'at' | 'by'>

/** How long after the planned end open minutes are asked about, and closed (R37 of `peers.md` names the first and the last). */
const tendAfterMs = { taker: 10 * minuteMs, room: 30 * minuteMs, close: 60 * minuteMs } as const

export type StaleStep = keyof typeof tendAfterMs

/**
 * What is to be done by now about minutes that were left open; undefined when nothing is. Minutes that were opened after the
 * planned end have as long as all others. After an absence the last thing that is due counts.
 */
export function staleStepDue(
  { nudges, openedAt = 0 }: Pick<LiveMinutes, 'nudges' | 'openedAt'>,
  meetup: Pick<Meetup, 'startsAt' | 'lengthMinutes'>,
  now: EpochMs,
): StaleStep | undefined {
  const since = now - Math.max(endsAt(meetup), openedAt)
  if (since >= tendAfterMs.close) return 'close'
  if (since >= tendAfterMs.room && nudges < 2) return 'room'
  return since >= tendAfterMs.taker && nudges < 1 ? 'taker' : undefined
}

/** People come early to set up, and some minutes are written the day after. */
const earliestMs = 2 * 60 * minuteMs
const latestMs = 24 * 60 * minuteMs

/** Whether minutes can be begun: `early` or `late` tell why not. */
export function whyNotNow(meetup: Pick<Meetup, 'startsAt' | 'lengthMinutes'>, now: EpochMs): 'early' | 'late' | undefined {
  if (now < meetup.startsAt - earliestMs) return 'early'
  return now >= endsAt(meetup) + latestMs ? 'late' : undefined
}
