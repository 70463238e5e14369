import { askAgain } from '../../src/command/ask-again.ts'
import type { Caller } from '../../src/command/caller.ts'
import type { Preview } from '../../src/command/command.ts'
import { refuse, reply } from '../../src/command/reply.ts'
import { cancelMeetup } from '../../src/features/changes/change-meetup.ts'
import { describeHowMany, describeTalksBack, type OpenedMeetup, openMeetup } from '../../src/features/changes/open-meetup.ts'
import { titleOf } from '../../src/features/meetups/messages.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import type { Services } from '../../src/features/services.ts'
import type { EpochMs } from '../../src/shared/clock.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatMomentFull } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { reasonOption } from '../arguments/meetup-options.ts'
import { defineCommand } from '../define-command.ts'
import { list } from './list.ts'

const texts = bilingual({
  en: {
    why: (id: number) =>
      `People who planned to come will want to know why: \`!meetup cancel meetup #${id} reason:The building is closed\``,
    preview: (title: string, id: number) => `### Cancel the meetup: ${title} (\`#${id}\`)`,
    when: (moment: string) => `**When**: ${moment}`,
    reason: (words: string) => `**Reason**: ${words}`,
    done: (id: number) => `The meetup \`#${id}\` is cancelled. I've told everyone concerned.`,
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
  async preview(needs, { which, reason }, caller) {
    const opened = await openMeetup(needs, which, caller)
    if ('problem' in opened) return refuse(opened.problem)
    return reason === undefined
      ? refuse(texts[caller.lang].why(opened.meetup.id))
      : showCancellation(needs, opened, reason, caller)
  },
  async execute(needs, { meetupId, startsAt, reason }: CancelPlan, caller) {
    const opened = await openMeetup(needs, { id: meetupId }, caller)
    if ('problem' in opened) return refuse(opened.problem)
    if (opened.meetup.startsAt !== startsAt) return askAgain(showCancellation(needs, opened, reason, caller), caller.lang)
    const { notices } = await cancelMeetup(needs, opened, { what: 'cancel meetup', reason }, caller)
    return { ...reply(texts[caller.lang].done(meetupId)), notices }
  },
})

interface CancelPlan {
  readonly meetupId: number
  /** The start that was shown: a meetup that has moved since is asked about again. */
  readonly startsAt: EpochMs
  readonly reason: string
}

function showCancellation(
  { clock }: Pick<Services, 'clock'>,
  opened: OpenedMeetup,
  reason: string,
  { lang }: Caller,
): Preview<CancelPlan> {
  const say = texts[lang]
  const { id, startsAt, zone } = opened.meetup
  const preview = [
    say.preview(titleOf(opened.meetup, lang), id),
    say.when(formatMomentFull(startsAt, clock.now(), lang, zone)),
    say.reason(escapeMarkdown(reason)),
    [...describeTalksBack(opened, { lang }), describeHowMany(opened, { lang })].join(' '),
  ].join('\n')
  return { preview, plan: { meetupId: id, startsAt, reason } }
}
