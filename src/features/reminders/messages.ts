import type { Occurrence } from '../../shared/dates/occurrences.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull, formatMonth, formatShortDay } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { joinWords } from '../../shared/i18n/lists.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { type Reader, titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { describeClockChange } from '../series/date-messages.ts'
import { nextOccurrence, type Reminder, type Repetition, skippedMonths } from './model/index.ts'
import { explainPause } from './reasons.ts'
import { describeTiming } from './time-messages.ts'

const texts = bilingual({
  en: {
    when: (moment: string) => `**When**: ${moment}`,
    rule: (rule: string) => `**Rule**: ${rule}`,
    first: (moment: string) => `**Next time**: ${moment}`,
    meetup: (title: string, moment: string) => `**Meetup**: ${title}, ${moment}`,
    room: (name: string) => `**Room**: \`${name}\``,
    words: (words: string) => `**Words**: ${words}`,
    skipped: (months: string) => `Months without that day are skipped: ${months}.`,
    quiet: (moment: string) => `That would be ${moment}, when the room is quiet, so I moved it to the nearest allowed time.`,
    quoted: (words: string) => `“${escapeMarkdown(words)}”`,
    privateRoom: () => 'a private room',
    next: (moments: string) => `then ${moments}`,
    you: () => 'you',
    paused: (why: string) => `paused (${why})`,
  },
  fr: {
    when: (moment) => fr`**Quand** : ${moment}`,
    rule: (rule) => fr`**Règle** : ${rule}`,
    first: (moment) => fr`**Prochaine fois** : ${moment}`,
    meetup: (title, moment) => fr`**Rencontre** : ${title}, ${moment}`,
    room: (name) => fr`**Salon** : \`${name}\``,
    words: (words) => fr`**Texte** : ${words}`,
    skipped: (months) => fr`Les mois sans un tel jour sont laissés de côté : ${months}.`,
    quiet: (moment) =>
      fr`Ce serait ${moment}, pendant les heures de silence du salon; je l'ai déplacé au moment permis le plus proche.`,
    quoted: (words) => fr`« ${escapeMarkdown(words)} »`,
    privateRoom: () => fr`un salon privé`,
    next: (moments) => fr`puis ${moments}`,
    you: () => fr`vous`,
    paused: (why) => fr`suspendu (${why})`,
  },
})

/** What was asked for, in full: rule, date, lead time, meetup, room and words. */
export function describeReminder(
  reminder: Reminder,
  meetup: Meetup | undefined,
  { lang, zone, now }: Reader,
  note?: Occurrence['note'],
): readonly string[] {
  const say = texts[lang]
  const { timing, to, words, dueAt, nominalAt } = reminder
  const shownZone = timing.kind === 'every' ? timing.zone : zone
  const moment = formatMomentFull(dueAt, now, lang, shownZone)
  return [
    ...(timing.kind === 'moment' ? [say.when(moment)] : [say.rule(describeTiming(timing, lang, zone)), say.first(moment)]),
    ...(meetup === undefined ? [] : [say.meetup(titleOf(meetup, lang), formatMoment(meetup.startsAt, lang, meetup.zone))]),
    ...('roomId' in to ? [say.room(`#${to.name}`)] : []),
    ...(words === undefined ? [] : [say.words(escapeMarkdown(words))]),
    ...(timing.kind === 'every' ? describeSkipped(timing, now, lang) : []),
    ...(dueAt === nominalAt ? [] : [say.quiet(formatMoment(nominalAt, lang, shownZone))]),
    ...describeClockChange(note, lang),
  ]
}

function describeSkipped(rule: Repetition, now: number, lang: Lang): readonly string[] {
  const months = skippedMonths(rule, now)
  if (months.length === 0) return []
  const names = months.map((month) => formatMonth(month, lang))
  return [texts[lang].skipped(joinWords(names, lang))]
}

/** One line of a list. For a private room's reminder, only its author sees the words and the room. */
export function listReminder(reminder: Reminder, { lang, zone, isOwn }: { lang: Lang; zone: string; isOwn: boolean }): string {
  const say = texts[lang]
  const { id, timing, to, words, state, why, dueAt } = reminder
  const isHidden = 'roomId' in to && to.isPrivate && !isOwn
  const parts = [
    state === 'paused' ? say.paused(explainPause(why ?? 'room', lang)) : formatMoment(dueAt, lang, zone),
    ...(timing.kind === 'every' && state === 'planned' ? [say.next(describeNextTimes(timing, reminder.nominalAt, lang))] : []),
    ...(timing.kind === 'moment' ? [] : [describeTiming(timing, lang, zone)]),
    ...('roomId' in to ? [nameReceiver(reminder, lang, isOwn)] : []),
    ...(words === undefined || isHidden ? [] : [say.quoted(words.slice(0, 80))]),
    `\`#${id}\``,
  ]
  return `- ${parts.join(' · ')}`
}

/** How many times of a rule a list shows after the next one. */
const furtherTimes = 2

function describeNextTimes(rule: Repetition, after: number, lang: Lang): string {
  const days: string[] = []
  for (let at = after; days.length < furtherTimes; ) {
    at = nextOccurrence(rule, at).at
    days.push(formatShortDay(at, lang, rule.zone))
  }
  return days.join(', ')
}

/** `#general`, or `a private room` for everyone but its author, or `you`. */
export function nameReceiver({ to }: Reminder, lang: Lang, isOwn: boolean): string {
  if (!('roomId' in to)) return texts[lang].you()
  return to.isPrivate && !isOwn ? texts[lang].privateRoom() : `\`#${to.name}\``
}
