import type { Button, IncomingMessage } from '../messaging/chat.ts'
import { type OutgoingMessage, toMessage } from '../messaging/outgoing.ts'
import type { EpochMs } from '../shared/clock.ts'
import { bilingual } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { type Reply, reply } from './reply.ts'

const texts = bilingual({
  en: {
    welcome: () =>
      "_Nice to meet you! Here you can just write what you'd like, as you would to a colleague. Three things to try:_",
    try: () => 'You can try: `!meetup next` · `!meetup list` · `!meetup help`, or just ask me in your own words.',
    next: () => 'Next meetup',
    nextCall: () => '!meetup next',
    list: () => 'All dates',
    listCall: () => '!meetup list',
    help: () => 'Help',
    helpCall: () => '!meetup help',
  },
  fr: {
    welcome: () =>
      fr`_Au plaisir de vous aider! Ici, écrivez simplement ce que vous voulez, dans vos mots. Trois choses à essayer :_`,
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

export interface Welcomed {
  /** Notes that a person was welcomed; false if they had been before. */
  add(kind: 'person', personId: string, at: EpochMs): Promise<boolean>
}

/** Commands whose reply introduces the bot already. */
const introducing: readonly string[] = ['hello', 'thanks', 'help']

/** Follows the reply to somebody's first direct message. Within the transaction that stores the reply. */
export async function welcomePerson(
  welcomes: Welcomed,
  { roomKind, roomId, sender }: IncomingMessage,
  { command = '', lang, now }: { readonly command: string | undefined; readonly lang: Lang; readonly now: EpochMs },
): Promise<readonly OutgoingMessage[]> {
  if (roomKind !== 'direct' || !(await welcomes.add('person', sender.id, now))) return []
  if (introducing.includes(command)) return []
  return [toMessage({ to: { roomId }, text: texts[lang].welcome(), buttons: firstStepButtons(lang) })]
}

function firstStepButtons(lang: Lang): readonly Button[] {
  const say = texts[lang]
  return [
    { label: say.next(), command: say.nextCall() },
    { label: say.list(), command: say.listCall() },
    { label: say.help(), command: say.helpCall() },
  ]
}
