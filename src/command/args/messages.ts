import { type ClockTime, type DateResult, localOf, type WhenResult } from '../../shared/dates/phrases/index.ts'
import type { PlainDate } from '../../shared/dates/plain-date.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatClock, formatDay, formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'

type NotFound = Exclude<WhenResult | DateResult, { readonly kind: 'found' }>

/** What is wrong with an argument, and what to type instead. */
export const argumentMessages = bilingual({
  en: {
    when: (result: NotFound, zone: string, now: number) => explainInEnglish(result, zone, now),
    timeMissing: (date: PlainDate, zone: string) =>
      `At what time on ${formatDay(date, 'en', zone)}? Add it, as in \`13:00\` or \`1 pm\`.`,
    startOnly: () => 'Give only the start here. `!meetup edit meetup #12 length:90` changes how long a meetup takes.',
    unreadTime: (words: string) =>
      `I didn't understand “${escapeMarkdown(words.slice(0, 80))}”, so nothing has changed. If it's part of the date or time, write that another way; if it's text, put all of it between quotes: \`"…"\`.`,
    textMissing: () => "There's a text missing here: what should it say?",
    tooLong: (length: number, most: number) => `That's ${length} characters; the limit is ${most}.`,
    notOneOf: (typed: string, words: readonly string[]) =>
      typed === ''
        ? `Which one: ${formatChoices(words, 'or')}?`
        : `“${escapeMarkdown(typed)}” isn't one of ${words.map((word) => `\`${word}\``).join(', ')}.`,
    notACount: (name: string, value: string) => `“${escapeMarkdown(value)}” is not a whole number: write \`${name}:20\`.`,
    notAnId: (typed: string | undefined) =>
      `${typed === undefined ? '' : `“${escapeMarkdown(typed.slice(0, 60))}” isn't a number. `}Which one do you mean? Write its number, as in \`#12\`.`,
    notWithin: (typed: string, most: number) => `“${escapeMarkdown(typed)}” isn't a whole number from 1 to ${most}.`,
    notMinutes: (name: string, typed: string, shortest: number, longest: number) =>
      `“${escapeMarkdown(typed)}” isn't a length: write a number of minutes from ${shortest} to ${longest}, as in \`${name}:20\`.`,
    notALink: (name: string, value: string) =>
      value === ''
        ? 'Which link? It begins with `https://`.'
        : `“${escapeMarkdown(value)}” isn't a link that begins with https://: write \`${name}:https://…\`.`,
    unsafeLink: (name: string, value: string) =>
      `I can't put the link “${escapeMarkdown(value.slice(0, 60))}” into \`${name}:\`: a link has to begin with https:// and have no user name in it.`,
  },
  fr: {
    when: (result, zone, now) => explainInFrench(result, zone, now),
    timeMissing: (date, zone) => fr`À quelle heure ${formatDay(date, 'fr', zone)}? Ajoutez-la, comme \`13 h\` ou \`13 h 30\`.`,
    startOnly: () =>
      fr`Indiquez seulement le début ici. \`!rencontre modifier rencontre #12 durée:90\` change la durée d'une rencontre.`,
    unreadTime: (words) =>
      fr`Je n'ai pas compris « ${escapeMarkdown(words.slice(0, 80))} »; rien n'a donc changé. Si c'est une partie de la date ou de l'heure, écrivez-la autrement; si c'est du texte, mettez-le tout entier entre guillemets : \`« … »\`.`,
    textMissing: () => fr`Il manque le texte : que dois-je écrire?`,
    tooLong: (length, most) => fr`Ce texte compte ${length} caractères; la limite est de ${most}.`,
    notOneOf: (typed, words) =>
      typed === ''
        ? fr`Que choisissez-vous : ${formatChoices(words, 'ou')}?`
        : fr`« ${escapeMarkdown(typed)} » n'est pas l'un de ces mots : ${words.map((word) => `\`${word}\``).join(', ')}.`,
    notACount: (name, value) => fr`« ${escapeMarkdown(value)} » n'est pas un nombre entier : écrivez \`${name}:20\`.`,
    notAnId: (typed) =>
      fr`${typed === undefined ? '' : fr`« ${escapeMarkdown(typed.slice(0, 60))} » n'est pas un numéro. `}De quoi s'agit-il? Écrivez son numéro, comme \`#12\`.`,
    notWithin: (typed, most) => fr`« ${escapeMarkdown(typed)} » n'est pas un nombre entier de 1 à ${most}.`,
    notMinutes: (name, typed, shortest, longest) =>
      fr`« ${escapeMarkdown(typed)} » n'est pas une durée : écrivez les minutes, de ${shortest} à ${longest}, comme \`${name}:20\`.`,
    notALink: (name, value) =>
      value === ''
        ? fr`Quelle adresse? Elle commence par \`https://\`.`
        : fr`« ${escapeMarkdown(value)} » n'est pas une adresse qui commence par https:// : écrivez \`${name}:https://…\`.`,
    unsafeLink: (name, value) =>
      fr`L'adresse « ${escapeMarkdown(value.slice(0, 60))} » n'est pas acceptée dans \`${name}:\` : une adresse commence par https:// et ne contient pas de nom d'utilisateur.`,
  },
})

/** `a`, `b` or `c`, as code. */
function formatChoices(words: readonly string[], or: string): string {
  const shown = words.map((word) => `\`${word}\``)
  return [shown.slice(0, -1).join(', '), ...shown.slice(-1)].filter((part) => part !== '').join(` ${or} `)
}

function explainInEnglish(result: NotFound, zone: string, now: number): string {
  switch (result.kind) {
    case 'ambiguous':
      if (result.why === 'midnight')
        return 'Midnight could be the start or the end of that day. Write `00:00` with the day that begins.'
      if (result.why === 'early') return earlyInEnglish(result.time)
      return `That could be ${choices(result.choices, 'en', zone, 'or')}. Please write it as \`${iso(result.choices[0])}\`.`
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

function explainInFrench(result: NotFound, zone: string, now: number) {
  switch (result.kind) {
    case 'ambiguous':
      if (result.why === 'midnight')
        return fr`Minuit commence un jour et en finit un autre : veuillez écrire \`00:00\` et le jour qui commence.`
      if (result.why === 'early') return earlyInFrench(result.time)
      return fr`Ce pourrait être ${choices(result.choices, 'fr', zone, 'ou')}. Veuillez écrire \`${iso(result.choices[0])}\`.`
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
  const call = `${iso(date)} ${time.hour}:${String(time.minute).padStart(2, '0')}`
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

function iso(date: PlainDate | undefined): string {
  if (date === undefined) return '2026-12-03'
  return `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
}
