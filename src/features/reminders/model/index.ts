export type { Days } from '../../../shared/dates/phrases/index.ts'
export { type Lateness, latenessOf as judgeLateness, mostLateMs } from './lateness.ts'
export { dueBefore, type Offset, readOffset } from './offset.ts'
export {
  allowedAfter,
  applyQuietTimes as settleQuiet,
  isQuiet,
  type QuietHours,
  type QuietSpan,
  type QuietTimes,
} from './quiet.ts'
export type { Reminder, ReminderState, Timing } from './reminder.ts'
export {
  beginsRule,
  findNextOccurrence,
  nextOccurrence,
  type Repetition,
  readRepetition,
  skippedMonths,
  startRepetition,
} from './repetition.ts'
