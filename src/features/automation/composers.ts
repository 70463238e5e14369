import { type Compose, repeatWords } from '../reminders/compose.ts'
import { type AutomationStep, kindOf } from '../reminders/model/index.ts'
import { nag } from './steps/afterwards.ts'
import { callForPresenters } from './steps/call.ts'
import { briefPresenters } from './steps/people.ts'
import { announceMeetup, postJoinLink, remindRoom } from './steps/rooms.ts'
import { askPresenters, reopenSlots } from './steps/slots.ts'

const steps: Readonly<Record<AutomationStep, Compose>> = {
  call: callForPresenters,
  ask: askPresenters,
  announce: announceMeetup,
  reopen: reopenSlots,
  presenters: briefPresenters,
  remind: remindRoom,
  join: postJoinLink,
  nag,
}

/** What each kind of reminder does and says. */
export const composers: Readonly<Record<string, Compose>> = {
  personal: repeatWords,
  channel: repeatWords,
  ...Object.fromEntries(Object.entries(steps).map(([step, compose]) => [kindOf(step as AutomationStep), compose])),
}
