import { isRoomObstacle, type RoomObstacle } from '../../messaging/chat.ts'
import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { joinWords } from '../../shared/i18n/lists.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { type Reader, titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { explainObstacle } from '../room-access/messages.ts'
import { nextOccurrence, type Reminder, type Repetition, skippedMonths } from './model/index.ts'
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
    gap: () => 'The clocks skip that hour on that day, so I took the time an hour later.',
    repeated: () => 'That hour comes twice on that day; I took the first one.',
    quoted: (words: string) => `“${escapeMarkdown(words)}”`,
    privateRoom: () => 'a private room',
    next: (moments: string) => `then ${moments}`,
    you: () => 'you',
    paused: (why: string) => `paused (${why})`,
    'paused/room': () => "I can't write there",
    'paused/role': () => 'the person who made it may no longer write there',
    'paused/person': () => 'until you resume it',
    'missed/away': () => 'I was away at that time',
    'missed/begun': () => 'the meetup had begun',
    'missed/old': () => 'it was more than a day late',
    'missed/broken': () => "I couldn't put it together",
    'missed/undelivered': () => "the workspace didn't accept it",
    'missed/gone': () => 'the account is gone',
    times: (count: number) => `${count} ${plural('en', count, 'time', 'times')}`,
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
    gap: () => fr`Ce jour-là, les horloges sautent cette heure : j'ai pris une heure plus tard.`,
    repeated: () => fr`Ce jour-là, cette heure passe deux fois : j'ai pris la première.`,
    quoted: (words) => fr`« ${escapeMarkdown(words)} »`,
    privateRoom: () => fr`un salon privé`,
    next: (moments) => fr`puis ${moments}`,
    you: () => fr`vous`,
    paused: (why) => fr`suspendu (${why})`,
    'paused/room': () => fr`je ne peux pas y écrire`,
    'paused/role': () => fr`la personne qui l'a créé ne peut plus y écrire`,
    'paused/person': () => fr`jusqu'à sa reprise`,
    'missed/away': () => fr`j'étais absent à ce moment`,
    'missed/begun': () => fr`la rencontre avait commencé`,
    'missed/old': () => fr`il avait plus d'un jour de retard`,
    'missed/broken': () => fr`il n'a pas pu être rédigé`,
    'missed/undelivered': () => fr`l'espace de travail ne l'a pas accepté`,
    'missed/gone': () => fr`le compte n'existe plus`,
    times: (count) => fr`${count} fois`,
  },
})

/** Why a reminder is paused or was never sent, as stored in its row. */
export type PauseReason = RoomObstacle | 'room' | 'role' | 'person'
export type MissReason = 'away' | 'begun' | 'old' | 'broken' | 'undelivered' | 'gone'

/** What was asked for, in full: rule, date, lead time, meetup, room and words. */
export function describeReminder(
  reminder: Reminder,
  meetup: Meetup | undefined,
  { lang, zone, now }: Reader,
  note?: 'gap-moved-forward' | 'repeated-hour-first',
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
    ...(note === undefined ? [] : [note === 'gap-moved-forward' ? say.gap() : say.repeated()]),
  ]
}

function describeSkipped(rule: Repetition, now: number, lang: Lang): readonly string[] {
  const months = skippedMonths(rule, now)
  if (months.length === 0) return []
  const format = new Intl.DateTimeFormat(`${lang}-CA`, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const names = months.map(({ year, month }) => format.format(Date.UTC(year, month - 1, 1)))
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
  const format = new Intl.DateTimeFormat(`${lang}-CA`, { day: 'numeric', month: 'short', timeZone: rule.zone })
  const days: string[] = []
  for (let at = after; days.length < furtherTimes; ) {
    at = nextOccurrence(rule, at).at
    days.push(format.format(at))
  }
  return days.join(', ')
}

/** `#general`, or `a private room` for everyone but its author, or `you`. */
export function nameReceiver({ to }: Reminder, lang: Lang, isOwn: boolean): string {
  if (!('roomId' in to)) return texts[lang].you()
  return to.isPrivate && !isOwn ? texts[lang].privateRoom() : `\`#${to.name}\``
}

export function explainMiss(why: string, lang: Lang): string {
  return texts[lang][`missed/${why as MissReason}`]()
}

export function explainPause(why: string, lang: Lang): string {
  if (isRoomObstacle(why)) return explainObstacle(why, lang)
  return why === 'role' || why === 'person' ? texts[lang][`paused/${why}`]() : texts[lang]['paused/room']()
}

export function countTimes(count: number, lang: Lang): string {
  return texts[lang].times(count)
}
