export {
  allowedAfter,
  applyQuietTimes,
  isQuiet,
  type QuietHours,
  type QuietSpan,
  type QuietTimes,
} from '../../../shared/dates/quiet.ts'
export type { Days } from '../../../shared/dates/recurrence.ts'

export {
  type AutomationStep,
  automationSteps,
  isAfterMeetup,
  isAutomated,
  kindOf,
  type ReminderKind,
  type RowLike,
  rowKey,
  stepKey,
  stepOf,
} from './kind.ts'

export { type Lateness, latenessOf, mostLateMs } from './lateness.ts'
export { dueBefore, type Offset, readOffset } from './offset.ts'
export { type Reminder, type ReminderRoom, type ReminderState, roomOf, type Timing } from './reminder.ts'
export {
  findNextOccurrence,
  nextOccurrence,
  type Repetition,
  type RepetitionResult,
  readRepetition,
  skippedMonths,
} from './repetition.ts'
