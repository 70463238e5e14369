import type { PlainDate } from '../../shared/dates/plain-date.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatDay } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { explainInEnglish, explainInFrench, formatChoices, type NotFound } from './explain-not-found.ts'

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
    valueMissing: (name: string) => `What should come after \`${name}:\`?`,
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
    valueMissing: (name) => fr`Que faut-il écrire après \`${name}:\`?`,
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
