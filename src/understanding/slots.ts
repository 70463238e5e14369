import { readPhrase } from '../shared/dates/phrases/read-phrase.ts'
import type { Folded } from './folded.ts'
import { dateStart, type SlotKind, slotForms } from './slot-forms.ts'

/** A part of the sentence that isn't plain words. */
export interface Slot {
  readonly kind: SlotKind
  /** Folded. */
  readonly text: string
  readonly typed: string
  readonly start: number
  readonly end: number
}

/** Finds the slots of a sentence, in order. */
export function findSlots(folded: Folded): readonly Slot[] {
  const { text } = folded
  const taken = new Uint8Array(text.length)
  const slots: Slot[] = []
  const take = (kind: SlotKind, start: number, end: number) => {
    if (taken.subarray(start, end).includes(1) || isHouseNumber(kind, folded, start, end)) return
    taken.fill(1, start, end)
    slots.push({ kind, text: text.slice(start, end), typed: folded.typed(start, end), start, end })
  }
  for (const form of slotForms) {
    if (form === 'sweep') sweepDates(text, taken, take)
    else for (const match of text.matchAll(form[1])) take(form[0], match.index, match.index + match[0].length)
  }
  return slots.sort((a, b) => a.start - b.start)
}

const street = /^,? (?:rue|avenue|boul|chemin|promenade|place|allee|route|cote|street|st\b)/

/** `at 10 Wellington`, « au 25 Eddy », « le 10, rue Elgin »: an address, and neither a time nor a day. */
function isHouseNumber(kind: SlotKind, { text, typed }: Folded, start: number, end: number): boolean {
  if ((kind !== 'date' && kind !== 'time') || !/^(?:(?:at|a) )?\d{1,3}$/.test(text.slice(start, end))) return false
  if (street.test(text.slice(end, end + 20))) return true
  return /(?:\bat|\bau|\ba) \d{1,3}$/.test(text.slice(0, end)) && /^ \p{Lu}\p{Ll}{2,}/u.test(typed(end, text.length))
}

/** The longest date that the reader takes; the forms before and after the sweep don't know its grammar. */
const longestDate = 60

function sweepDates(text: string, taken: Uint8Array, take: (kind: SlotKind, start: number, end: number) => void): void {
  const starts = /(?<![\p{L}\p{N}'])[\p{L}\p{N}]/gu
  for (let match = starts.exec(text); match !== null; match = starts.exec(text)) {
    const at = match.index
    const rest = text.slice(at, at + longestDate)
    if (taken[at] === 1 || !dateStart.test(rest)) continue
    const phrase = readPhrase(rest, 'UTC')
    if (phrase === undefined) continue
    const { length } = rest.slice(0, rest.length - phrase.rest.length).replace(/[\s,;]{1,9}$/, '')
    if (/^\d+$/.test(rest.slice(0, length))) continue
    take(phrase.date === undefined ? 'time' : phrase.time === undefined ? 'date' : 'moment', at, at + length)
    starts.lastIndex = at + length
  }
}

const tokenOf: Readonly<Record<SlotKind, string>> = {
  url: 'xurl',
  quote: 'xquote',
  channel: 'xchannel',
  person: 'xperson',
  id: 'xid',
  offset: 'xoffset',
  duration: 'xdur',
  past: 'xpast',
  period: 'xperiod',
  date: 'xdate',
  moment: 'xdate xtime',
  month: 'xdate',
  time: 'xtime',
  lang: 'xlang',
  number: 'xnum',
}

/** The sentence with each slot replaced by a token. */
export function replaceSlots(text: string, slots: readonly Slot[]): string {
  let cut = ''
  let at = 0
  for (const slot of slots) {
    cut += `${text.slice(at, slot.start)} ${tokenOf[slot.kind]} `
    at = slot.end
  }
  return cut + text.slice(at)
}
