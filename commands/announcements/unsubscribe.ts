import { refuse, reply } from '../../src/command/reply.ts'
import { type ChangedSubscription, keptOf, undoSubscription } from '../../src/features/announcements/undo-subscription.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    none: () => "No change: this room isn't subscribed. `!meetup subscribe` subscribes it.",
    done: () => "This channel won't get new announcements or reminders. I'll still update what's already announced here.",
  },
  fr: {
    none: () => fr`Ce salon n'est pas abonné; rien n'a donc changé. \`!rencontre abonner\` abonne un salon.`,
    done: () =>
      fr`Ce salon ne reçoit plus de nouvelles annonces ni de rappels. Ce qui y est déjà annoncé reste en place et reste exact.`,
  },
})

export const unsubscribe = defineCommand({
  name: 'unsubscribe',
  verbs: { en: ['unsubscribe'], fr: ['désabonner'] },
  group: 'organizers',
  who: 'moderator',
  summary: { en: 'stop announcements and reminders in this channel', fr: fr`plus d'annonces ni de rappels dans ce salon` },
  examples: { en: ['unsubscribe'], fr: ['désabonner'] },
  args: {},
  changes: true,
  async run({ subscriptions, audit, clock }, _args, { id, lang, room }) {
    const before = await subscriptions.of(room.id)
    if (before === undefined) return refuse(texts[lang].none())
    await subscriptions.remove(room.id)
    await audit.add({ at: clock.now(), who: id, what: 'unsubscribe', where: room.id, detail: '' })
    const data: ChangedSubscription = { roomId: room.id, before: keptOf(before), after: null }
    return { ...reply(texts[lang].done()), undo: { data } }
  },
  undo: undoSubscription,
})
