import { readDuration } from '../shared/dates/phrases/duration.ts'
import type { Duration } from '../shared/dates/phrases/duration-words.ts'
import { splitWords } from '../shared/dates/phrases/words.ts'
import { plural } from '../shared/i18n/bilingual.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Slot } from './slots.ts'

/** Longer than every length of time. */
const longest = 60

/** The length of time that a folded text begins with; `20-minute` is one too. */
function readLength(text: string): Duration | undefined {
  return readDuration(splitWords(text.slice(0, longest).replace(/-(?=[a-z]{3})/, ' ')), 0)?.value
}

/** Where a length may begin. `half a day` isn't a day, `11 a m` has no minute, and « le rappel 12 d'une heure » no twelve days. */
const starts = /(?<![\p{L}\p{N}]|half )(?!a m\b|\d{1,6} d')[\p{L}\p{N}]/gu

/** The first length of time in a folded text. */
export function findLength(text: string): Duration | undefined {
  for (const { index } of text.matchAll(starts)) {
    const length = readLength(text.slice(index))
    if (length !== undefined) return length
  }
  return undefined
}

const unitNames = {
  en: { weeks: 'w', days: 'd', hours: 'h', minutes: ' min' },
  fr: { weeks: ' sem', days: ' j', hours: ' h', minutes: ' min' },
}

/** `2h`, « 1 sem ». */
export function writeLength({ months, days, minutes }: Duration, lang: Lang): string {
  const names = unitNames[lang]
  const parts = [
    [months, lang === 'fr' ? ' mois' : plural('en', months, ' month', ' months')],
    days % 7 === 0 ? [days / 7, names.weeks] : [days, names.days],
    minutes % 60 === 0 ? [minutes / 60, names.hours] : [minutes, names.minutes],
  ] as const
  return parts.flatMap(([count, name]) => (count === 0 ? [] : `${count}${name}`)).join(' ')
}

/** `two hours before` as `2h before`, `la veille` as `1 j avant`. */
export function writeOffset({ kind, text }: Slot, lang: Lang): string | undefined {
  if (kind !== 'offset') return undefined
  const one = text.replace(/^la veille|^(?:the )?(?:day|night|evening)\b/, '1 day').replace(/^(?:the )?week\b/, '1 week')
  const length = readLength(one)
  return length?.months === 0 ? `${writeLength(length, lang)} ${lang === 'en' ? 'before' : 'avant'}` : undefined
}

/** The minutes of a duration such as `half an hour`. */
export function minutesIn(slot: Slot): number | undefined {
  return slot.kind === 'duration' ? minutesInText(slot.text) : undefined
}

/** The minutes of the first length in a text; undefined for days and more. */
export function minutesInText(text: string): number | undefined {
  const length = findLength(text)
  return length?.months === 0 && length.days === 0 ? length.minutes : undefined
}
