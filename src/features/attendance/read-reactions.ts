import type { SeenReactions } from '../../messaging/chat.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { hashText } from '../../shared/text/hash.ts'
import type { ShownMeetup } from './meetup-messages.ts'
import { type Attendee, type Wish, wishOf } from './model.ts'
import { periodOf } from './reaction-notices.ts'

/** Emoji names as different clients write them. */
const wishes: Readonly<Record<string, Wish>> = {
  '+1': 'room',
  thumbsup: 'room',
  computer: 'remote',
  '-1': 'no',
  thumbsdown: 'no',
}

/** Of several reactions by one person, the last of these counts. */
const strength: readonly Wish[] = ['room', 'remote', 'no']

/** Notes that somebody got the message of this period, without naming them. */
export function toldMark({ messageId, changedAt }: SeenReactions, personId: string): string {
  return `${toldPrefix(changedAt)}${markOf(messageId, personId)}`
}

function toldPrefix(changedAt: EpochMs): string {
  return `told:${periodOf(changedAt)}:`
}

/** Those of earlier periods are dropped. */
export function toldMarks({ marks }: ShownMeetup, { changedAt }: SeenReactions): Set<string> {
  return new Set(marks.filter((mark) => mark.startsWith(toldPrefix(changedAt))))
}

export interface Reacted {
  readonly username: string
  readonly wish: Wish
  /** Identifies this reaction without naming anybody, so that there is nothing in it to erase. */
  readonly mark: string
}

export function readReacted({ messageId, reactions }: SeenReactions, botName: string | undefined): readonly Reacted[] {
  return Object.entries(reactions).flatMap(([emoji, usernames]) => {
    const wish = wishes[emoji.replaceAll(':', '').replace(/_tone\d$/, '')]
    if (wish === undefined) return []
    return usernames
      .filter((username) => username !== botName)
      .map((username) => ({ username, wish, mark: markOf(messageId, wish, username) }))
  })
}

function markOf(...parts: readonly string[]): string {
  return hashText(parts.join('\n'), 16)
}

export function freshOnes(reacted: readonly Reacted[], { marks }: ShownMeetup): readonly Reacted[] {
  return reacted.filter(({ mark }) => !marks.includes(mark))
}

/** The reaction that made this RSVP is gone, and no new one replaces it. */
export function isRemoved({ username, mode }: Attendee, reacted: readonly Reacted[], fresh: readonly Reacted[]): boolean {
  const stillThere = reacted.some((one) => one.username === username && one.wish === wishOf(mode))
  return !stillThere && !fresh.some((one) => one.username === username)
}

export function strongest(username: string, among: readonly Reacted[]): Wish | undefined {
  const own = among.filter((one) => one.username === username).map(({ wish }) => wish)
  return strength.findLast((wish) => own.includes(wish))
}
