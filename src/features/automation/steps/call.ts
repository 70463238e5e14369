import { dayMs } from '../../../shared/dates/time.ts'
import type { Meetup } from '../../meetups/model.ts'
import type { Compose } from '../../reminders/compose.ts'
import { waitingFor } from '../../talks/waiting-talks.ts'
import { describeCall, describeNobody, type Supply } from '../call-messages.ts'
import { isLastCall } from '../model.ts'
import { automationFor } from '../service.ts'
import { findTarget, writeTo, writeToOrganizers } from './address.ts'
import type { StepNeeds } from './needs.ts'

const latestMs = 2 * dayMs

/** While nobody is presenting: asks the rooms. The last call also tells organizers what could fill the agenda. */
export const callForPresenters: Compose<StepNeeds> = async (needs, { reminder, meetup, lateLines }) => {
  if (meetup === undefined || reminder.timing.kind !== 'before') return []
  if ((await needs.talks.agenda(meetup.id)).length > 0) return []
  if (!('roomId' in reminder.to)) {
    const supply = await findSupply(needs, meetup)
    return writeToOrganizers(needs, (reader) => describeNobody(meetup, supply, reader))
  }
  const target = await findTarget(needs, reminder, meetup)
  if (target === undefined) return []
  // Not while proposals wait, which organizers are asked to place, nor so late that nobody could prepare anything.
  if (meetup.startsAt - needs.clock.now() < latestMs || (await waitingFor(needs.talks, meetup)).length > 0) return []
  const isLast = isLastCall(await automationFor(needs, meetup.series?.id), reminder.timing.offset)
  const topics = isLast ? await needs.topics.ranked() : []
  return [
    writeTo(target, meetup, needs, (reader) =>
      [describeCall(meetup, topics, reader), ...lateLines(reader.lang, reader.zone)].join('\n'),
    ),
  ]
}

async function findSupply({ talks, topics }: StepNeeds, meetup: Meetup): Promise<Supply> {
  return { waiting: await waitingFor(talks, meetup), topics: await topics.ranked() }
}
