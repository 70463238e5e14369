import type { Job, JobContext } from '../../scheduling/job.ts'
import type { ReminderKinds } from './compose.ts'
import { createEligibility } from './eligibility.ts'
import { countMissed, logErrors } from './put-off.ts'
import { floodReportMs, followMeetup, reportFloods, reportMisses, undoUndelivered } from './report.ts'
import type { DueReminder } from './repository.ts'
import type { SendContext, SendDueNeeds } from './send-context.ts'
import { sendPage } from './send-page.ts'

/** How many reminders are in memory at a time, however many are due. */
const pageSize = 100

/** Sends every reminder once at its time, even if this copy crashes, the workspace is down, the clock jumps or the meetup moves. */
export function createSendDueJob<N extends SendDueNeeds>({ needs, run }: JobContext<N>, kinds: ReminderKinds<N>): Job {
  const context: SendContext<N> = { needs, run, kinds }
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
async function sendDue<N extends SendDueNeeds>(context: SendContext<N>): Promise<void> {
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
