import type { Button } from '../../messaging/chat.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import { type Lang, type LanguageChoice, langsFrom } from '../../shared/i18n/lang.ts'

const texts = bilingual({
  en: {
    hello: (bot: string) =>
      `👋 **I'm the meetup bot.** Ask me in your own words: \`@${bot} when is the next meetup?\`, or type \`!meetup next\`.`,
    where: () => 'I reply in a thread: click **Reply** under your message. `!meetup help` shows what else I can do.',
    next: () => 'Next meetup',
    nextCall: () => '!meetup next',
    talks: () => 'Talks',
    talksCall: () => '!meetup talks',
    help: () => 'Help',
    helpCall: () => '!meetup help',
  },
  fr: {
    hello: (bot) =>
      fr`👋 **Je suis le robot de la rencontre.** Demandez-moi dans vos mots : \`@${bot} c'est quand la prochaine rencontre?\`, ou écrivez \`!rencontre prochaine\`.`,
    where: () =>
      fr`Je réponds dans un fil : cliquez sur **Répondre** sous votre message. \`!rencontre aide\` montre ce que je sais faire d'autre.`,
    next: () => fr`Prochaine rencontre`,
    nextCall: () => fr`!rencontre prochaine`,
    talks: () => fr`Présentations`,
    talksCall: () => fr`!rencontre présentations`,
    help: () => fr`Aide`,
    helpCall: () => fr`!rencontre aide`,
  },
})

/** For a room that the bot was invited to: two lines in each of its languages, apart, so that each can be read and spoken alone. */
export function describeRoomWelcome(bot: string, spoken: readonly Lang[]): string {
  return spoken.map((lang) => `${texts[lang].hello(bot)}\n${texts[lang].where()}`).join('\n\n')
}

/** Labels in every language of the room. In a bilingual room the commands name no language: the reply follows the person. */
export function roomWelcomeButtons(spoken: readonly Lang[]): readonly Button[] {
  const [first = 'en', second] = spoken
  const say = texts[first]
  if (second !== undefined) return bothButtons
  return [
    { label: say.next(), command: say.nextCall() },
    { label: say.talks(), command: say.talksCall() },
    { label: say.help(), command: say.helpCall() },
  ]
}

/** A command without a language of its own, which both roots have. */
const bothButtons: readonly Button[] = [
  { label: '📅 Date', command: '!meetup 📅' },
  { label: '🎤 Talks · Exposés', command: '!meetup 🎤' },
  { label: '💡 Help · Aide', command: '!meetup 💡' },
]

/** Which languages a room reads: what was chosen for it, or both, the community's first. */
export function languagesOf(chosen: LanguageChoice | undefined, first: Lang): readonly Lang[] {
  if (chosen === 'en' || chosen === 'fr') return [chosen]
  return langsFrom(first)
}
