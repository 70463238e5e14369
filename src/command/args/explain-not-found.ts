import { type ClockTime, localOf } from '../../shared/dates/local-time.ts'
import type { DateResult, WhenResult } from '../../shared/dates/phrases/index.ts'
import { type PlainDate, writeDate } from '../../shared/dates/plain-date.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatClock, formatDay, formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'

export type NotFound = Exclude<WhenResult | DateResult, { readonly kind: 'found' }>

/** `a`, `b` or `c`, as code. */
export function formatChoices(words: readonly string[], or: string): string {
  const shown = words.map((word) => `\`${word}\``)
  return [shown.slice(0, -1).join(', '), ...shown.slice(-1)].filter((part) => part !== '').join(` ${or} `)
}

export function explainInEnglish(result: NotFound, zone: string, now: number): string {
  switch (result.kind) {
    case 'ambiguous':
      if (result.why === 'midnight')
        return 'Midnight could be the start or the end of that day. Write `00:00` with the day that begins.'
      if (result.why === 'early') return earlyInEnglish(result.time)
      return `That could be ${choices(result.choices, 'en', zone, 'or')}. Please write it as \`${likeliest(result.choices, now, zone)}\`.`
    case 'past':
      return `That's in the past. The next possible date is ${nextOne(result, now, 'en', zone)}.`
    case 'impossible':
      return `That ${result.why === 'no-such-time' ? 'time' : 'date'} doesn't exist. ${nearest(result.nearest, 'en', zone, 'Did you mean')}`.trim()
    case 'unreadable':
      return result.why === 'other-zone'
        ? `Dates here are in the zone ${zone}.${elsewhereIn(result, 'en', zone)}`
        : 'I need a date here, such as `2026-12-03 13:00`, `third thursday 1 pm` or `24 april 13:00`.'
  }
}

export function explainInFrench(result: NotFound, zone: string, now: number) {
  switch (result.kind) {
    case 'ambiguous':
      if (result.why === 'midnight')
        return fr`Minuit commence un jour et en finit un autre : veuillez écrire \`00:00\` et le jour qui commence.`
      if (result.why === 'early') return earlyInFrench(result.time)
      return fr`Ce pourrait être ${choices(result.choices, 'fr', zone, 'ou')}. Veuillez écrire \`${likeliest(result.choices, now, zone)}\`.`
    case 'past':
      return fr`C'est passé. La prochaine date possible est ${nextOne(result, now, 'fr', zone)}.`
    case 'impossible':
      return fr`${result.why === 'no-such-time' ? fr`Cette heure n'existe pas.` : fr`Cette date n'existe pas.`} ${nearest(result.nearest, 'fr', zone, 'Vouliez-vous dire')}`
    case 'unreadable':
      return result.why === 'other-zone'
        ? fr`Les dates sont lues dans le fuseau ${zone}.${elsewhereIn(result, 'fr', zone)}`
        : fr`Il me faut une date ici, comme \`2026-12-03 13:00\`, \`3e jeudi 13 h\` ou \`24 avril 13 h\`.`
  }
}

/** `1:30` in both halves of the day, as it can be typed. */
function earlyInEnglish(time: ClockTime = { hour: 1, minute: 0 }): string {
  return `Is that ${formatClock(time, 'en')} or ${formatClock(inAfternoon(time), 'en')}? Please type one of them.`
}

function earlyInFrench(time: ClockTime = { hour: 1, minute: 0 }) {
  return fr`Est-ce \`${formatClock(time, 'fr')} du matin\` ou \`${formatClock(inAfternoon(time), 'fr')}\`? Veuillez écrire l'heure ainsi.`
}

function inAfternoon({ hour, minute }: ClockTime): ClockTime {
  return { hour: hour + 12, minute }
}

function nextOne(
  { nearest, time }: Extract<NotFound, { readonly kind: 'past' }>,
  now: number,
  lang: Lang,
  zone: string,
): string {
  return time === undefined ? formatDay(nearest.date, lang, zone) : formatMomentFull(nearest.at, now, lang, zone)
}

function choices(dates: readonly PlainDate[], lang: Lang, zone: string, or: string): string {
  return dates.map((date) => formatDay(date, lang, zone)).join(` ${or} `)
}

/** The first choice that isn't past, as it can be typed. */
function likeliest(dates: readonly PlainDate[], now: number, zone: string): string {
  const today = writeDate(localOf(now, zone).date)
  const typed = dates.map(writeDate)
  return typed.find((date) => date >= today) ?? typed[0] ?? today
}

function nearest(
  { date, time }: { readonly date?: PlainDate; readonly time?: { hour: number; minute: number } },
  lang: Lang,
  zone: string,
  ask: string,
) {
  const parts = [...(date ? [formatDay(date, lang, zone)] : []), ...(time ? [formatClock(time, lang)] : [])]
  return parts.length === 0 ? '' : `${ask} ${parts.join(', ')}?`
}

/** The same moment in both zones, and what to type for it. */
function elsewhereIn({ elsewhere }: Extract<NotFound, { readonly kind: 'unreadable' }>, lang: Lang, zone: string): string {
  const say = zoneTexts[lang]
  if (elsewhere === undefined) return ` ${say.write()}`
  const { date, time } = localOf(elsewhere.at, zone)
  const call = `${writeDate(date)} ${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`
  return ` ${say.here(formatMoment(elsewhere.at, lang, elsewhere.zone), formatMoment(elsewhere.at, lang, zone), call)}`
}

const zoneTexts = bilingual({
  en: {
    write: () => 'Please write the time in that zone.',
    here: (there: string, here: string, call: string) => `${there} is ${here} here: if you mean that, write \`${call}\`.`,
  },
  fr: {
    write: () => fr`Veuillez écrire l'heure de ce fuseau.`,
    here: (there, here, call) => fr`Ce serait ici ${here}, pour ${there} là-bas : si c'est bien cela, écrivez \`${call}\`.`,
  },
})
