import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Job, JobNeeds } from '../../app/jobs.ts'
import { ChatUnavailable } from '../../messaging/chat.ts'
import { Stopping } from '../../messaging/leases.ts'
import { hourMs, minuteMs } from '../../shared/dates/time.ts'
import { createEligibility, type Eligibility } from '../reminders/eligibility.ts'
import type { Reminder } from '../reminders/model/index.ts'
import type { DueReminder } from '../reminders/repository.ts'
import { floodReportMs, followMeetup, reportFloods, reportMisses, undoUndelivered } from './missed.ts'
import { isAutomated } from './model.ts'
import { catchUp, completeReminder, missTimes, type SendResult, sendReminder } from './send.ts'
import { lockForStep } from './steps/locks.ts'

/** Reminders in memory at a time, however many are due. */
const pageSize = 100

const lookUpsAtOnce = 10

/** A transaction of ten holds up a command that comes meanwhile for some 5 ms. */
const inOneTransaction = 10

/** Says every reminder once at its time, whatever happens to this copy, the workspace, the clock or the meetup. */
export function createSendDueJob(needs: JobNeeds): Job {
  return {
    name: 'send what is due',
    cron: '* * * * * *',
    async run() {
      // While the workspace is away nothing becomes a message: how late it is shows only when it is back.
      if (needs.chat.state.name !== 'ready') return
      const { store, services, act } = needs
      for (const id of await store.reminders.meetupsAdrift(clockOf(needs).now()))
        await guard(needs, { meetup: id }, () => act((tx, tell) => followMeetup(services(tx), tell, id)))
      for (const lost of await store.reminders.undelivered())
        await guard(needs, { reminder: lost.reminder.id }, async () =>
          countMissed(needs, await act((tx, tell) => undoUndelivered(services(tx), tell, lost))),
        )
      await sendDue(needs)
      if (await store.floods.hasUntold(clockOf(needs).now(), floodReportMs))
        await guard(needs, {}, () => act((tx, tell) => reportFloods(services(tx), tx, tell)))
    },
  }
}

/** A page at a time, each room and person looked up once. What was missed is told once nothing is left to be judged. */
async function sendDue(needs: JobNeeds): Promise<void> {
  const { store, services, act } = needs
  const standingOf = createEligibility(needs)
  let last: DueReminder | undefined
  for (;;) {
    const page = await store.reminders.due(clockOf(needs).now(), pageSize, last)
    if (page.length === 0) break
    last = page.at(-1)
    if (!(await sendPage(needs, page, standingOf))) return
  }
  const left = await store.reminders.due(clockOf(needs).now(), 1)
  if (left.length === 0 && (await store.reminders.hasMisses()))
    await guard(needs, {}, () => act((tx, tell) => reportMisses(services(tx), tell)))
}

interface Judged {
  readonly reminder: DueReminder
  readonly standing: Eligibility
}

/** False when the bot is stopping. */
async function sendPage(
  needs: JobNeeds,
  page: readonly DueReminder[],
  standingOf: (reminder: Reminder) => Promise<Eligibility>,
): Promise<boolean> {
  try {
    const judged: Judged[] = []
    for (let start = 0; start < page.length; start += lookUpsAtOnce) {
      const some = page.slice(start, start + lookUpsAtOnce)
      judged.push(...(await Promise.all(some.map((one) => judge(needs, one, standingOf)))).filter((one) => one !== undefined))
    }
    const together = judged.filter((one) => !needsOwnTransaction(one))
    for (let start = 0; start < together.length; start += inOneTransaction) {
      await sendTogether(needs, together.slice(start, start + inOneTransaction))
      // Statements of SQLite leave no gap in which a message could be sent, or a command be heard.
      await nextTurn()
    }
    for (const one of judged.filter(needsOwnTransaction)) await sendAlone(needs, one)
    return true
  } catch (error) {
    if (error instanceof Stopping) return false
    throw error
  }
}

/** A pause takes other rows of its room with it, and a step of a plan locks talks and their meetup before itself. */
function needsOwnTransaction({ reminder, standing }: Judged): boolean {
  return standing.kind !== 'fine' || isAutomated(reminder)
}

async function judge(needs: JobNeeds, reminder: DueReminder, standingOf: (reminder: Reminder) => Promise<Eligibility>) {
  try {
    return { reminder, standing: await standingOf(reminder) }
  } catch (error) {
    await reportBroken(needs, reminder.id, error)
    return undefined
  }
}

/**
 * Several in one transaction, which is most of what a reminder costs. They are skipped where another copy holds them, so nobody
 * waits for anybody; if one of them is broken, each is tried alone.
 */
async function sendTogether(needs: JobNeeds, several: readonly Judged[]): Promise<void> {
  try {
    await sendAll(needs, several)
  } catch (error) {
    if (error instanceof Stopping) throw error
    for (const one of several) await sendAlone(needs, one)
  }
}

async function sendAlone(needs: JobNeeds, one: Judged): Promise<void> {
  try {
    await sendAll(needs, [one])
  } catch (error) {
    if (error instanceof Stopping) throw error
    await reportBroken(needs, one.reminder.id, error)
  }
}

async function sendAll(needs: JobNeeds, several: readonly Judged[]): Promise<void> {
  const { act, services, metrics } = needs
  const fates = await act(async (tx, tell) => {
    const happened: SendResult[] = []
    for (const { reminder: seen, standing } of several) {
      await lockForStep(services(tx), seen)
      const reminder = await tx.reminders.holdDue(seen.id, clockOf(needs).now())
      if (reminder !== undefined) happened.push(await sendReminder(services(tx), tell, reminder, standing))
    }
    return happened
  })
  for (const { said, missed } of fates) {
    if (said !== undefined) metrics.count('rendezvous_reminders_sent_total')
    if (said === 'late') metrics.count('rendezvous_reminders_late_total')
    if (missed > 0) metrics.count('rendezvous_reminders_missed_total', missed)
  }
}

async function reportBroken(needs: JobNeeds, id: number, error: unknown): Promise<void> {
  needs.log.error({ err: error, reminder: id }, 'a reminder could not be sent yet')
  await guard(needs, { reminder: id }, () => putOff(needs, id, error instanceof ChatUnavailable))
}

/** Tries again later and later; what is broken for an hour is missed. While the workspace does not answer nothing is given up. */
async function putOff(jobNeeds: JobNeeds, id: number, isAway: boolean): Promise<void> {
  const isMissed = await jobNeeds.store.transaction(async (tx) => {
    const needs = jobNeeds.services(tx)
    const now = needs.clock.now()
    const reminder = await tx.reminders.holdDue(id, now)
    if (reminder === undefined) return false
    const tries = reminder.tries + 1
    if (isAway || now - reminder.dueAt < hourMs || tries < 3) {
      await tx.reminders.change(id, { tries, lookAt: now + delayMs(tries) })
      return false
    }
    await missTimes(needs, reminder, { dueAt: reminder.dueAt, times: 1 }, 'broken')
    const { next } = await catchUp(needs, reminder, now)
    await completeReminder(needs, reminder, next, 'missed', 'broken')
    return true
  })
  countMissed(jobNeeds, isMissed)
}

function countMissed({ metrics }: JobNeeds, isMissed: boolean): void {
  if (isMissed) metrics.count('rendezvous_reminders_missed_total')
}

/** Two seconds, doubling to five minutes. */
function delayMs(tries: number): number {
  return Math.min(5 * minuteMs, 1_000 * 2 ** Math.min(tries, 10))
}

async function guard({ log }: JobNeeds, about: object, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error({ err: error, ...about }, 'reminders could not be looked after yet')
  }
}

function clockOf({ services, store }: JobNeeds) {
  return services(store).clock
}
