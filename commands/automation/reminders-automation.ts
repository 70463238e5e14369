import { optional } from '../../src/command/args/args.ts'
import { refuse, replyPrivately } from '../../src/command/reply.ts'
import { automationRooms } from '../../src/features/automation/service.ts'
import { listSteps } from '../../src/features/automation/step-messages.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import { describeWhen, titleOf } from '../../src/features/meetups/messages.ts'
import { endsAt } from '../../src/features/meetups/model.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    headline: (title: string) => `### What I do for this meetup: ${title}`,
    none: () => "Nothing is planned for it yet. If you've just scheduled it, ask again in a few seconds.",
    noRoom: () => 'No channel is subscribed, so none gets anything. Type `!meetup subscribe` in one to change that.',
    leaveOut: () => 'Leave one out for this meetup: `!meetup cancel #ID` · For all meetups: `!meetup series plan`',
  },
  fr: {
    headline: (title) => fr`### Ce que je fais pour cette rencontre : ${title}`,
    none: () =>
      fr`Rien n'est prévu pour elle; une rencontre qui vient d'être planifiée reçoit son échéancier en quelques secondes.`,
    noRoom: () =>
      fr`Aucun salon n'est abonné; rien n'est donc publié dans les salons : \`!rencontre abonner\` dans un salon y remédie.`,
    leaveOut: () =>
      fr`En laisser une de côté pour cette rencontre : \`!rencontre annuler #ID\` · Pour toutes les rencontres : \`!rencontre série échéancier\``,
  },
})

export const remindersPlan = defineCommand({
  name: 'reminders plan',
  verbs: {
    en: ['reminders plan', 'reminder plan', 'plan of'],
    fr: ['rappels échéancier', 'rappels plan', 'rappels calendrier', 'échéancier de'],
  },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'what I do for a meetup by myself, and when: calls, reminders, questions',
    fr: fr`ce que je fais de moi-même pour une rencontre, et quand : appels, rappels, questions`,
  },
  examples: {
    en: ['reminders plan', 'reminders plan third thursday'],
    fr: ['rappels échéancier', 'rappels échéancier 3e jeudi'],
  },
  args: { which: optional(meetupRef()) },
  async run(needs, { which }, caller) {
    const { lang, zone, room } = caller
    const say = texts[lang]
    const sought = await findMeetup(needs, which, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const { meetup } = sought
    const now = needs.clock.now()
    const steps = listSteps(await needs.reminders.ofMeetup(meetup.id), { lang, zone })
    const isUnheard = endsAt(meetup) > now && (await automationRooms(needs, meetup)).length === 0
    const text = [
      say.headline(titleOf(meetup, lang)),
      ...describeWhen(meetup, { lang, zone, now }),
      ...(steps.length === 0 ? [say.none()] : steps),
      ...(isUnheard ? [say.noRoom()] : []),
      '',
      say.leaveOut(),
    ].join('\n')
    return { ...replyPrivately(text), ...(room.kind !== 'direct' && { reaction: ':white_check_mark:' }) }
  },
})
