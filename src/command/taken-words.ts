import type { Command } from './command.ts'
import type { RoutedCommand, Router } from './router.ts'
import type { MeantCall, SentenceContext, SentenceReading, Sentences } from './sentences.ts'

/** `left-out`: words that the call has no place for. `for-others`: the verb whose place an open command took. */
export type Remark =
  | { readonly kind: 'left-out'; readonly words: string }
  | { readonly kind: 'for-others'; readonly verb: string }

/** How the words became a command; `exact`: they were one. */
export interface TakenWords<S> {
  readonly found: RoutedCommand<S> | undefined
  readonly understood: 'exact' | SentenceReading['understood']
  /** The call that a sentence was understood as; the reply starts with it. */
  readonly takenFor?: string
  /** What the person should know about the call that it was taken for. */
  readonly remark?: Remark
  /** The person has to confirm before the call runs. */
  readonly mustAsk?: true
  /** What may have been meant, if no call was found. */
  readonly reading?: SentenceReading
}

/** Bare `/meetup` is the most common first use: it shows the next meetup. */
const bareVerb = 'next'

/** A call if they begin with a verb, otherwise perhaps a sentence. */
export function understandWords<S>(
  words: string,
  router: Router<S>,
  sentences: Sentences | undefined,
  context: SentenceContext,
): TakenWords<S> {
  const found = router.find(words === '' ? bareVerb : words)
  if (found !== undefined) return { found, understood: 'exact' }
  if (sentences === undefined || isMisspeltVerb(words, router)) return { found, understood: 'none' }
  return takeReading(sentences.read(words, context), router)
}

/** One word that is nearly a verb is a typo, and the person should see that. */
function isMisspeltVerb<S>(words: string, router: Router<S>): boolean {
  if (countWords(words) > 1) return false
  const near = router.suggest(words)
  return near.en !== undefined || near.fr !== undefined
}

export function countWords(words: string): number {
  return words.split(/\s+/).filter((word) => word !== '').length
}

/** Turns a sentence into a call for the ordinary router. Only this function decides whether the person must confirm first. */
export function takeReading<S>(reading: SentenceReading, router: Router<S>): TakenWords<S> {
  const [meant] = reading.calls
  const found = meant && router.find(meant.call)
  if (reading.understood === 'none' || reading.understood === 'offered' || meant === undefined || found === undefined)
    return { found: undefined, understood: reading.understood === 'none' ? 'none' : 'offered', reading }
  return {
    ...{ found, understood: reading.understood, takenFor: meant.call, reading },
    ...(meant.leftOut !== undefined && { remark: { kind: 'left-out', words: meant.leftOut } as const }),
    // A command that lacks words asks for them, and one that shows a preview asks by itself, but only about its own call.
    ...(reading.understood === 'asked' &&
      meant.isComplete &&
      (!asksByItself(found.command) || reading.isDoubtful) && { mustAsk: true }),
  }
}

/** The command shows what it would do before it acts. */
export function asksByItself<S>({ execute, mayActAtOnce }: Command<S>): boolean {
  return execute !== undefined && mayActAtOnce !== true
}

/** The command under which the log records a message. */
export function nameCommand<S>({ found, understood, reading }: TakenWords<S>): string {
  const meant: MeantCall | undefined = understood === 'offered' ? reading?.calls[0] : undefined
  return found?.command.name ?? meant?.command ?? 'unknown'
}
