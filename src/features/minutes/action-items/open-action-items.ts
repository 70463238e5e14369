import { copyString } from '../compact.ts'
import { isTakerLine } from '../minute-taker.ts'
import { type OpenMinutes, openMinutes } from '../minutes-text.ts'
import type { GlossaryLookup } from '../search/glossary.ts'
import { splitSearchWords } from '../search/words.ts'
import { isQuotable, quoteLine } from '../sections.ts'
import type { Minutes, QuotedLine } from '../types.ts'
import { type Closing, type ClosingsByStem, isClosed, listStems } from './closings.ts'
import { type ActionItemKind, isClosing, readActionItem } from './read-action-item.ts'

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
      closings.push(listStems(text).map(copyString))
      continue
    }
    const line = quoteLine(outline, index, (at) => lines[at] ?? '')
    const kind = readActionItem(line.text, line.heading === undefined ? [] : [line.heading])
    if (kind !== undefined) items.push({ kind, line: copyLine(line) })
  }
  const scan = { items, closings }
  scans.set(minutes, scan)
  return scan
}

function copyLine({ lineNumber, text, heading }: QuotedLine): QuotedLine {
  return { lineNumber, text: copyString(text), heading: heading === undefined ? undefined : copyString(heading) }
}

/** For minutes that were parsed in another thread, where their action items were read as well. */
export function rememberActionItems(minutes: Minutes, items: ScannedActionItems): void {
  scans.set(minutes, items)
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

/** Whether a line names somebody: it contains every word of one of the names. */
export function namesAnyone(line: QuotedLine, names: readonly string[]): boolean {
  const said = new Set(splitSearchWords(line.text))
  return names.some((name) => {
    const words = splitSearchWords(name)
    return words.length > 0 && words.every((word) => said.has(word))
  })
}
