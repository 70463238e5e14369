import type { Offset } from './offset.ts'
import { type Reminder, roomOf } from './reminder.ts'

/** What the bot does by itself for each meetup, in the usual order. */
export const automationSteps = ['call', 'ask', 'announce', 'reopen', 'presenters', 'remind', 'join', 'nag'] as const

export type AutomationStep = (typeof automationSteps)[number]

/** `personal` and `channel` repeat somebody's words; the others are the bot's own steps for a meetup. */
export type ReminderKind = 'personal' | 'channel' | `plan:${AutomationStep}`

export function kindOf(step: AutomationStep): ReminderKind {
  return `plan:${step}`
}

/** The step that a reminder belongs to; undefined for a reminder that somebody asked for. */
export function stepOf({ kind }: Pick<Reminder, 'kind'>): AutomationStep | undefined {
  return automationSteps.find((step) => kind === kindOf(step))
}

export function isAutomated(reminder: Pick<Reminder, 'kind'>): boolean {
  return stepOf(reminder) !== undefined
}

/** Whether a reminder comes after its meetup, such as a request for slides. */
export function isAfterMeetup({ timing }: Pick<Reminder, 'timing'>): boolean {
  return timing.kind === 'before' && timing.offset.amount < 0
}

/** Enough of a reminder to tell the rows of one meetup apart. */
export type RowLike = Pick<Reminder, 'kind' | 'to'> & { readonly timing: { readonly kind: string; readonly offset?: Offset } }

/** One step at one of its times, for any receiver. */
export function stepKey({ kind, timing }: Pick<RowLike, 'kind' | 'timing'>): string {
  const { offset } = timing
  return `${kind} ${offset?.amount} ${offset?.unit}`
}

/** Unique among the rows of the same meetup. */
export function rowKey(row: RowLike): string {
  return `${stepKey(row)} ${roomOf(row)}`
}
