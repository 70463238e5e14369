import { compareDates } from '../../../shared/dates/plain-date.ts'
import { isAskingWord, isStopWord } from '../search/common-words.ts'
import { type GlossaryLookup, translateStem } from '../search/glossary.ts'
import { stem } from '../search/stem.ts'
import { splitSearchWords } from '../search/words.ts'
import type { Minutes, QuotedLine } from '../types.ts'

export interface Closing {
  readonly minutes: Minutes
  readonly stems: ReadonlySet<string>
}

export type ClosingsByStem = ReadonlyMap<string, readonly Closing[]>

/** Two words have to agree, because one word is often just a name. An item of one word needs only that one. */
const leastShared = 2

/** A long line that only mentions the item in passing doesn't close it. */
const leastShare = 1 / 4

/** Words shared by so many closing lines say nothing. Comparing more would take too long. */
const mostCompared = 400

/** Whether a later line says that an action item is done. */
export function isClosed(
  { minutes, line }: { readonly minutes: Minutes; readonly line: QuotedLine },
  closingsByStem: ClosingsByStem,
  glossary: GlossaryLookup,
): boolean {
  const senses = [...new Set(listStems(line.text))].map((one) => [one, ...translateStem(one, glossary)])
  const least = Math.max(Math.min(leastShared, senses.length), senses.length * leastShare)
  const bySense = senses
    .map((sense) => sense.flatMap((one) => [closingsByStem.get(one) ?? []]))
    .toSorted((a, b) => countAll(a) - countAll(b))
  // A line that shares two words shares at least one that isn't the most common one.
  const candidates = bySense.length > 1 ? bySense.slice(0, -1) : bySense
  let compared = 0
  for (const closing of walk(candidates.flat())) {
    if (compareDates(closing.minutes.date, minutes.date) <= 0) continue
    if (senses.filter((sense) => sense.some((one) => closing.stems.has(one))).length >= least) return true
    if (++compared === mostCompared) return false
  }
  return false
}

function countAll(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((sum, { length }) => sum + length, 0)
}

/** Stems of the words that say what a line is about. */
export function listStems(text: string): readonly string[] {
  return splitSearchWords(text.slice(0, longestCompared))
    .filter((word) => word.length > 1 && !isStopWord(word) && !isAskingWord(word) && !markWords.has(word))
    .map(stem)
}

const longestCompared = 400

/** These words mark an action item or say that it's done. They don't say what it is. */
const markWords = new Set(
  splitSearchWords(
    'action item todo suivi wish souhait done closed close completed resolved settled fait regle terminee termine merci thanks va will next new first nice would',
  ),
)

/** Goes through all lists without building one. */
function* walk(lists: readonly (readonly Closing[])[]): Generator<Closing> {
  for (const list of lists) yield* list
}
