import type { Person } from '../../messaging/chat.ts'
import type { Publications } from '../live-minutes/publications.ts'
import type { LiveMinutesRepository } from '../live-minutes/repository.ts'
import type { Meetup } from '../meetups/model.ts'
import type { MinutesArchive } from '../minutes/archive.ts'
import { minutesOf } from '../minutes/minutes-of.ts'
import type { Talks } from '../talks/repository.ts'
import type { Missing } from './messages.ts'
import type { FollowUps } from './repository.ts'

export interface MissingNeeds {
  readonly talks: Pick<Talks, 'agenda'>
  readonly liveMinutes: Pick<LiveMinutesRepository, 'find'>
  readonly followUps: Pick<FollowUps, 'isDismissed'>
  readonly publications: Pick<Publications, 'of' | 'takenBesides'>
  readonly minutes: Pick<MinutesArchive, 'on'>
}

/** What is missing and not dismissed, and who can provide it; undefined means the organizers. */
export async function findMissing(needs: MissingNeeds, meetup: Meetup) {
  const { talks, liveMinutes, followUps } = needs
  const found: { readonly missing: Missing; readonly of: Person | undefined }[] = []
  for (const talk of await talks.agenda(meetup.id)) {
    const isAsked = (what: 'slides' | 'recording') =>
      followUps.isDismissed([talk.id, meetup.id], what).then((isDismissed) => !isDismissed)
    if (talk.slidesUrl === undefined && (await isAsked('slides')))
      found.push({ missing: { what: 'slides', talk }, of: talk.presenter })
    if (talk.recordingUrl === undefined && (await isAsked('recording')))
      found.push({ missing: { what: 'recording', talk }, of: undefined })
  }
  const areThere = await areMinutesThere(needs, meetup)
  if (!areThere && !(await followUps.isDismissed([meetup.id], 'minutes')))
    found.push({ missing: { what: 'minutes' }, of: (await liveMinutes.find(meetup.id))?.taker })
  return found
}

/** They can be read, or are already proposed to the site, so there is nothing left for the minute-taker. */
async function areMinutesThere({ publications, minutes }: MissingNeeds, meetup: Meetup): Promise<boolean> {
  const state = (await publications.of(meetup.id))?.state
  if (state === 'due' || state === 'pushed' || state === 'patch') return true
  return (await minutesOf(minutes, publications, meetup)) !== undefined
}
