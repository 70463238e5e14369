import { kindOf, type PlanStep } from '../../domain/plan.ts'
import { type Compose, repeatWords } from './compose.ts'
import { nag } from './plan/afterwards.ts'
import { callForPresenters } from './plan/call.ts'
import { briefPresenters } from './plan/people.ts'
import { announce, postJoinLink, remindRoom } from './plan/rooms.ts'
import { askPresenters, reopenSlots } from './plan/slots.ts'

const steps: Readonly<Record<PlanStep, Compose>> = {
  call: callForPresenters,
  ask: askPresenters,
  announce,
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
  ...Object.fromEntries(Object.entries(steps).map(([step, compose]) => [kindOf(step as PlanStep), compose])),
}
