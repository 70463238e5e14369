import type { Person } from '../../../messaging/chat.ts'
import type { Notice } from '../../../messaging/notice.ts'
import { askForMissing, type Missing } from '../../follow-up/messages.ts'
import type { Meetup } from '../../meetups/model.ts'
import { minutesOf } from '../../minutes/minutes-of.ts'
import type { Compose } from '../../reminders/compose.ts'
import type { Services } from '../../services.ts'
import { isLastNag } from '../model.ts'
import { automationFor } from '../service.ts'
import { writeToPerson } from './address.ts'

/** Each person is asked once for all that is missing; the last time it is the organizers who hear of everything. */
export const nag: Compose = async (needs, { reminder: { timing }, meetup }) => {
  if (meetup === undefined) return []
  const isLast = timing.kind === 'before' && isLastNag(await automationFor(needs, meetup.series?.id), timing.offset)
  const organizers = (await needs.roles.all()).map(({ personId: id, username }) => ({ id, username }))
  const asked = new Map<string, { readonly person: Person; readonly missing: Missing[] }>()
  for (const { missing, of } of await findMissing(needs, meetup)) {
    for (const person of isLast || of === undefined ? organizers : [of]) {
      const known = asked.get(person.id) ?? { person, missing: [] as Missing[] }
      known.missing.push(missing)
      asked.set(person.id, known)
    }
  }
  const notices: Notice[] = []
  for (const { person, missing } of asked.values())
    notices.push(await writeToPerson(needs, person, ({ lang }) => askForMissing(meetup, missing, isLast, lang)))
  return notices
}

/** What is not there and not waived, with who can bring it; nobody means the organizers. */
async function findMissing(needs: Services, meetup: Meetup) {
  const { talks, liveMinutes: live, followUps: aftermaths } = needs
  const found: { readonly missing: Missing; readonly of: Person | undefined }[] = []
  for (const talk of await talks.agenda(meetup.id)) {
    const isAsked = (what: 'slides' | 'recording') =>
      aftermaths.isDismissed([talk.id, meetup.id], what).then((waived) => !waived)
    if (talk.slidesUrl === undefined && (await isAsked('slides')))
      found.push({ missing: { what: 'slides', talk }, of: talk.presenter })
    if (talk.recordingUrl === undefined && (await isAsked('recording')))
      found.push({ missing: { what: 'recording', talk }, of: undefined })
  }
  const areThere = (await isHandedOn(needs, meetup)) || (await minutesOf(needs.minutes, meetup)) !== undefined
  if (!areThere && !(await aftermaths.isDismissed([meetup.id], 'minutes')))
    found.push({ missing: { what: 'minutes' }, of: (await live.find(meetup.id))?.taker })
  return found
}

/** Proposed to the site: what is left to do is not the minute-taker's. */
async function isHandedOn({ publications }: Services, { id }: Meetup): Promise<boolean> {
  const state = (await publications.of(id))?.state
  return state === 'due' || state === 'pushed' || state === 'patch'
}
