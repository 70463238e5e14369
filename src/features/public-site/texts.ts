import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'

export const pageMessages = bilingual({
  en: {
    meetups: () => 'Meetups',
    site: () => 'Rendezvous',
    skip: () => 'Skip to content',
    languages: () => 'Language',
    description: (title: string) => `${title}: when and where the next meetups are, and the minutes of past ones`,
    intro: () => 'When and where we meet next, and the minutes of past meetups.',
    coming: () => 'Upcoming meetups',
    past: () => 'Past meetups',
    noneComing: () => 'No meetup is planned yet.',
    nonePast: () => 'There are no past meetups yet.',
    next: () => 'Next',
    inProgress: () => 'In progress',
    cancelled: () => 'Cancelled',
    between: (day: string, from: string, to: string) => `${day}, ${from} to ${to}`,
    reason: (words: string) => `Reason: ${words}`,
    introWithoutMinutes: () => 'When and where we meet next.',
    where: (place: string) => `Where: ${place}`,
    agenda: () => 'On the agenda:',
    minutes: () => 'Minutes',
    minutesOf: (day: string) => `Minutes of ${day}`,
    series: () => 'Series',
    calendars: () => 'Calendars',
    calendarsWhy: () => 'Subscribe to an address in your calendar app, and its dates stay up to date.',
    calendarOfAll: () => 'Calendar of all meetups (.ics)',
    calendarOf: (name: string) => `Calendar of ${name} (.ics)`,
    feed: () => 'News feed for Slack, Teams or mail (Atom)',
    allMeetups: () => 'All meetups',
    takePart: (example: string) =>
      `To take part or to present something, write to the bot in the chat workspace: “${example}”. It also gives you the join link.`,
    zone: () => 'Times are local to where each meetup is held.',
    conduct: () => 'Code of conduct',
  },
  fr: {
    meetups: () => fr`Rencontres`,
    site: () => fr`Rendezvous`,
    skip: () => fr`Passer au contenu`,
    languages: () => fr`Langue`,
    description: (title) => fr`${title} : la date et le lieu des prochaines rencontres, et les comptes rendus des précédentes`,
    intro: () => fr`Quand et où nous nous réunirons, et les comptes rendus des rencontres passées.`,
    coming: () => fr`Rencontres à venir`,
    past: () => fr`Rencontres passées`,
    noneComing: () => fr`Aucune rencontre n'est encore prévue.`,
    nonePast: () => fr`Il n'y a pas encore de rencontre passée.`,
    next: () => fr`Prochaine`,
    inProgress: () => fr`En cours`,
    cancelled: () => fr`Annulée`,
    between: (day, from, to) => fr`${day}, de ${from} à ${to}`,
    reason: (words) => fr`Raison : ${words}`,
    introWithoutMinutes: () => fr`Quand et où nous nous réunirons.`,
    where: (place) => fr`Où : ${place}`,
    agenda: () => fr`À l'ordre du jour :`,
    minutes: () => fr`Compte rendu`,
    minutesOf: (day) => fr`Compte rendu du ${day}`,
    series: () => fr`Séries`,
    calendars: () => fr`Calendriers`,
    calendarsWhy: () =>
      fr`Abonnez-vous par adresse dans votre logiciel de calendrier; les dates y restent justes quand elles changent.`,
    calendarOfAll: () => fr`Calendrier de toutes les rencontres (.ics)`,
    calendarOf: (name) => fr`Calendrier de ${name} (.ics)`,
    feed: () => fr`Fil de nouvelles pour Slack, Teams ou le courriel (Atom)`,
    allMeetups: () => fr`Toutes les rencontres`,
    takePart: (example) =>
      fr`Pour participer ou pour présenter quelque chose, écrivez au robot dans l'espace de clavardage : « ${example} ». Les liens de participation y sont donnés.`,
    zone: () => fr`Les heures sont celles du lieu de chaque rencontre.`,
    conduct: () => fr`Code de conduite`,
  },
})

/** Where the link to the other language leads. */
export const otherLang: Readonly<Record<Lang, Lang>> = { en: 'fr', fr: 'en' }
export const languageNames: Readonly<Record<Lang, string>> = { en: 'English', fr: 'Français' }
