import type { EpochMs } from '../../shared/dates/time.ts'
import type { Meetup } from '../meetups/model.ts'
import { type AutomationStep, automationSteps, dueBefore, type Offset, readOffset } from '../reminders/model/index.ts'

/** How long before the start of a meetup each step is due; for `nag`, how long after it. Longest first, never empty. */
export type Automation = Readonly<Record<AutomationStep, readonly Offset[]>>

/** One step at one of its times; a negative offset means after the start. */
export interface PlannedStep {
  readonly step: AutomationStep
  readonly offset: Offset
}

/** A step that is further from its meetup is a typo, both before and after it. */
export const longestAfterDays = 31

const roomSteps: readonly AutomationStep[] = ['call', 'announce', 'remind']
const remindingSteps: readonly AutomationStep[] = ['call', 'remind']

/** Whether a step is taken after the meetup. */
export function isAfter(step: AutomationStep): boolean {
  return step === 'nag'
}

/** Whether a step is posted in each subscribed room. */
export function isForRooms(step: AutomationStep): boolean {
  return roomSteps.includes(step)
}

/** Whether a step only goes to rooms that want more than announcements. */
export function isReminding(step: AutomationStep): boolean {
  return remindingSteps.includes(step)
}

/**
 * Whether a step is sent to individual people, who are determined when it's due. For calls, only the last one goes to
 * organizers.
 */
export function isForPeople(plan: Automation, { step, offset }: PlannedStep): boolean {
  return !isForRooms(step) || (step === 'call' && isLastCall(plan, offset))
}

/** Whether this is the last call for presenters. */
export function isLastCall({ call }: Automation, { unit, amount }: Offset): boolean {
  const last = call.at(-1)
  return last === undefined || (last.unit === unit && last.amount === amount)
}

/** Whether this is the last time that missing materials are requested. */
export function isLastNag({ nag }: Automation, { unit, amount }: Offset): boolean {
  const [longest] = nag
  return longest === undefined || (longest.unit === unit && longest.amount === -amount)
}

/** Every step of a plan, soonest first. */
export function stepsOf(plan: Automation): readonly PlannedStep[] {
  return automationSteps
    .flatMap((step) => plan[step].map((offset) => ({ step, offset: inDaytime(isAfter(step) ? opposite(offset) : offset) })))
    .toSorted((a, b) => lengthOf(b.offset) - lengthOf(a.offset))
}

/** When steps counted in days come, in the zone of the meetup, whenever it begins. */
const daytime = { hour: 10, minute: 0 } as const

function inDaytime(offset: Offset): Offset {
  return offset.unit === 'days' ? { ...offset, at: daytime } : offset
}

function opposite({ unit, amount }: Offset): Offset {
  return { unit, amount: -amount }
}

export function dueOf({ startsAt, zone }: Pick<Meetup, 'startsAt' | 'zone'>, { offset }: Pick<PlannedStep, 'offset'>): EpochMs {
  return dueBefore(startsAt, inDaytime(offset), zone)
}

/** A plan from words such as `21d` and `1h`; anything that isn't a length of time is left out. */
export function readAutomation(written: Readonly<Record<AutomationStep, readonly string[]>>): Automation {
  const entries = automationSteps.map((step) => [step, sortOffsets(written[step].flatMap((typed) => readOffset(typed) ?? []))])
  return Object.fromEntries(entries) as Automation
}

/** Longest first, each once. */
export function sortOffsets(offsets: readonly Offset[]): readonly Offset[] {
  const unlike = new Map(offsets.map((offset) => [lengthOf(offset), offset]))
  return [...unlike.values()].toSorted((a, b) => lengthOf(b) - lengthOf(a))
}

/** In minutes, counting a day as 24 hours. */
function lengthOf({ unit, amount }: Offset): number {
  return unit === 'days' ? amount * 24 * 60 : amount
}
