import type { Caller } from '../../command/caller.ts'
import { type Reply, refuse, reply, replyPrivately } from '../../command/reply.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { NumberNeeds } from '../lookup/explain-number.ts'
import type { Meetups } from '../meetups/repository.ts'
import { describeTalk, nameTalk } from './messages.ts'
import { isPublic } from './model.ts'
import type { Talks } from './repository.ts'
import { lookUpTalk, type TalkNeeds } from './service.ts'

const texts = bilingual({
  en: { movedFrom: (dates: string) => `**Was on**: ${dates}` },
  fr: { movedFrom: (dates) => fr`**Dates précédentes** : ${dates}` },
})

/** One talk by its number, if this person may know of it. */
type ShowNeeds = NumberNeeds &
  Pick<TalkNeeds, 'roles' | 'clock'> & { readonly talks: Talks; readonly meetups: Pick<Meetups, 'find'> }

export async function showTalk(needs: ShowNeeds, id: number, caller: Caller): Promise<Reply<never>> {
  const { lang } = caller
  const talk = await lookUpTalk(needs, id, caller)
  if ('problem' in talk) return refuse(talk.problem)
  const moved = await earlierDates(needs, talk.id, talk.meetup?.id, lang)
  const text = [`### ${nameTalk(talk, lang)}`, ...describeTalk(talk, { lang, now: needs.clock.now() }), ...moved].join('\n')
  // A talk that isn't public is only shown privately.
  return isPublic(talk) ? { ...reply(text), shareable: () => text } : replyPrivately(text)
}

/** The meetups whose agenda a talk was on before it was moved. */
async function earlierDates(
  { talks, meetups }: Pick<ShowNeeds, 'talks' | 'meetups'>,
  talkId: number,
  current: number | undefined,
  lang: Caller['lang'],
): Promise<readonly string[]> {
  const scheduled = (await talks.history(talkId)).filter(({ step }) => step === 'place')
  const ids = scheduled.flatMap(({ meetupId }) => (meetupId === undefined || meetupId === current ? [] : [meetupId]))
  const days: string[] = []
  for (const id of new Set(ids)) {
    const meetup = await meetups.find(id)
    if (meetup !== undefined) days.push(formatMoment(meetup.startsAt, lang, meetup.zone))
  }
  return days.length === 0 ? [] : [texts[lang].movedFrom(days.join(' · '))]
}
