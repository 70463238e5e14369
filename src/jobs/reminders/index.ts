import type { Reminder } from '../../domain/reminder/index.ts'
import { ChatUnavailable } from '../../ports/chat.ts'
import type { Job, JobNeeds } from '../index.ts'
import { floodReportMs, followMeetup, reportFloods, reportMisses, takeBackUndelivered } from './aftermath.ts'
import { catchUp, fire, missTimes, settle } from './fire.ts'
import { holdForStep } from './plan/locks.ts'
import { findStanding } from './standing.ts'

const atOnce = 50

/** Says every reminder once at its time, whatever happens to this copy, the workspace, the clock or the meetup. */
export function createReminderJob(needs: JobNeeds): Job {
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
        await guard(needs, { reminder: lost.reminder.id }, () =>
          act((tx, tell) => takeBackUndelivered(services(tx), tell, lost)),
        )
      await sendDue(needs)
      if (await store.floods.hasUntold(clockOf(needs).now(), floodReportMs))
        await guard(needs, {}, () => act((tx, tell) => reportFloods(services(tx), tx, tell)))
    },
  }
}

/** One transaction a reminder: a broken one stops no other. What was missed is told once nothing is left to be judged. */
async function sendDue(needs: JobNeeds): Promise<void> {
  const { store, services, act } = needs
  const seen = new Set<number>()
  for (;;) {
    const due = await store.reminders.due(clockOf(needs).now(), atOnce)
    const fresh = due.filter(({ id }) => !seen.has(id))
    if (fresh.length === 0) break
    for (const reminder of fresh) {
      seen.add(reminder.id)
      await sendOne(needs, reminder)
    }
  }
  const left = await store.reminders.due(clockOf(needs).now(), 1)
  if (left.length === 0 && (await store.reminders.hasMisses()))
    await guard(needs, {}, () => act((tx, tell) => reportMisses(services(tx), tell)))
}

async function sendOne(needs: JobNeeds, { id, ...seen }: Reminder): Promise<void> {
  const { act, services, log } = needs
  try {
    const standing = await findStanding(needs, { id, ...seen })
    await act(async (tx, tell) => {
      await holdForStep(services(tx), seen)
      const reminder = await tx.reminders.holdDue(id, clockOf(needs).now())
      if (reminder !== undefined) await fire(services(tx), tell, reminder, standing)
    })
  } catch (error) {
    log.error({ err: error, reminder: id }, 'a reminder could not be sent yet')
    await guard(needs, { reminder: id }, () => putOff(needs, id, error instanceof ChatUnavailable))
  }
}

const hourMs = 3_600_000

/** Tries again later and later; what is broken for an hour is missed. While the workspace does not answer nothing is given up. */
async function putOff({ store, services }: JobNeeds, id: number, isAway: boolean): Promise<void> {
  await store.transaction(async (tx) => {
    const needs = services(tx)
    const now = needs.clock.now()
    const reminder = await tx.reminders.holdDue(id, now)
    if (reminder === undefined) return
    const tries = reminder.tries + 1
    if (isAway || now - reminder.dueAt < hourMs || tries < 3) {
      await tx.reminders.change(id, { tries, lookAt: now + delayMs(tries) })
      return
    }
    await missTimes(needs, reminder, { dueAt: reminder.dueAt, times: 1 }, 'broken')
    const { next } = await catchUp(needs, reminder, now)
    await settle(needs, reminder, next, 'missed', 'broken')
  })
}

/** Two seconds, doubling to five minutes. */
function delayMs(tries: number): number {
  return Math.min(300_000, 1_000 * 2 ** Math.min(tries, 10))
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
