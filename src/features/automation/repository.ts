import type { AutomationStep, Offset } from '../reminders/model/index.ts'
import type { Automation } from './model.ts'

/** Where organizers have changed the plan of their meetups. */
export interface AutomationChanges {
  /** What differs for the meetups of a series; undefined: for those of none. */
  changesOf(seriesId: number | undefined): Promise<Partial<Automation>>
  /** Changes one step; undefined makes it what the operator has set again. */
  change(seriesId: number | undefined, step: AutomationStep, offsets: readonly Offset[] | undefined): Promise<void>
}
