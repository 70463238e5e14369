import type { Notice } from '../../../messaging/notice.ts'
import { hourMs } from '../../../shared/dates/time.ts'
import type { Meetup } from '../../meetups/model.ts'
import { systemActor } from '../../people/system-actor.ts'
import type { Compose } from '../../reminders/compose.ts'
import { measureAgenda } from '../../talks/agenda.ts'
import type { Talk } from '../../talks/model.ts'
import { changeTalk } from '../../talks/service.ts'
import { waitingFor } from '../../talks/waiting-talks.ts'
import { dueOf } from '../model.ts'
import { automationFor } from '../service.ts'
import { confirmButtons, describeAsk, describeLostSlot, describeOffered, describeReopened } from '../slot-messages.ts'
import { writeToOrganizers, writeToPerson } from './address.ts'
import type { StepNeeds } from './needs.ts'

/** The bot's own changes to talks don't belong to a room. */
const byItself = { id: systemActor.id, room: { id: '' } } as const

/** Presenters scheduled more recently haven't had time to answer. */
const graceMs = 48 * hourMs

/** Asks about each unconfirmed talk, in a message with buttons of its own. */
export const askPresenters: Compose<StepNeeds> = async (needs, { meetup }) => {
  if (meetup === undefined) return []
  const until = await nextReopening(needs, meetup)
  const notices: Notice[] = []
  for (const talk of await needs.talks.agenda(meetup.id)) {
    if (talk.state !== 'scheduled' || talk.presenter === undefined) continue
    const write = writeToPerson(
      needs,
      talk.presenter,
      (reader) => describeAsk(talk, meetup, until, reader),
      (lang) => confirmButtons(talk, lang),
    )
    notices.push(await write)
  }
  return notices
}

async function nextReopening(needs: StepNeeds, meetup: Meetup): Promise<number | undefined> {
  const { reopen } = await automationFor(needs, meetup.series?.id)
  return reopen.map((offset) => dueOf(meetup, { offset })).find((at) => at > needs.clock.now())
}

/**
 * Unconfirmed talks go back to waiting, and the oldest waiting talk that fits gets the slot. Everyone concerned is notified.
 * The talks that may change are already locked.
 */
export const reopenSlots: Compose<StepNeeds> = async (needs, { meetup }) => {
  if (meetup === undefined) return []
  const late = await findUnconfirmed(needs, meetup)
  if (late.length === 0) return []
  const lost: Talk[] = []
  for (const talk of late)
    lost.push(await changeTalk(needs, talk, { state: 'accepted', meetupId: null }, 'reopen', byItself, `#${meetup.id}`))
  const offered = await offerSlots(needs, meetup, lost)
  const notices: Notice[] = []
  for (const [index, talk] of lost.entries()) {
    const isTaken = index < offered.length
    if (talk.presenter !== undefined)
      notices.push(await writeToPerson(needs, talk.presenter, (reader) => describeLostSlot(talk, meetup, isTaken, reader)))
  }
  for (const talk of offered) {
    if (talk.presenter === undefined) continue
    const buttons = (lang: 'en' | 'fr') => confirmButtons(talk, lang)
    notices.push(await writeToPerson(needs, talk.presenter, (reader) => describeOffered(talk, reader), buttons))
  }
  return [...notices, ...(await writeToOrganizers(needs, (reader) => describeReopened(meetup, { lost, offered }, reader)))]
}

async function findUnconfirmed({ talks, clock }: StepNeeds, meetup: Meetup): Promise<readonly Talk[]> {
  const found: Talk[] = []
  for (const talk of await talks.agenda(meetup.id)) {
    const placed = (await talks.history(talk.id)).findLast(({ step }) => step === 'place')
    if (talk.state === 'scheduled' && (placed?.at ?? 0) <= clock.now() - graceMs) found.push(talk)
  }
  return found
}

/** Schedules as many waiting talks as there are free slots, oldest first. */
async function offerSlots(needs: StepNeeds, meetup: Meetup, lost: readonly Talk[]): Promise<readonly Talk[]> {
  const { talks } = needs
  const offered: Talk[] = []
  for (const talk of await waitingFor(talks, meetup)) {
    if (offered.length === lost.length) break
    const { free } = measureAgenda(meetup, await talks.agenda(meetup.id))
    if (talk.lengthMinutes > free || !(await isNextInLine(needs, talk, meetup, lost))) continue
    offered.push(await changeTalk(needs, talk, { state: 'scheduled', meetupId: meetup.id }, 'place', byItself))
  }
  return offered
}

/** Not offered to people who just lost a slot of this meetup, or who prefer another date that is still ahead. */
async function isNextInLine(
  { talks, clock }: StepNeeds,
  { id, presenter, meetup: wish }: Talk,
  meetup: Meetup,
  lost: readonly Talk[],
): Promise<boolean> {
  if (presenter === undefined || lost.some((one) => one.presenter?.id === presenter.id)) return false
  if (wish !== undefined && wish.id !== meetup.id && wish.state === 'planned' && wish.startsAt > clock.now()) return false
  const history = await talks.history(id)
  return !history.some(({ step }, at) => step === 'reopen' && history[at - 1]?.meetupId === meetup.id)
}
