import { replyPrivately } from '../../src/command/reply.ts'
import { toTarget } from '../../src/features/announcements/service.ts'
import { describeRoom } from '../../src/features/announcements/subscription-messages.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatDay } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    headline: () => '### Subscribed channels',
    none: () =>
      'No channel is subscribed yet. An owner or a moderator, or you, type `!meetup subscribe` in the channel that is to receive announcements.',
    quiet: () => 'no reminders',
    series: (name: string) => `series ${escapeMarkdown(name)}`,
    since: (day: string) => `since ${day}`,
  },
  fr: {
    headline: () => fr`### Salons abonnés`,
    none: () =>
      fr`Aucun salon n'est encore abonné. Vous-même, ou une personne propriétaire ou responsable de la modération, écrivez \`!rencontre abonner\` dans le salon qui doit recevoir les annonces.`,
    quiet: () => fr`sans rappels`,
    series: (name) => fr`série ${escapeMarkdown(name)}`,
    since: (day) => fr`depuis ${day}`,
  },
})

export const subscriptions = defineCommand({
  name: 'subscriptions',
  verbs: { en: ['subscriptions'], fr: ['abonnements'] },
  group: 'organizers',
  who: 'organizer',
  summary: { en: 'the channels that receive announcements', fr: fr`les salons qui reçoivent les annonces` },
  examples: { en: ['subscriptions'], fr: ['abonnements'] },
  args: {},
  async run(needs, _args, { lang, zone }) {
    const say = texts[lang]
    const all = await needs.subscriptions.all()
    // It contains names of private channels.
    if (all.length === 0) return replyPrivately(say.none())
    const lines = all.map(async (subscription) => {
      const { room, langs, quiet } = await toTarget(needs, subscription)
      const series = await needs.series.ofRoom(room.id)
      const parts = [
        describeRoom(room, langs, lang),
        ...(quiet ? [say.quiet()] : []),
        ...(series === undefined ? [] : [say.series(series.name)]),
        say.since(formatDay(subscription.since, lang, zone)),
      ]
      return `- ${parts.join(' · ')}`
    })
    return replyPrivately([say.headline(), ...(await Promise.all(lines))].join('\n'))
  },
})
