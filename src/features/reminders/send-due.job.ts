import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Chat, ChatUnavailable } from '../../messaging/chat.ts'
import { Stopping } from '../../messaging/leases.ts'
import type { Job, JobContext } from '../../scheduling/job.ts'
import { type BackoffLimits, backoffDelay } from '../../shared/backoff.ts'
import { hourMs } from '../../shared/dates/time.ts'
import type { Log } from '../../shared/log.ts'
import type { Metrics } from '../../shared/metrics.ts'
import type { Audit, AuditEntry, People, Rooms } from '../people/repository.ts'
import type { SeriesRepository } from '../series/repository.ts'
import type { ReminderKinds } from './compose.ts'
import { createEligibility, type Eligibility, type EligibilityNeeds } from './eligibility.ts'
import { isAutomated, type Reminder } from './model/index.ts'
import { floodReportMs, followMeetup, reportFloods, reportMisses, undoUndelivered } from './report.ts'
import type { DueReminder, Floods, QuietRooms } from './repository.ts'
import { readRooms, type WithKnownRooms } from './rooms-of-page.ts'
import { catchUp, completeReminder, missTimes, type SendNeeds, type SendResult, sendReminder } from './send.ts'

type Needs = SendNeeds &
  EligibilityNeeds & {
    readonly chat: Pick<Chat, 'state' | 'postingRefusal'>
    readonly rooms: Pick<Rooms, 'language' | 'languages'>
    readonly quietRooms: Pick<QuietRooms, 'of' | 'all'>
    readonly series: Pick<SeriesRepository, 'ofRoom' | 'byRoom'>
    readonly people: People
    readonly audit: Pick<Audit, 'add'>
    readonly floods: Floods
    readonly community: { readonly postsPerMinute: number }
    readonly log: Log
    readonly metrics: Metrics
  }

/** A job's context, and what each kind of reminder does. */
interface Context<N extends Needs> extends JobContext<N> {
  readonly kinds: ReminderKinds<N>
}

const retries: BackoffLimits = { firstMs: 1_000, longestMs: 300_000, jitter: 0 }

/** How many reminders are in memory at a time, however many are due. */
const pageSize = 100

const lookUpsAtOnce = 10

/** A transaction of ten delays a command by about 5 ms. */
const inOneTransaction = 10

/** Sends every reminder once at its time, even if this copy crashes, the workspace is down, the clock jumps or the meetup moves. */
export function createSendDueJob<N extends Needs>({ needs, run }: JobContext<N>, kinds: ReminderKinds<N>): Job {
  const context: Context<N> = { needs, run, kinds }
  return {
    name: 'send what is due',
    cron: '* * * * * *',
    isDue: (due) => due.reminders,
    async run() {
      // Sends nothing while the workspace is down or takes no messages. How late a reminder is only becomes clear afterwards.
      if (needs.chat.state.name !== 'ready' || needs.chat.postingRefusal !== undefined) return
      const { reminders, floods, clock } = needs
      for (const id of await reminders.meetupsAdrift(clock.now()))
        await logErrors(needs, { meetup: id }, () => run((tx, enqueue) => followMeetup(tx, enqueue, id)))
      for (const lost of await reminders.undelivered())
        await logErrors(needs, { reminder: lost.reminder.id }, async () =>
          countMissed(needs, await run((tx, enqueue) => undoUndelivered(tx, enqueue, lost))),
        )
      await sendDue(context)
      if (await floods.hasUntold(clock.now(), floodReportMs))
        await logErrors(needs, {}, () => run((tx, enqueue) => reportFloods(tx, enqueue)))
    },
  }
}

/** Works page by page and looks up each room and person once. Missed ones are reported once nothing due is left. */
async function sendDue<N extends Needs>(context: Context<N>): Promise<void> {
  const { needs, run, kinds } = context
  const { reminders, clock } = needs
  const eligibilityOf = createEligibility(needs)
  let last: DueReminder | undefined
  for (;;) {
    const page = await reminders.due(clock.now(), pageSize, last)
    if (page.length === 0) break
    last = page.at(-1)
    if (!(await sendPage(context, page, eligibilityOf))) return
  }
  const left = await reminders.due(clock.now(), 1)
  if (left.length === 0 && (await reminders.hasMisses()))
    await logErrors(needs, {}, () => run((tx, enqueue) => reportMisses(tx, kinds, enqueue)))
}

interface Checked {
  readonly reminder: DueReminder
  readonly eligibility: Eligibility
}

/** False when the bot is stopping. */
async function sendPage<N extends Needs>(
  context: Context<N>,
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

async function check<N extends Needs>(
  context: Context<N>,
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
async function sendTogether<N extends Needs>(
  context: Context<N>,
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

async function sendAlone<N extends Needs>(context: Context<N>, one: Checked): Promise<void> {
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

async function sendAll<N extends Needs>(
  { needs, run, kinds }: Context<N>,
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

async function reportBroken<N extends Needs>(context: Context<N>, id: number, error: unknown): Promise<void> {
  const { log } = context.needs
  log.error({ err: error, reminder: id }, 'a reminder could not be sent yet')
  await logErrors({ log }, { reminder: id }, () => putOff(context, id, error instanceof ChatUnavailable))
}

/**
 * Tries again at growing intervals. A reminder that fails for an hour is missed. Nothing is given up while the workspace is
 * down.
 */
async function putOff<N extends Needs>({ needs, run }: Context<N>, id: number, isAway: boolean): Promise<void> {
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

function countMissed({ metrics }: Pick<Needs, 'metrics'>, isMissed: boolean): void {
  if (isMissed) metrics.count('rendezvous_reminders_missed_total')
}

async function logErrors({ log }: Pick<Needs, 'log'>, about: object, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error({ err: error, ...about }, 'reminders could not be processed yet')
  }
}
