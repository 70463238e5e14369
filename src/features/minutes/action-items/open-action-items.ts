import { compareDates } from '../../../shared/dates/plain-date.ts'
import { isTakerLine } from '../minute-taker.ts'
import { openMinutes } from '../minutes-text.ts'
import { isAskingWord, isStopWord } from '../search/common-words.ts'
import type { GlossaryLookup } from '../search/glossary.ts'
import { stem } from '../search/stem.ts'
import { splitWords } from '../search/words.ts'
import { isQuotable, quoteLine } from '../sections.ts'
import type { Minutes, QuotedLine } from '../types.ts'
import { type ActionItemKind, isClosing, readActionItem } from './marks.ts'

/** An action or a wish that no later minutes say is done. */
export interface OpenActionItem {
  readonly minutes: Minutes
  readonly kind: ActionItemKind
  readonly line: QuotedLine
}

interface ScannedActionItems {
  readonly promises: readonly { readonly kind: ActionItemKind; readonly line: QuotedLine }[]
  readonly closings: readonly (readonly string[])[]
}

/** What was read of some minutes; they never change, so it holds for as long as they are kept. */
const scans = new WeakMap<Minutes, ScannedActionItems>()

/** Reads the promises and the ends of promises out of one file, once. About 50 microseconds for an ordinary one. */
export function scanActionItems(minutes: Minutes): ScannedActionItems {
  const known = scans.get(minutes)
  if (known) return known
  const { lines, outline } = openMinutes(minutes)
  const promises: { kind: ActionItemKind; line: QuotedLine }[] = []
  const closings: (readonly string[])[] = []
  for (const [index, text] of lines.entries()) {
    if (!isQuotable(outline, index) || isTakerLine(text)) continue
    if (isClosing(text)) {
      closings.push(listStems(text))
      continue
    }
    const line = quoteLine(outline, index, (at) => lines[at] ?? '')
    const kind = readActionItem(line.text, line.heading === undefined ? [] : [line.heading])
    if (kind !== undefined) promises.push({ kind, line })
  }
  const scan = { promises, closings }
  scans.set(minutes, scan)
  return scan
}

interface Closing {
  readonly minutes: Minutes
  readonly stems: ReadonlySet<string>
}

/** Open promises of all minutes, newest first, each with its line letter for letter. */
export function listOpenActionItems(all: readonly Minutes[], glossary: GlossaryLookup): readonly OpenActionItem[] {
  const closingsByStem = listClosings(all)
  return all
    .toSorted((a, b) => compareDates(b.date, a.date) || (a.file < b.file ? -1 : 1))
    .flatMap((minutes) => scanActionItems(minutes).promises.map((promise) => ({ minutes, ...promise })))
    .filter((promise) => !isClosed(promise, closingsByStem, glossary))
}

type ClosingsByStem = ReadonlyMap<string, readonly Closing[]>

function listClosings(all: readonly Minutes[]): ClosingsByStem {
  const byStem = new Map<string, Closing[]>()
  for (const minutes of all) {
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

/** Two words have to agree, because one word is often just a name; a promise of one word has to be said whole. */
const leastShared = 2

/** A long line that only touches the promise in passing does not close it. */
const leastShare = 1 / 4

/** Words that so many ends share tell nothing; looking at more of them would take longer than anybody waits. */
const mostCompared = 400

function isClosed({ minutes, line }: OpenActionItem, closingsByStem: ClosingsByStem, glossary: GlossaryLookup): boolean {
  const senses = [...new Set(listStems(line.text))].map((one) => [one, ...translate(one, glossary)])
  const least = Math.max(Math.min(leastShared, senses.length), senses.length * leastShare)
  const bySense = senses
    .map((sense) => sense.flatMap((one) => closingsByStem.get(one) ?? []))
    .toSorted((a, b) => a.length - b.length)
  // What shares two words of a promise shares one besides its commonest.
  const candidates = bySense.length > 1 ? bySense.slice(0, -1) : bySense
  let compared = 0
  for (const closing of walk(candidates)) {
    if (compareDates(closing.minutes.date, minutes.date) <= 0) continue
    if (senses.filter((sense) => sense.some((one) => closing.stems.has(one))).length >= least) return true
    if (++compared === mostCompared) return false
  }
  return false
}

/** One after the other, without a list of all of them. */
function* walk(lists: readonly (readonly Closing[])[]): Generator<Closing> {
  for (const list of lists) yield* list
}

/** Stems of the words that tell what a line is about. */
function listStems(text: string): readonly string[] {
  return splitWords(text.slice(0, longestCompared))
    .filter((word) => word.length > 1 && !isStopWord(word) && !isAskingWord(word) && !markWords.has(word))
    .map(stem)
}

const longestCompared = 400

/** These say that something is a promise or done, not what. */
const markWords = new Set(
  splitWords(
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

/** Whether a line names somebody: all words of one of the names stand in it. */
export function namesAnyone(line: QuotedLine, names: readonly string[]): boolean {
  const said = new Set(splitWords(line.text))
  return names.some((name) => {
    const words = splitWords(name)
    return words.length > 0 && words.every((word) => said.has(word))
  })
}
