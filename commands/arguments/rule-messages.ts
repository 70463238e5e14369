import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'

/** What is wrong with a rule of repetition or its time, whether it's a series' or a reminder's. */
export const ruleMessages = bilingual({
  en: {
    'every-other': () =>
      'Every other one, or the second of each month? Write `every other thursday 13:00` or `every 2nd thursday of the month 13:00`.',
    'no-such-weekday': () => 'No month has that many of one weekday. Write `1st` to `5th`, or `last`.',
    'no-such-time': () => "That time doesn't exist. Write it like `13:00` or `1 pm`.",
    'no-such-end': () =>
      "I can't tell when it starts or ends. Write a day, as in `starting 2027-01-11 until 2027-06-30`, or `6 times`.",
    midnight: () => 'Midnight could be the start or the end of the day. Write `00:00`.',
    early: () => 'Is that in the morning or in the afternoon? Write it like `17:30`, or `5:30 am`.',
    'other-zone': () => 'Please write the time in your own zone; `!meetup zone` shows it.',
  },
  fr: {
    'every-other': () =>
      fr`Un sur deux, ou le deuxième de chaque mois? Écrivez \`un jeudi sur deux à 13 h\` ou \`chaque 2e jeudi du mois à 13 h\`.`,
    'no-such-weekday': () => fr`Aucun mois n'en compte autant. Écrivez de \`1er\` à \`5e\`, ou \`dernier\`.`,
    'no-such-time': () => fr`Cette heure n'existe pas. Écrivez-la comme \`13 h\` ou \`13 h 30\`.`,
    'no-such-end': () =>
      fr`Je ne sais pas quand cela commence ou finit. Écrivez un jour, comme \`à partir du 2027-01-11 jusqu'au 2027-06-30\`, ou \`6 fois\`.`,
    midnight: () => fr`Minuit commence un jour et en finit un autre : veuillez écrire \`00:00\`.`,
    early: () => fr`Est-ce le matin ou l'après-midi? Écrivez l'heure comme \`17 h 30\`, ou \`5 h 30 du matin\`.`,
    'other-zone': () => fr`Veuillez écrire l'heure de votre propre fuseau; \`!rencontre fuseau\` indique celui que je connais.`,
  },
})
