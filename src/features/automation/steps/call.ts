import type { Meetup } from '../../meetups/model.ts'
import type { Compose } from '../../reminders/compose.ts'
import { waitingFor } from '../../talks/service.ts'
import { describeCall, describeNobody, type Supply } from '../call-messages.ts'
import { isLastCall } from '../model.ts'
import { automationFor } from '../service.ts'
import { findTarget, writeTo, writeToOrganizers } from './address.ts'
import type { StepNeeds } from './needs.ts'

/** While nobody presents: asks the rooms. The last call also tells organizers what could fill the agenda. */
export const callForPresenters: Compose<StepNeeds> = async (needs, { reminder, meetup, lateLines }) => {
  if (meetup === undefined || reminder.timing.kind !== 'before') return []
  if ((await needs.talks.agenda(meetup.id)).length > 0) return []
  if (!('roomId' in reminder.to)) {
    const supply = await findSupply(needs, meetup)
    return writeToOrganizers(needs, (reader) => describeNobody(meetup, supply, reader))
  }
  const target = await findTarget(needs, reminder, meetup)
  if (target === undefined) return []
  const isLast = isLastCall(await automationFor(needs, meetup.series?.id), reminder.timing.offset)
  const supply = isLast ? await findSupply(needs, meetup) : undefined
  return [
    writeTo(target, meetup, needs, (reader) =>
      [describeCall(meetup, supply, reader), ...lateLines(reader.lang, reader.zone)].join('\n'),
    ),
  ]
}

async function findSupply({ talks, topics }: StepNeeds, meetup: Meetup): Promise<Supply> {
  return { waiting: await waitingFor(talks, meetup), topics: await topics.ranked() }
}
