import { answer, defineCommand } from '../src/kit/command.ts'
import { bilingual } from '../src/texts/bilingual.ts'
import { fr } from '../src/texts/french.ts'
import { describeMeetup } from '../src/texts/meetup.ts'

const texts = bilingual({
  en: {
    none: () => 'No meetup is planned yet. When one is, `!meetup next` shows it.',
    hints: () => 'More: `!meetup list` all dates · `!meetup minutes` what was said · `!meetup help`',
    all: () => 'All dates',
    allCall: () => '!meetup list',
    minutes: () => 'Minutes',
    minutesCall: () => '!meetup minutes',
  },
  fr: {
    none: () => fr`Aucune rencontre n'est encore prévue. Dès qu'il y en aura une, \`!rencontre prochaine\` la montrera.`,
    hints: () =>
      fr`Et aussi : \`!rencontre liste\` toutes les dates · \`!rencontre compte-rendu\` ce qui s'est dit · \`!rencontre aide\``,
    all: () => fr`Toutes les dates`,
    allCall: () => fr`!rencontre liste`,
    minutes: () => fr`Compte rendu`,
    minutesCall: () => fr`!rencontre compte-rendu`,
  },
})

export const next = defineCommand({
  name: 'next',
  verbs: { en: ['next'], fr: ['prochaine', 'prochain'] },
  group: 'meetups',
  who: 'all',
  summary: { en: 'the next meetup, or the one in progress', fr: fr`la prochaine rencontre, ou celle en cours` },
  examples: { en: ['next'], fr: ['prochaine'] },
  args: {},
  async run({ meetups, clock }, _args, { lang, zone }) {
    const say = texts[lang]
    const now = clock.now()
    const meetup = await meetups.next(now)
    if (meetup === undefined) return answer(`${say.none()}\n${say.hints()}`)
    return answer(`${describeMeetup(meetup, { lang, zone, now })}\n\n${say.hints()}`, {
      buttons: [
        { label: say.all(), command: say.allCall() },
        { label: say.minutes(), command: say.minutesCall() },
      ],
    })
  },
})
