import { bilingual } from '../../shared/i18n/bilingual.ts'
import { cityOf, formatClock, formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { describeDays, describeLimits } from '../../shared/i18n/recurrence.ts'
import type { Offset, QuietHours, Repetition, Timing } from './model/index.ts'

const texts = bilingual({
  en: {
    before: (length: string, meetup: number) => `${length} before the meetup \`#${meetup}\``,
    beforeAt: (before: string, clock: string) => `${before}, at ${clock}`,
    at: (days: string, clock: string) => `${days} at ${clock}`,
    inZone: (words: string, zone: string) => `${words} (${zone})`,
    hours: (from: string, to: string) => `from ${from} to ${to}`,
    weekends: () => 'on weekends',
    holidays: () => 'on holidays',
  },
  fr: {
    before: (length, meetup) => fr`${length} avant la rencontre \`#${meetup}\``,
    beforeAt: (before, clock) => fr`${before}, à ${clock}`,
    at: (days, clock) => fr`${days} à ${clock}`,
    inZone: (words, zone) => fr`${words} (${zone})`,
    hours: (from, to) => fr`de ${from} à ${to}`,
    weekends: () => fr`la fin de semaine`,
    holidays: () => fr`les jours fériés`,
  },
})

/** When a reminder is sent: `1 day before the meetup #12`, `every Monday at 9:00 a.m. (Toronto)`, or the date itself. */
export function describeTiming(timing: Timing, lang: Lang, zone: string): string {
  switch (timing.kind) {
    case 'moment':
      return formatMoment(timing.at, lang, zone)
    case 'before':
      return describeBefore(timing, lang)
    case 'every':
      return describeRepetition(timing, lang)
  }
}

function describeBefore({ offset, meetupId }: Extract<Timing, { readonly kind: 'before' }>, lang: Lang): string {
  const say = texts[lang]
  const before = say.before(formatOffset(offset, lang), meetupId)
  return offset.at === undefined ? before : say.beforeAt(before, formatClock(offset.at, lang))
}

function describeRepetition(repetition: Repetition, lang: Lang): string {
  const { days, time, zone } = repetition
  const say = texts[lang]
  const rule = say.inZone(say.at(describeDays(days, lang), formatClock(time, lang)), cityOf(zone))
  return [rule, ...describeLimits(repetition, lang)].join(', ')
}

const lengths: readonly (readonly [Offset['unit'], number, string])[] = [
  ['days', 7, 'week'],
  ['days', 1, 'day'],
  ['minutes', 60, 'hour'],
  ['minutes', 1, 'minute'],
]

/** `2 weeks`, `1 jour`, `90 minutes`: in the largest unit without a remainder. */
export function formatOffset({ unit, amount }: Offset, lang: Lang): string {
  const [, each = 1, name = 'minute'] = lengths.find(([of, size]) => of === unit && amount % size === 0) ?? []
  return new Intl.NumberFormat(`${lang}-CA`, { style: 'unit', unit: name, unitDisplay: 'long' }).format(amount / each)
}

/** `from 6:00 p.m. to 8:00 a.m., on weekends`; empty when a room is never quiet. */
export function describeQuiet({ hours, also = [], weekends, holidays }: QuietHours, lang: Lang): string {
  const say = texts[lang]
  return [
    ...(hours === undefined
      ? []
      : [hours, ...also].map(({ from, to }) => say.hours(formatClock(from, lang), formatClock(to, lang)))),
    ...(weekends ? [say.weekends()] : []),
    ...(holidays ? [say.holidays()] : []),
  ].join(', ')
}
