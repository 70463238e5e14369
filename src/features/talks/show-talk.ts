import type { Caller } from '../../command/caller.ts'
import { type Reply, refuse, reply, replyPrivately } from '../../command/reply.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Services } from '../services.ts'
import { describeTalk, nameTalk } from './messages.ts'
import { isPublic, lookUpTalk } from './service.ts'

const texts = bilingual({
  en: { movedFrom: (dates: string) => `**Was on**: ${dates}` },
  fr: { movedFrom: (dates) => fr`**Dates précédentes** : ${dates}` },
})

/** One talk by its number, for somebody who may know of it. */
export async function showTalk(needs: Services, id: number, caller: Caller): Promise<Reply<never>> {
  const { lang } = caller
  const talk = await lookUpTalk(needs, id, caller)
  if ('problem' in talk) return refuse(talk.problem)
  const moved = await earlierDates(needs, talk.id, talk.meetup?.id, lang)
  const text = [`### ${nameTalk(talk, lang)}`, ...describeTalk(talk, { lang, now: needs.clock.now() }), ...moved].join('\n')
  // Whoever may know of a talk that is not public is told of it where nobody else reads.
  return isPublic(talk) ? { ...reply(text), shareable: text } : replyPrivately(text)
}

/** The meetups on whose agenda a talk stood before it was moved. */
async function earlierDates(
  { talks, meetups }: Pick<Services, 'talks' | 'meetups'>,
  talkId: number,
  current: number | undefined,
  lang: Caller['lang'],
): Promise<readonly string[]> {
  const placed = (await talks.history(talkId)).filter(({ step }) => step === 'place')
  const ids = placed.flatMap(({ meetupId }) => (meetupId === undefined || meetupId === current ? [] : [meetupId]))
  const days: string[] = []
  for (const id of new Set(ids)) {
    const meetup = await meetups.find(id)
    if (meetup !== undefined) days.push(formatMoment(meetup.startsAt, lang, meetup.zone))
  }
  return days.length === 0 ? [] : [texts[lang].movedFrom(days.join(' · '))]
}
