import { choiceOption, languageWords } from '../../src/command/args/choices.ts'
import type { Caller } from '../../src/command/caller.ts'
import { refuse, reply } from '../../src/command/reply.ts'
import { toTarget } from '../../src/features/announcements/service.ts'
import { describeOrder } from '../../src/features/announcements/subscription-messages.ts'
import {
  type ChangedSubscription,
  isSameChoice,
  keptOf,
  undoSubscription,
} from '../../src/features/announcements/undo-subscription.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    direct: () =>
      'Announcements go to channels, not to direct messages. Type `!meetup subscribe` in the channel that should get them. Here, `!meetup next` shows the next meetup.',
    headline: () => '### This channel is subscribed',
    receives: (quiet: boolean) =>
      `**It gets**: ${quiet ? 'announcements and corrections, no reminders' : 'announcements, corrections and reminders'}`,
    languages: (order: string) => `**Languages**: ${order}`,
    series: (name: string) => `**Series**: ${escapeMarkdown(name)}, and meetups that aren't in a series`,
    living: () => 'I post one message per meetup and update it when the date, talks or attendance change.',
    change: (quiet: boolean) =>
      `**To change it**: \`!meetup subscribe lang:fr\` · \`!meetup subscribe quiet:${quiet ? 'off' : 'on'}\` · \`!meetup unsubscribe\``,
  },
  fr: {
    direct: () =>
      fr`Ceci est un message direct, et les annonces sont destinées aux salons. Écrivez \`!rencontre abonner\` dans le salon qui doit les recevoir; ici, \`!rencontre prochaine\` montre toujours la prochaine rencontre.`,
    headline: () => fr`### Ce salon est abonné`,
    receives: (quiet) =>
      fr`**Il reçoit** : ${quiet ? 'les annonces et les corrections, sans les rappels' : 'les annonces, les corrections et les rappels'}`,
    languages: (order) => fr`**Langues** : ${order}`,
    series: (name) => fr`**Série** : ${escapeMarkdown(name)}, et les rencontres hors série`,
    living: () =>
      fr`Une annonce est un seul message qui reste exact : je le modifie quand la date, les présentations ou le nombre de personnes changent.`,
    change: (quiet) =>
      fr`**Pour changer** : \`!rencontre abonner langue:en\` · \`!rencontre abonner silencieux:${quiet ? 'non' : 'oui'}\` · \`!rencontre désabonner\``,
  },
})

export const subscribe = defineCommand({
  name: 'subscribe',
  verbs: { en: ['subscribe'], fr: ['abonner'] },
  group: 'organizers',
  who: 'moderator',
  summary: {
    en: 'get announcements and reminders in this channel; `lang:` sets their language, `quiet:on` leaves out reminders',
    fr: fr`annonces et rappels dans ce salon; \`langue:\` leur langue, \`silencieux:oui\` sans les rappels`,
  },
  examples: {
    en: ['subscribe', 'subscribe lang:both quiet:on'],
    fr: ['abonner', 'abonner langue:both silencieux:non'],
  },
  args: {
    language: choiceOption({ en: 'lang', fr: 'langue' }, languageWords),
    quiet: choiceOption({ en: 'quiet', fr: 'silencieux' }, { on: ['on', 'oui', 'yes'], off: ['off', 'non', 'no'] }),
  },
  changes: true,
  async run(needs, { language, quiet }, { id, lang, room }) {
    if (room.kind === 'direct') return refuse(texts[lang].direct())
    const { subscriptions, audit, clock } = needs
    const now = clock.now()
    const before = await subscriptions.of(room.id)
    const subscription = {
      room: before?.room ?? room,
      language: language ?? before?.language ?? 'both',
      quiet: quiet === undefined ? (before?.quiet ?? (await isSecondRoom(needs, room.id))) : quiet === 'on',
      since: before?.since ?? now,
      by: before?.by ?? id,
      publishes: before?.publishes === true || (await needs.roles.has(id, 'organizer')),
    }
    const text = await describeSubscription(needs, subscription, lang)
    if (before !== undefined && isSameChoice(before, subscription)) return reply(text)
    await subscriptions.put(subscription, now)
    const detail = `lang:${subscription.language} quiet:${subscription.quiet ? 'on' : 'off'}`
    await audit.add({ at: now, who: id, what: 'subscribe', where: room.id, detail })
    const data: ChangedSubscription = { roomId: room.id, before: keptOf(before), after: keptOf(subscription) }
    return { ...reply(text), undo: { data } }
  },
  undo: undoSubscription,
})

/** A room without a series, when others are subscribed already: many of its people are in those, too. */
async function isSecondRoom({ subscriptions, series }: Services, roomId: string): Promise<boolean> {
  return (await series.ofRoom(roomId)) === undefined && (await subscriptions.all()).length > 0
}

async function describeSubscription(needs: Services, subscription: Parameters<typeof toTarget>[1], lang: Caller['lang']) {
  const say = texts[lang]
  const { langs, quiet, room } = await toTarget(needs, subscription)
  const series = await needs.series.ofRoom(room.id)
  return [
    say.headline(),
    say.receives(quiet),
    say.languages(describeOrder(langs, lang)),
    ...(series === undefined ? [] : [say.series(series.name)]),
    say.living(),
    say.change(quiet),
  ].join('\n')
}
