import type { Caller } from '../../command/caller.ts'
import type { Notice } from '../../messaging/notice.ts'
import type { PersonRef } from '../../shared/person.ts'
import { noticeTo } from '../people/notice.ts'
import type { Talk } from './model.ts'
import { describeDecision, describeTalkNews, type TalkDecision, type TalkNews } from './news-messages.ts'
import type { TalkNeeds } from './service.ts'

/** Tells the presenter what somebody else did to their talk. */
export async function notifyPresenter(
  needs: Pick<TalkNeeds, 'people' | 'clock'>,
  talk: Talk,
  news: TalkNews,
  caller: Pick<Caller, 'id'>,
): Promise<readonly Notice[]> {
  const { presenter } = talk
  if (presenter === undefined || presenter.id === caller.id) return []
  return [await notify(needs, talk, news, presenter)]
}

export async function notifySponsor(needs: Pick<TalkNeeds, 'people' | 'clock'>, talk: Talk): Promise<readonly Notice[]> {
  const sponsor = talk.vendor?.sponsor
  return sponsor === undefined ? [] : [await notify(needs, talk, { kind: 'sponsored' }, sponsor)]
}

/** Tells the sponsor of a vendor's talk what an organizer decided, unless they are that organizer. */
export async function notifySponsorOfDecision(
  { people, clock }: Pick<TalkNeeds, 'people' | 'clock'>,
  talk: Talk,
  decision: TalkDecision,
  caller: Pick<Caller, 'id'>,
): Promise<readonly Notice[]> {
  const sponsor = talk.vendor?.sponsor
  if (sponsor === undefined || sponsor.id === caller.id) return []
  const notice = await noticeTo(people, sponsor, (lang) => describeDecision(talk, decision, { lang, now: clock.now() }))
  return [{ ...notice, ...subjectOf(talk), unasked: {} }]
}

/** People who have left the room that a talk belongs to hear nothing more about it. */
function subjectOf({ meetup, seriesId }: Talk): Pick<Notice, 'about'> {
  return { about: { ...(meetup !== undefined && { meetupId: meetup.id }), ...(seriesId !== undefined && { seriesId }) } }
}

async function notify(
  { people, clock }: Pick<TalkNeeds, 'people' | 'clock'>,
  talk: Talk,
  news: TalkNews,
  person: PersonRef,
): Promise<Notice> {
  const notice = await noticeTo(people, person, (lang) => describeTalkNews(talk, news, { lang, now: clock.now() }))
  return { ...notice, ...subjectOf(talk), unasked: {} }
}
