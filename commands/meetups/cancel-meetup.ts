import { askFirst, refuse, reply } from '../../src/command/reply.ts'
import { cancelMeetup, describeHowMany, describeTalksBack, openMeetup } from '../../src/features/changes/change-meetup.ts'
import { titleOf } from '../../src/features/meetups/messages.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatMomentFull } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { reasonOption } from '../arguments/meetup-options.ts'
import { defineCommand } from '../define-command.ts'
import { list } from './list.ts'

const texts = bilingual({
  en: {
    why: (id: number) => `Whoever wanted to come will ask why: \`!meetup cancel meetup #${id} reason:The building is closed\``,
    preview: (title: string, id: number) => `### Cancel the meetup: ${title} (\`#${id}\`)`,
    when: (moment: string) => `**When**: ${moment}`,
    reason: (words: string) => `**Reason**: ${words}`,
    done: (id: number) => `The meetup \`#${id}\` is cancelled, and everybody concerned is told.`,
  },
  fr: {
    why: (id) =>
      fr`Les personnes inscrites voudront savoir pourquoi : \`!rencontre annuler rencontre #${id} raison:L’immeuble est fermé\``,
    preview: (title, id) => fr`### Annuler la rencontre : ${title} (\`#${id}\`)`,
    when: (moment) => fr`**Quand** : ${moment}`,
    reason: (words) => fr`**Raison** : ${words}`,
    done: (id) => fr`La rencontre \`#${id}\` est annulée, et toutes les personnes concernées en sont avisées.`,
  },
})

export const cancelMeetupCommand = defineCommand({
  name: 'cancel meetup',
  verbs: { en: ['cancel meetup', 'cancel the meetup'], fr: ['annuler rencontre', 'annuler la rencontre'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'cancel a meetup, with the reason; its talks wait for another date',
    fr: fr`annuler une rencontre, avec la raison; ses présentations attendent une autre date`,
  },
  examples: {
    en: ['cancel meetup third thursday reason:The building is closed'],
    fr: ['annuler rencontre 3e jeudi raison:L’immeuble est fermé'],
  },
  choices: list,
  args: { which: meetupRef(), reason: reasonOption },
  changes: true,
  async run(needs, { which, reason }, caller) {
    const { lang } = caller
    const say = texts[lang]
    const opened = await openMeetup(needs, which, caller)
    if ('problem' in opened) return refuse(opened.problem)
    const { meetup } = opened
    if (reason === undefined) return refuse(say.why(meetup.id))
    if (caller.confirmed === true) {
      const { notices } = await cancelMeetup(needs, opened, { what: 'cancel meetup', reason }, caller)
      return { ...reply(say.done(meetup.id)), notices }
    }
    const preview = [
      say.preview(titleOf(meetup, lang), meetup.id),
      say.when(formatMomentFull(meetup.startsAt, needs.clock.now(), lang, meetup.zone)),
      say.reason(escapeMarkdown(reason)),
      [...describeTalksBack(opened, caller), describeHowMany(opened, caller)].join(' '),
    ].join('\n')
    return askFirst(preview, { which: { id: meetup.id }, reason })
  },
})
