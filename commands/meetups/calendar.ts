import { optional } from '../../src/command/args/args.ts'
import { oneOf } from '../../src/command/args/choices.ts'
import { acknowledge, reply } from '../../src/command/reply.ts'
import { personalCalendarPath } from '../../src/features/personal-calendar/pages.ts'
import { issueKey } from '../../src/features/private-addresses/key.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatDay } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    headline: () => '### Your calendar',
    address: (url: string) => `**Address**: ${url}`,
    how: () =>
      'Subscribe to it in Outlook, Google Calendar or your phone. It has every meetup you may see, with the join links.',
    secret: () =>
      "**Keep it to yourself**: anyone who has it sees what you see. I can't show it again; `!meetup calendar renew` gives you another and ends this one.",
    ended: () => 'Your old address no longer works.',
    known: (day: string) =>
      `You already have a calendar address: I sent it to you here on ${day}, and I only know it by its fingerprint. If it's lost, or somebody else has it, \`!meetup calendar renew\` gives you another and ends that one.`,
    none: () =>
      'There is no calendar to subscribe to here, because the bot has no web address. `!meetup share` gives you a meetup as a file and as links for Outlook and Google Calendar.',
  },
  fr: {
    headline: () => fr`### Votre calendrier`,
    address: (url) => fr`**Adresse** : ${url}`,
    how: () =>
      fr`Abonnez-vous-y dans Outlook, dans Google Agenda ou sur votre téléphone. Toutes les rencontres que vous pouvez voir y sont, avec les liens pour y participer.`,
    secret: () =>
      fr`**Gardez-la pour vous** : quiconque l'a voit ce que vous voyez. Je ne peux pas la redonner; \`!rencontre calendrier renouveler\` vous en donne une autre et met fin à celle-ci.`,
    ended: () => fr`Votre ancienne adresse ne fonctionne plus.`,
    known: (day) =>
      fr`Vous avez déjà une adresse de calendrier : je vous l'ai envoyée ici ${day}, et je n'en garde qu'une empreinte. Si elle est perdue, ou si quelqu'un d'autre l'a, \`!rencontre calendrier renouveler\` vous en donne une autre et met fin à celle-là.`,
    none: () =>
      fr`Il n'y a pas de calendrier auquel s'abonner ici, car le robot n'a pas d'adresse Web. \`!rencontre partager\` donne une rencontre sous forme de fichier, et des liens pour Outlook et Google Agenda.`,
  },
})

export const calendar = defineCommand({
  name: 'calendar',
  verbs: { en: ['calendar', 'my calendar'], fr: ['calendrier', 'mon calendrier'] },
  group: 'meetups',
  who: 'all',
  summary: {
    en: 'your own calendar to subscribe to, with join links; `renew` changes its address',
    fr: fr`votre calendrier auquel s'abonner, avec les liens pour participer; \`renouveler\` en change l'adresse`,
  },
  examples: { en: ['calendar', 'calendar renew'], fr: ['calendrier', 'calendrier renouveler'] },
  args: { renew: optional(oneOf({ renew: ['renew', 'renouveler', 'reset', 'new', 'nouveau', 'nouvelle'] })) },
  changes: true,
  async run({ privateAddresses, audit, clock, community }, { renew }, { id, lang, zone, room }) {
    const say = texts[lang]
    const { publicUrl } = community
    if (publicUrl === undefined) return reply(say.none())
    const known = await privateAddresses.of(id, 'calendar')
    if (known !== undefined && renew === undefined) {
      return acknowledge(say.known(formatDay(known.madeAt, lang, zone)))
    }
    const at = clock.now()
    await privateAddresses.remove(id, 'calendar')
    const key = await issueKey(privateAddresses, { personId: id, kind: 'calendar', madeAt: at })
    await audit.add({ at, who: id, what: 'calendar', where: room.id, detail: '' })
    const lines = [
      say.headline(),
      say.address(`${publicUrl}${personalCalendarPath(key)}`),
      say.how(),
      say.secret(),
      ...(known === undefined ? [] : [say.ended()]),
    ]
    return { ...acknowledge(lines.join('\n')), isSecret: true }
  },
})
