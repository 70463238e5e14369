import type { SwitchableTopic } from '../../messaging/notice.ts'
import type { OutgoingMessage } from '../../messaging/outgoing.ts'
import { isHoliday } from '../../shared/dates/holidays.ts'
import { allowedAfter } from '../../shared/dates/quiet.ts'
import { bilingual, inLanguagesOf } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { languageFor } from './notice.ts'
import type { People, Preferences } from './repository.ts'

const frenchTopics = { announcements: 'annonces', nags: 'relances', digest: 'résumé' } as const

const texts = bilingual({
  en: {
    stop: (topic: SwitchableTopic) => `To stop these: \`mute ${topic}\``,
    none: () => 'No direct messages are switched off.',
    muted: (topics: readonly SwitchableTopic[]) =>
      `Switched off by direct message: ${topics.join(', ')}. \`unmute\` brings them back.`,
  },
  fr: {
    stop: (topic) => fr`Ne plus en recevoir : \`désactiver ${frenchTopics[topic]}\``,
    none: () => fr`Aucun message direct n'est désactivé.`,
    muted: (topics) =>
      fr`Messages directs désactivés : ${topics.map((topic) => frenchTopics[topic]).join(', ')}. \`réactiver\` les rétablit.`,
  },
})

/**
 * Applies a person's own switches and quiet hours to a message they didn't ask for. Undefined: they have switched it off. What
 * waits has a lane of its own, so that replies to them don't wait with it.
 * @param communityZone for people who haven't chosen a zone
 */
export async function prepareUnasked(
  { people }: { readonly people: Pick<People, 'preferences'> },
  communityZone: string,
  message: OutgoingMessage,
  now: number,
): Promise<OutgoingMessage | undefined> {
  const { to, unasked } = message
  if (unasked === undefined || !('personId' in to)) return message
  const preferences = await people.preferences(to.personId)
  const { topic, usefulUntil = Number.POSITIVE_INFINITY } = unasked
  const { muted, quiet, zone = communityZone } = preferences
  if (topic !== undefined && muted?.includes(topic)) return undefined
  const told = topic === undefined ? message : tellSwitch(message, topic, preferences)
  const at = quiet && allowedAfter({ ...quiet, zone, isHoliday }, now)
  // Their quiet hours never end, or there are none now.
  if (at === undefined || at === now || at >= usefulUntil) return told
  return { ...told, lane: `person:${to.personId}/later`, notBefore: at }
}

/** Which kinds of direct messages somebody has switched off. */
export function describeSwitches(muted: readonly SwitchableTopic[], lang: Lang): string {
  return muted.length === 0 ? texts[lang].none() : texts[lang].muted(muted)
}

function tellSwitch(message: OutgoingMessage, topic: SwitchableTopic, preferences: Preferences): OutgoingMessage {
  const { content } = message
  if (content.kind !== 'message') return message
  const line = inLanguagesOf(languageFor(preferences), (lang) => texts[lang].stop(topic)).replace(/\n+/g, ' · ')
  return { ...message, content: { ...content, text: `${content.text}\n${line}` } }
}
