import { announcementButtons } from '../../announcements/messages.ts'
import { takesAnswers } from '../../meetups/model.ts'
import { auditOwnAct } from '../../people/system-actor.ts'
import type { Compose } from '../../reminders/compose.ts'
import { describeComing } from '../meetup-messages.ts'
import { findTarget, writeTo } from './address.ts'
import type { StepNeeds } from './needs.ts'

/** Orders the announcement if there is none yet; the job that reconciles announcements posts it. */
export const announceMeetup: Compose<StepNeeds> = async (needs, { reminder, meetup }) => {
  const now = needs.clock.now()
  if (meetup === undefined || !takesAnswers(meetup, now)) return []
  const target = await findTarget(needs, reminder, meetup)
  if (target === undefined) return []
  const { room, langs } = target
  const announced = await needs.announcements.of(meetup.id)
  if (announced.some(({ roomId }) => roomId === room.id)) return []
  const rooms = [{ roomId: room.id, langs }]
  await needs.announcements.order({ meetupId: meetup.id, startsAt: meetup.startsAt, rooms }, now)
  await auditOwnAct(needs, 'announce', `#${meetup.id}`, room.id)
  return []
}

export const remindRoom: Compose<StepNeeds> = async (needs, { reminder, meetup, lateLines }) => {
  const target = meetup && (await findTarget(needs, reminder, meetup))
  if (meetup === undefined || target === undefined) return []
  const announced = (await needs.announcements.of(meetup.id)).find(({ roomId }) => roomId === target.room.id)
  const link = announced?.messageId && needs.workspace.linkTo(target.room, announced.messageId)
  const notice = writeTo(target, meetup, needs, (reader) =>
    [describeComing(meetup, link, reader), ...lateLines(reader.lang, reader.zone)].join('\n'),
  )
  const buttons = announcementButtons(meetup, target.langs)
  return [{ ...notice, buttons, showsMeetup: meetup.id }]
}
