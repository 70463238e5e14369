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
export { allowedAfter, applyQuietTimes, isQuiet, type QuietHours, type QuietTimes } from './quiet.ts'
export type { Reminder, ReminderState, Timing } from './reminder.ts'
export { beginsRule, type Days, nextOccurrence, type Repetition, readRepetition, skippedMonths } from './repetition.ts'
