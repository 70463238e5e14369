import { compareDates } from '../../../shared/dates/plain-date.ts'
import { isTakerLine } from '../minute-taker.ts'
import { type OpenMinutes, openMinutes } from '../minutes-text.ts'
import { isAskingWord, isStopWord } from '../search/common-words.ts'
import type { GlossaryLookup } from '../search/glossary.ts'
import { stem } from '../search/stem.ts'
import { splitSearchWords } from '../search/words.ts'
import { isQuotable, quoteLine } from '../sections.ts'
import type { Minutes, QuotedLine } from '../types.ts'
import { type ActionItemKind, isClosing, readActionItem } from './marks.ts'

/** An action or a wish that no later minutes close. */
export interface OpenActionItem {
  readonly minutes: Minutes
  readonly kind: ActionItemKind
  readonly line: QuotedLine
}

export interface ScannedActionItems {
  readonly items: readonly { readonly kind: ActionItemKind; readonly line: QuotedLine }[]
  readonly closings: readonly (readonly string[])[]
}

/** By file. Minutes never change, so neither does what was read from them. */
const scans = new WeakMap<Minutes, ScannedActionItems>()

/** Reads the action items of one file, and what closes them, once. About 50 microseconds for an ordinary file. */
export function scanActionItems(minutes: Minutes, opened: OpenMinutes = openMinutes(minutes)): ScannedActionItems {
  const known = scans.get(minutes)
  if (known) return known
  const { lines, outline } = opened
  const items: { kind: ActionItemKind; line: QuotedLine }[] = []
  const closings: (readonly string[])[] = []
  for (const [index, text] of lines.entries()) {
    if (!isQuotable(outline, index) || isTakerLine(text)) continue
    if (isClosing(text)) {
      closings.push(listStems(text))
      continue
    }
    const line = quoteLine(outline, index, (at) => lines[at] ?? '')
    const kind = readActionItem(line.text, line.heading === undefined ? [] : [line.heading])
    if (kind !== undefined) items.push({ kind, line })
  }
  const scan = { items, closings }
  scans.set(minutes, scan)
  return scan
}

/** For minutes that were parsed in another thread, where their action items were read as well. */
export function rememberActionItems(minutes: Minutes, items: ScannedActionItems): void {
  scans.set(minutes, items)
}

interface Closing {
  readonly minutes: Minutes
  readonly stems: ReadonlySet<string>
}

/**
 * Open action items of all minutes, each with its line word for word. Yields after each small piece of work.
 * @param all Newest first, as are the items.
 */
export function* findOpenActionItems(
  all: readonly Minutes[],
  glossary: GlossaryLookup,
): Generator<void, readonly OpenActionItem[]> {
  const closingsByStem = yield* listClosings(all)
  const open: OpenActionItem[] = []
  for (const minutes of all) {
    for (const item of scanActionItems(minutes).items) {
      const one = { minutes, ...item }
      if (!isClosed(one, closingsByStem, glossary)) open.push(one)
      yield
    }
  }
  return open
}

type ClosingsByStem = ReadonlyMap<string, readonly Closing[]>

function* listClosings(all: readonly Minutes[]): Generator<void, ClosingsByStem> {
  const byStem = new Map<string, Closing[]>()
  for (const minutes of all) {
    yield
    const distinct = new Map(scanActionItems(minutes).closings.map((stems) => [stems.join(' '), stems]))
    for (const own of distinct.values()) {
      const closing = { minutes, stems: new Set(own) }
      for (const one of closing.stems) {
        const known = byStem.get(one)
        if (known) known.push(closing)
        else byStem.set(one, [closing])
      }
    }
  }
  return byStem
}

/** Two words have to agree, because one word is often just a name. An item of one word needs only that one. */
const leastShared = 2

/** A long line that only mentions the item in passing doesn't close it. */
const leastShare = 1 / 4

/** Words shared by so many closing lines say nothing. Comparing more would take too long. */
const mostCompared = 400

function isClosed({ minutes, line }: OpenActionItem, closingsByStem: ClosingsByStem, glossary: GlossaryLookup): boolean {
  const senses = [...new Set(listStems(line.text))].map((one) => [one, ...translate(one, glossary)])
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

/** Goes through all lists without building one. */
function* walk(lists: readonly (readonly Closing[])[]): Generator<Closing> {
  for (const list of lists) yield* list
}

/** Stems of the words that say what a line is about. */
function listStems(text: string): readonly string[] {
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

function translate(one: string, glossary: GlossaryLookup): readonly string[] {
  return (glossary.get(one) ?? []).flatMap(({ stems, targets }) =>
    stems.length === 1
      ? targets.flatMap(([target, ...more]) => (target === undefined || more.length > 0 ? [] : [stem(target)]))
      : [],
  )
}

/** Whether a line names somebody: it contains every word of one of the names. */
export function namesAnyone(line: QuotedLine, names: readonly string[]): boolean {
  const said = new Set(splitSearchWords(line.text))
  return names.some((name) => {
    const words = splitSearchWords(name)
    return words.length > 0 && words.every((word) => said.has(word))
  })
}
