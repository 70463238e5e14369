import type { EpochMs } from '../shared/clock.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Caller } from './caller.ts'
import type { Confirmation, Confirmations } from './confirmations.ts'
import { confirmMs } from './follow-up.ts'

/** The stored plan of a call that the bot asked about: a yes runs it as if it had been typed. */
export interface CallPlan {
  readonly meantCall: string
}

/** The stored plan of an incomplete call: the person's next words may complete it. */
export interface UnfinishedPlan {
  /** The verb, as typed. */
  readonly unfinishedVerb: string
  /** What was typed after it. */
  readonly rest: string
  readonly lang: Lang
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

/** The possible orders of a call and the words that complete it; those with all words come first. */
export function completions({ unfinishedVerb: verb, rest }: UnfinishedPlan, words: string): readonly string[] {
  const orders = [[verb, rest, words], [verb, words, rest], ...(/\d/.test(rest) ? [] : [[verb, words]])]
  return orders.map((parts) => parts.filter((part) => part !== '').join(' '))
}
