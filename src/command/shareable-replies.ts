import type { EpochMs } from '../shared/clock.ts'
import type { Erasable } from '../shared/erasable.ts'

/** The last private reply that somebody may post in a channel. It names nobody who isn't already named there. */
export interface ShareableReply {
  readonly text: string
  /** The name of the command that was asked. */
  readonly command: string
  /** The meetup that the text shows. */
  readonly showsMeetup?: number
  /** JSON of what the text was made from; the command that posts it checks that it may still be shown. */
  readonly shown?: string
  readonly until: EpochMs
}

/** At most one per person. */
export interface ShareableReplies extends Erasable {
  /** Replaces the person's earlier one. */
  keep(personId: string, shareable: ShareableReply): Promise<void>
  /** Returns what can still be posted and removes it. If several copies of the bot try at once, one of them gets it. */
  take(personId: string, now: EpochMs): Promise<ShareableReply | undefined>
  forgetBefore(at: EpochMs): Promise<void>
}
