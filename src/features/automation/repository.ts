import type { AutomationStep, Offset } from '../reminders/model/index.ts'
import type { Automation } from './model.ts'

/** The changes that organizers made to the plan of their meetups. */
export interface AutomationChanges {
  /** The changes for the meetups of a series; undefined: for those without a series. */
  changesOf(seriesId: number | undefined): Promise<Partial<Automation>>
  /** Changes one step; undefined restores the operator's setting. */
  change(seriesId: number | undefined, step: AutomationStep, offsets: readonly Offset[] | undefined): Promise<void>
}
