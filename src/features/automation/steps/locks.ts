import type { Reminder } from '../../reminders/model/index.ts'
import { stepOf } from '../../reminders/model/index.ts'
import type { Services } from '../../services.ts'

/**
 * Talks, then their meetup, then its reminders: everybody takes them in this order, so nobody waits for somebody who waits
 * for them. What a step of a plan may change is held before the step itself.
 */
export async function lockForStep({ talks, meetups }: Services, reminder: Pick<Reminder, 'kind' | 'timing'>): Promise<void> {
  const step = stepOf(reminder)
  if (step === undefined || reminder.timing.kind !== 'before') return
  const { meetupId } = reminder.timing
  const changing = step === 'reopen' ? [...(await talks.agenda(meetupId)), ...(await talks.backlog())] : []
  for (const { id } of changing) await talks.lock(id)
  await meetups.lock(meetupId)
}
