import { optional } from '../../src/command/args/args.ts'
import type { Caller } from '../../src/command/caller.ts'
import { refuse, reply } from '../../src/command/reply.ts'
import { describeCounts } from '../../src/features/agenda/messages.ts'
import { describeOwnAnswer } from '../../src/features/attendance/messages.ts'
import type { AttendanceMode } from '../../src/features/attendance/model.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import { describeWhen, nameMeetup } from '../../src/features/meetups/messages.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    headline: (title: string) => `### How many are coming: ${title}`,
    coming: (count: string) => `**Coming**: ${count}`,
    nobody: () => 'Nobody has signed up yet.',
  },
  fr: {
    headline: (title) => fr`### Combien de personnes viennent : ${title}`,
    coming: (count) => fr`**Présences** : ${count}`,
    nobody: () => fr`Aucune inscription pour l'instant.`,
  },
})

export const count = defineCommand({
  name: 'count',
  verbs: { en: ['count', 'how many'], fr: ['combien'] },
  group: 'meetups',
  who: 'all',
  summary: {
    en: 'how many are coming to the next meetup, or to one named by date or number; privately, also your own answer',
    fr: fr`combien de personnes viennent à la prochaine rencontre, ou à celle d'une date ou d'un numéro; en privé, votre réponse aussi`,
  },
  examples: { en: ['count', 'count #1'], fr: ['combien', 'combien #1'] },
  args: { which: optional(meetupRef()) },
  async run(needs, { which }, caller) {
    const { lang, zone } = caller
    const say = texts[lang]
    const sought = await findMeetup(needs, which, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const { meetup } = sought
    const reader = { lang, zone, now: needs.clock.now() }
    const counts = (await needs.attendance.counts([meetup.id])).get(meetup.id)
    const coming = counts === undefined ? '' : describeCounts(counts, lang)
    return reply(
      [
        say.headline(nameMeetup(meetup, reader)),
        ...describeWhen(meetup, reader),
        coming === '' ? say.nobody() : say.coming(coming),
        ...(caller.room.kind === 'direct' ? [describeOwnAnswer(await modeOf(needs, meetup.id, caller), lang)] : []),
      ].join('\n'),
    )
  },
})

async function modeOf({ attendance }: Services, meetupId: number, { id }: Caller): Promise<AttendanceMode | undefined> {
  return (await attendance.of(meetupId)).find(({ personId }) => personId === id)?.mode
}
