import { type ReminderKinds, repeatWords } from '../reminders/compose.ts'
import { stepOf } from '../reminders/model/index.ts'
import { nameStep } from './messages.ts'
import { nag } from './steps/afterwards.ts'
import { callForPresenters } from './steps/call.ts'
import type { StepNeeds } from './steps/needs.ts'
import { briefPresenters, sendJoinLink } from './steps/people.ts'
import { announceMeetup, remindRoom } from './steps/rooms.ts'
import { askPresenters, reopenSlots } from './steps/slots.ts'

/** What each kind of reminder does and says. */
export const reminderKinds: ReminderKinds<StepNeeds> = {
  composers: {
    personal: repeatWords,
    channel: repeatWords,
    'plan:call': callForPresenters,
    'plan:ask': askPresenters,
    'plan:announce': announceMeetup,
    'plan:reopen': reopenSlots,
    'plan:presenters': briefPresenters,
    'plan:remind': remindRoom,
    'plan:join': sendJoinLink,
    'plan:nag': nag,
  },
  /**
   * Every transaction locks talks first, then their meetup, then its reminders, so that no two of them deadlock. A step locks
   * what it may change before the step itself.
   */
  async lock({ talks, meetups }, reminder) {
    const step = stepOf(reminder)
    if (step === undefined || reminder.timing.kind !== 'before') return
    const { meetupId } = reminder.timing
    const changing = step === 'reopen' ? [...(await talks.agenda(meetupId)), ...(await talks.backlog())] : []
    for (const { id } of changing) await talks.lock(id)
    await meetups.lock(meetupId)
  },
  nameStep,
}
