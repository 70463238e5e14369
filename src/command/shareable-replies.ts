import type { EpochMs } from '../shared/clock.ts'
import type { Erasable } from '../shared/erasable.ts'

/** What the bot last told somebody privately that they may post in a channel: it names nobody who did not name themselves there. */
export interface ShareableReply {
  readonly text: string
  /** What was asked, by the command's name. */
  readonly command: string
  /** The meetup that the text shows. */
  readonly showsMeetup?: number
  readonly until: EpochMs
}

/** At most one a person. */
export interface ShareableReplies extends Erasable {
  /** Replaces what the person was told before. */
  keep(personId: string, shareable: ShareableReply): Promise<void>
  /** Gives back what can still be posted, and keeps it no more: of several who take it, one gets it. */
  take(personId: string, now: EpochMs): Promise<ShareableReply | undefined>
  forgetBefore(at: EpochMs): Promise<void>
}
