import type { EpochMs } from '../shared/clock.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Caller } from './caller.ts'
import type { Confirmation, Confirmations } from './confirmations.ts'
import { confirmMs } from './follow-up.ts'
import { cutPointer, type Listed, pickListed, pickPlace } from './pick.ts'
import type { Reply } from './reply.ts'

/** The stored plan of a call that the bot asked about: a yes runs it as if it had been typed. */
export interface CallPlan {
  readonly meantCall: string
}

/** The stored plan of an incomplete call, or of a list: the person's next words may complete it or choose from it. */
export interface UnfinishedPlan {
  /** The verb, as typed. */
  readonly unfinishedVerb: string
  /** What was typed after it. */
  readonly rest: string
  readonly lang: Lang
  /** What was shown to choose from. */
  readonly listed?: readonly Listed[]
  /** Nothing was asked: only words that name something listed count as an answer. */
  readonly isOnlyList?: true
  /** Whole calls that were shown to choose from. */
  readonly offers?: readonly string[]
}

/** What shows one thing of a list by its number. */
const showing = { en: 'show', fr: 'voir' } as const

/** What the person may say next about a reply: choose from what it lists or offers. */
export function planOfReply({ listed, offers }: Pick<Reply, 'listed' | 'offers'>, lang: Lang): UnfinishedPlan | undefined {
  const empty = { unfinishedVerb: showing[lang], rest: '', lang, isOnlyList: true } as const
  if (offers !== undefined && offers.length > 0) return { ...empty, offers }
  return listed === undefined || listed.length === 0 ? undefined : { ...empty, listed }
}

/** No command has this name, so confirming it does nothing. */
const unfinished = '(unfinished)'

export function isCallPlan(plan: unknown): plan is CallPlan {
  return typeof plan === 'object' && plan !== null && 'meantCall' in plan
}

export function isUnfinished({ command }: Confirmation): boolean {
  return command === unfinished
}

export function unfinishedPlanOf({ command, plan }: Confirmation): UnfinishedPlan | undefined {
  return command === unfinished ? (plan as UnfinishedPlan) : undefined
}

/** A preview, or a question about an incomplete call; a list from which the person may choose asks nothing. */
export function asksSomething(confirmation: Confirmation): boolean {
  return unfinishedPlanOf(confirmation)?.isOnlyList !== true
}

/**
 * Which of the open questions, newest first, a bare yes or no may answer. Somebody who rephrases a sentence has moved on from the
 * earlier "Do you mean …?"; previews stay open.
 */
export function stillMeant(open: readonly Confirmation[]): readonly Confirmation[] {
  return open.filter(({ plan, until }) => until === open[0]?.until || !isCallPlan(plan))
}

/** Remembers an incomplete call, replacing an earlier one. */
export async function recordUnfinished(
  confirmations: Pick<Confirmations, 'ask'>,
  plan: UnfinishedPlan,
  { id: personId, room }: Caller,
  now: EpochMs,
): Promise<void> {
  const until = now + confirmMs
  await confirmations.ask({ personId, roomId: room.id, id: unfinished, command: unfinished, headline: '', plan, until })
}

export interface Completions {
  /** The call that was chosen of those that the bot offered. */
  readonly offered: string | undefined
  /** The call with what was chosen from the list, even if it lacks more. */
  readonly named: string | undefined
  /** The most likely first. */
  readonly calls: readonly string[]
}

/** The calls that words may complete: first what they choose, then the possible orders; those with all words come first. */
export function completions({ unfinishedVerb: verb, rest, ...plan }: UnfinishedPlan, words: string): Completions {
  const { listed = [], offers = [], isOnlyList = false } = plan
  const offered = offers[pickPlace(words, offers.length) ?? -1]
  const named = pickListed(words, listed)
  const orders = [
    ...(named === undefined
      ? []
      : [
          [verb, `#${named.id}`, rest],
          [verb, `#${named.id}`],
        ]),
    ...(isOnlyList ? [] : [words, cutPointer(words)].flatMap((one) => ordersOf(verb, rest, one))),
  ]
  const calls = [...new Set(orders.map((parts) => parts.filter((part) => part !== '').join(' ')))]
  // Words that couldn't be read stay only if they say something, as `title:` does.
  const kept = /[\d:]/.test(rest) ? ` ${rest}` : ''
  return { offered, named: named && `${verb} #${named.id}${kept}`, calls }
}

function ordersOf(verb: string, rest: string, words: string): readonly (readonly string[])[] {
  return [[verb, rest, words], [verb, words, rest], ...(/\d/.test(rest) ? [] : [[verb, words]])]
}
