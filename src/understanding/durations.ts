import type { Lang } from './shared.ts'
import type { Slot } from './slots.ts'

const amounts: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  un: 1,
  une: 1,
  the: 1,
  two: 2,
  deux: 2,
  three: 3,
  trois: 3,
  four: 4,
  quatre: 4,
  five: 5,
  cinq: 5,
  six: 6,
  seven: 7,
  sept: 7,
  eight: 8,
  huit: 8,
  nine: 9,
  neuf: 9,
  ten: 10,
  dix: 10,
  eleven: 11,
  onze: 11,
  twelve: 12,
  douze: 12,
  fifteen: 15,
  quinze: 15,
  twenty: 20,
  vingt: 20,
  thirty: 30,
  trente: 30,
  forty: 40,
  quarante: 40,
  'forty-five': 45,
  'quarante-cinq': 45,
}

type Unit = 'min' | 'h' | 'd' | 'w'

export interface Length {
  readonly amount: number
  readonly unit: Unit
}

function readLength(text: string): Length | undefined {
  if (/^(?:half an hour|(?:une )?demi-?heure)/.test(text)) return { amount: 30, unit: 'min' }
  if (/^(?:the )?(?:day|night|evening) before|^la veille/.test(text)) return { amount: 1, unit: 'd' }
  if (/^(?:the )?week before/.test(text)) return { amount: 1, unit: 'w' }
  const [, digits, word, unit = ''] = /^(?:(\d{1,3})|(a couple of|[a-z]+(?:-cinq|-five)?)) ?-?([a-z]+)/.exec(text) ?? []
  const amount = digits === undefined ? (word === 'a couple of' ? 2 : amountOf(word ?? '')) : Number(digits)
  const read = unitOf(unit)
  return amount === undefined || read === undefined ? undefined : { amount, unit: read }
}

function amountOf(word: string): number | undefined {
  return Object.hasOwn(amounts, word) ? amounts[word] : undefined
}

function unitOf(word: string): Unit | undefined {
  if (/^(?:m|mn|mins?|minutes?)$/.test(word)) return 'min'
  if (/^(?:h|hrs?|hours?|heures?)$/.test(word)) return 'h'
  if (/^(?:d|days?|j|jours?|journees?)$/.test(word)) return 'd'
  return /^(?:wk|weeks?|semaines?)$/.test(word) ? 'w' : undefined
}

const units: Readonly<Record<Lang, Readonly<Record<Unit, string>>>> = {
  en: { min: ' min', h: 'h', d: 'd', w: 'w' },
  fr: { min: ' min', h: ' h', d: ' j', w: ' sem' },
}

const anywhere = new RegExp(
  `\\b(?:half an hour|(?:une )?demi-?heure|(?:\\d{1,3}|a couple of|${Object.keys(amounts).join('|')}) ?-?(?:mins?|mn|minutes?|h|hrs?|hours?|heures?|d|days?|j|jours?|wk|weeks?|semaines?))\\b`,
)

/** The first length of time in a folded text. */
export function findLength(text: string): Length | undefined {
  const [found] = anywhere.exec(text) ?? []
  return found === undefined ? undefined : readLength(found)
}

/** `2h`, « 1 sem ». */
export function writeLength({ amount, unit }: Length, lang: Lang): string {
  return `${amount}${units[lang][unit]}`
}

/** `two hours before` as `2h before`, `la veille` as `1 j avant`. */
export function writeOffset(slot: Slot, lang: Lang): string | undefined {
  const length = slot.kind === 'offset' ? readLength(slot.text) : undefined
  return length && `${writeLength(length, lang)} ${lang === 'en' ? 'before' : 'avant'}`
}

/** The minutes of a duration such as `half an hour`. */
export function minutesIn(slot: Slot): number | undefined {
  const length = slot.kind === 'duration' ? readLength(slot.text) : undefined
  return length && lengthInMinutes(length)
}

/** Undefined for days and weeks. */
export function lengthInMinutes({ amount, unit }: Length): number | undefined {
  if (unit === 'min') return amount
  return unit === 'h' ? amount * 60 : undefined
}
