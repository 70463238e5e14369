import { placeNotices } from '../dispatch/place.ts'
import { endsAt, type Meetup } from '../domain/meetup.ts'
import { writeDate } from '../domain/plain-date.ts'
import { localOf } from '../domain/when/index.ts'
import type { Notice } from '../kit/command.ts'
import { noticeTo } from '../kit/notice.ts'
import type { Services } from '../kit/services.ts'
import type { Person } from '../ports/chat.ts'
import { askForMissing, type Missing, tellMinutesThere } from '../texts/aftermath.ts'
import type { Job, JobNeeds } from './index.ts'

const dayMs = 24 * 3_600_000

/** Days after the end on which the right person is asked; on the last one the organizers are told of what is still missing. */
const askOnDays = [1, 3, 7, 14, 21] as const

/** What was over for longer when the bot learnt to ask is left in peace. */
const longestAgoMs = 3 * dayMs

/** Minutes that come later than this are no news. */
const announceForMs = 90 * dayMs

const mostAtOnce = 20

/** Asks after a meetup for its slides, recordings and minutes until they are there or waived, and announces the minutes once. */
export function askAfterMeetups(jobNeeds: JobNeeds): Job {
  const { store, services, act, chat } = jobNeeds
  return {
    name: 'ask after meetups',
    cron: '*/10 * * * * *',
    async run() {
      const needs = services(store)
      const now = needs.clock.now()
      for (const meetup of await needs.meetups.past(now, mostAtOnce)) {
        if (now - endsAt(meetup) < longestAgoMs) await needs.aftermaths.begin(meetup.id, endsAt(meetup) + dayMs)
      }
      for (const { meetupId } of await needs.aftermaths.due(now)) {
        await act(async (tx, tell) => {
          const aftermath = await tx.aftermaths.hold(meetupId, now)
          const meetup = aftermath && (await tx.meetups.find(meetupId))
          if (aftermath === undefined || meetup === undefined) return
          const round = aftermath.asked + 1
          const notices = await ask(services(tx), meetup, round)
          await tx.aftermaths.asked(meetupId, round, nextAsk(meetup, round))
          await tell(`after meetup/${meetupId}/${round}`, placeNotices(notices, chat.facts.maxMessageLength))
        })
      }
      for (const meetupId of await needs.aftermaths.unannounced(now - announceForMs)) await announce(jobNeeds, meetupId)
    },
  }
}

/** A meetup that was moved after its first round keeps the distance between the rounds. */
function nextAsk(meetup: Meetup, round: number): number | null {
  const days = askOnDays[round]
  return days === undefined ? null : endsAt(meetup) + days * dayMs
}

/** One message for each whom something is asked of. */
async function ask(needs: Services, meetup: Meetup, round: number): Promise<readonly Notice[]> {
  if (meetup.state === 'cancelled') return []
  const isLast = round === askOnDays.length
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
    notices.push(await noticeTo(needs.people, person, (lang) => askForMissing(meetup, missing, isLast, lang)))
  return notices
}

/** What is not there and not waived, with who can bring it; nobody means the organizers. */
async function findMissing(needs: Services, meetup: Meetup) {
  const { talks, live, aftermaths } = needs
  const found: { readonly missing: Missing; readonly of: Person | undefined }[] = []
  for (const talk of await talks.agenda(meetup.id)) {
    const isAsked = (what: 'slides' | 'recording') => aftermaths.isWaived([talk.id, meetup.id], what).then((waived) => !waived)
    if (talk.slidesUrl === undefined && (await isAsked('slides')))
      found.push({ missing: { what: 'slides', talk }, of: talk.presenter })
    if (talk.recordingUrl === undefined && (await isAsked('recording')))
      found.push({ missing: { what: 'recording', talk }, of: undefined })
  }
  const areThere = (await isHandedOn(needs, meetup)) || (await findPage(needs, meetup)) !== undefined
  if (!areThere && !(await aftermaths.isWaived([meetup.id], 'minutes')))
    found.push({ missing: { what: 'minutes' }, of: (await live.find(meetup.id))?.taker })
  return found
}

/** Proposed to the site: what is left to do is not the minute-taker's. */
async function isHandedOn({ publications }: Services, { id }: Meetup): Promise<boolean> {
  const state = (await publications.of(id))?.state
  return state === 'due' || state === 'pushed' || state === 'patch'
}

async function findPage({ minutes }: Services, { startsAt, zone }: Meetup) {
  const [page] = await minutes.on(localOf(startsAt, zone).date)
  return page
}

/** Once the minutes can be read: in the rooms that heard of the meetup. */
async function announce({ store, services, act, chat }: JobNeeds, meetupId: number): Promise<void> {
  const needs = services(store)
  const meetup = await needs.meetups.find(meetupId)
  const page = meetup && (await findPage(needs, meetup))
  if (meetup === undefined || page === undefined) return
  const day = writeDate(localOf(meetup.startsAt, meetup.zone).date)
  await act(async (tx, tell) => {
    if (!(await tx.aftermaths.announce(meetupId, needs.clock.now()))) return
    const talks = await tx.talks.agenda(meetupId)
    const rooms = await tx.announcements.of(meetupId)
    const notices = rooms.map(({ roomId, langs }) => ({
      to: { roomId },
      text: langs.map((lang) => tellMinutesThere(meetup, { day, url: page.url }, talks, lang)).join('\n\n'),
    }))
    await tell(`minutes there/${meetupId}`, placeNotices(notices, chat.facts.maxMessageLength))
  })
}
