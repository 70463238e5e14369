import { ChatUnavailable } from '../../messaging/chat-errors.ts'
import { type BackoffLimits, backoffDelay } from '../../shared/backoff.ts'
import { hourMs } from '../../shared/dates/time.ts'
import { catchUp } from './due-times.ts'
import { completeReminder, missTimes } from './send.ts'
import type { SendContext, SendDueNeeds } from './send-context.ts'

const retries: BackoffLimits = { firstMs: 1_000, longestMs: 300_000, jitter: 0 }

export async function reportBroken<N extends SendDueNeeds>(context: SendContext<N>, id: number, error: unknown): Promise<void> {
  const { log } = context.needs
  log.error({ err: error, reminder: id }, 'a reminder could not be sent yet')
  await logErrors({ log }, { reminder: id }, () => putOff(context, id, error instanceof ChatUnavailable))
}

/**
 * Tries again at growing intervals. A reminder that fails for an hour is missed. Nothing is given up while the workspace is
 * down.
 */
async function putOff<N extends SendDueNeeds>({ needs, run }: SendContext<N>, id: number, isAway: boolean): Promise<void> {
  const isMissed = await run(async (tx) => {
    const now = needs.clock.now()
    const reminder = await tx.reminders.lockDue(id, now)
    if (reminder === undefined) return false
    const tries = reminder.tries + 1
    if (isAway || now - reminder.dueAt < hourMs || tries < 3) {
      await tx.reminders.change(id, { tries, lookAt: now + backoffDelay(tries, retries, 0) })
      return false
    }
    await missTimes(tx, reminder, { dueAt: reminder.dueAt, times: 1 }, 'broken')
    const { next } = await catchUp(tx, reminder, now)
    await completeReminder(tx, reminder, next, 'missed', 'broken')
    return true
  })
  countMissed(needs, isMissed)
}

export function countMissed({ metrics }: Pick<SendDueNeeds, 'metrics'>, isMissed: boolean): void {
  if (isMissed) metrics.count('rendezvous_reminders_missed_total')
}

export async function logErrors(
  { log }: Pick<SendDueNeeds, 'log'>,
  about: object,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error({ err: error, ...about }, 'reminders could not be processed yet')
  }
}
