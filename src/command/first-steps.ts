import type { Button } from '../messaging/chat.ts'
import { bilingual } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { type Reply, reply } from './reply.ts'

const texts = bilingual({
  en: {
    try: () => 'You can try: `!meetup next` · `!meetup list` · `!meetup help`, or just ask me in your own words.',
    next: () => 'Next meetup',
    nextCall: () => '!meetup next',
    list: () => 'All dates',
    listCall: () => '!meetup list',
    help: () => 'Help',
    helpCall: () => '!meetup help',
  },
  fr: {
    try: () =>
      fr`Vous pouvez essayer : \`!rencontre prochaine\` · \`!rencontre liste\` · \`!rencontre aide\`, ou me le demander dans vos mots.`,
    next: () => fr`Prochaine rencontre`,
    nextCall: () => fr`!rencontre prochaine`,
    list: () => fr`Toutes les dates`,
    listCall: () => fr`!rencontre liste`,
    help: () => fr`Aide`,
    helpCall: () => fr`!rencontre aide`,
  },
})

/** A line with three things to try, for people who don't know the bot yet. */
export function proposeFirstSteps(line: string, lang: Lang): Reply<never> {
  return reply(`${line}\n${texts[lang].try()}`, { buttons: firstStepButtons(lang) })
}

function firstStepButtons(lang: Lang): readonly Button[] {
  const say = texts[lang]
  return [
    { label: say.next(), command: say.nextCall() },
    { label: say.list(), command: say.listCall() },
    { label: say.help(), command: say.helpCall() },
  ]
}
