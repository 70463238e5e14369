import { setImmediate as nextTurn } from 'node:timers/promises'
import { Stopping } from '../../messaging/leases.ts'
import type { AuditEntry } from '../people/audit.ts'
import type { Eligibility } from './eligibility.ts'
import { isAutomated, type Reminder } from './model/index.ts'
import { reportBroken } from './put-off.ts'
import type { DueReminder } from './repository.ts'
import { readRooms, type WithKnownRooms } from './rooms-of-page.ts'
import { type SendResult, sendReminder } from './send.ts'
import type { SendContext, SendDueNeeds } from './send-context.ts'

const lookUpsAtOnce = 10

/** A transaction of ten delays a command by about 5 ms. */
const inOneTransaction = 10

interface Checked {
  readonly reminder: DueReminder
  readonly eligibility: Eligibility
}

/** False when the bot is stopping. */
export async function sendPage<N extends SendDueNeeds>(
  context: SendContext<N>,
  page: readonly DueReminder[],
  eligibilityOf: (reminder: Reminder) => Promise<Eligibility>,
): Promise<boolean> {
  try {
    const checked: Checked[] = []
    for (let start = 0; start < page.length; start += lookUpsAtOnce) {
      const some = page.slice(start, start + lookUpsAtOnce)
      checked.push(
        ...(await Promise.all(some.map((one) => check(context, one, eligibilityOf)))).filter((one) => one !== undefined),
      )
    }
    const together = checked.filter((one) => !needsOwnTransaction(one))
    const withRooms = together.length > 1 ? await readRooms(context.needs) : asTheyAre
    for (let start = 0; start < together.length; start += inOneTransaction) {
      await sendTogether(context, together.slice(start, start + inOneTransaction), withRooms)
      // SQLite statements block the process: without a pause, no message would be sent and no command received.
      await nextTurn()
    }
    for (const one of checked.filter(needsOwnTransaction)) await sendAlone(context, one)
    return true
  } catch (error) {
    if (error instanceof Stopping) return false
    throw error
  }
}

/** Pausing also changes other rows of the room, and the bot's own steps lock talks and their meetup first. */
function needsOwnTransaction({ reminder, eligibility }: Checked): boolean {
  return eligibility !== 'fine' || isAutomated(reminder)
}

async function check<N extends SendDueNeeds>(
  context: SendContext<N>,
  reminder: DueReminder,
  eligibilityOf: (reminder: Reminder) => Promise<Eligibility>,
) {
  try {
    return { reminder, eligibility: await eligibilityOf(reminder) }
  } catch (error) {
    await reportBroken(context, reminder.id, error)
    return undefined
  }
}

/**
 * Several reminders share a transaction, because the transaction is most of a reminder's cost. Rows locked by another copy are
 * skipped, so no copy waits. If one fails, each is tried alone.
 */
async function sendTogether<N extends SendDueNeeds>(
  context: SendContext<N>,
  several: readonly Checked[],
  withRooms: WithKnownRooms,
): Promise<void> {
  try {
    await sendAll(context, several, withRooms)
  } catch (error) {
    if (error instanceof Stopping) throw error
    for (const one of several) await sendAlone(context, one)
  }
}

async function sendAlone<N extends SendDueNeeds>(context: SendContext<N>, one: Checked): Promise<void> {
  try {
    await sendAll(context, [one])
  } catch (error) {
    if (error instanceof Stopping) throw error
    await reportBroken(context, one.reminder.id, error)
  }
}

/** An earlier one of these may have sent it along, so it's only locked in its turn. */
function mayBeReplaced({ timing }: Reminder): boolean {
  return timing.kind === 'before'
}

/** Looks up each room when it's needed. */
const asTheyAre: WithKnownRooms = (needs) => needs

async function sendAll<N extends SendDueNeeds>(
  { needs, run, kinds }: SendContext<N>,
  several: readonly Checked[],
  withRooms: WithKnownRooms = asTheyAre,
): Promise<void> {
  const { clock, metrics } = needs
  const results = await run(async (tx, enqueue) => {
    const done: SendResult[] = []
    const audited: AuditEntry[] = []
    const audit = { ...tx.audit, add: async (...entries: readonly AuditEntry[]) => void audited.push(...entries) }
    const inTx = withRooms({ ...tx, audit })
    for (const { reminder } of several) await kinds.lock(tx, reminder)
    const alone = several.filter(({ reminder }) => !mayBeReplaced(reminder)).map(({ reminder }) => reminder.id)
    const locked = new Map((await tx.reminders.lockAllDue(alone, clock.now())).map((one) => [one.id, one]))
    for (const { reminder: seen, eligibility } of several) {
      const reminder = mayBeReplaced(seen) ? await tx.reminders.lockDue(seen.id, clock.now()) : locked.get(seen.id)
      if (reminder !== undefined) done.push(await sendReminder(inTx, kinds, enqueue, reminder, eligibility))
    }
    await tx.audit.add(...audited)
    return done
  })
  for (const { said, missed } of results) {
    if (said !== undefined) metrics.count('rendezvous_reminders_sent_total')
    if (said === 'late') metrics.count('rendezvous_reminders_late_total')
    if (missed > 0) metrics.count('rendezvous_reminders_missed_total', missed)
  }
}
