import type { Notice } from '../../messaging/notice.ts'
import { toMessage } from '../../messaging/outgoing.ts'
import type { Job } from '../../scheduling/job.ts'
import { inLanguagesOf } from '../../shared/i18n/bilingual.ts'
import type { JobNeeds } from '../job-needs.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Services } from '../services.ts'
import { describeStaleStep } from './messages.ts'
import { type LiveMinutes, type StaleStep, staleStepDue } from './model.ts'
import { composeMinutes, notifyMinuteTaker, showFile } from './service.ts'

/** Asks about minutes that were left open, first whoever takes them and then the room, and closes them as a draft. */
export function closeStaleMinutes({ store, services, act }: JobNeeds): Job {
  return {
    name: 'tend open minutes',
    cron: '*/5 * * * * *',
    async run() {
      // Looked at without a lock first: nearly always there is nothing to do.
      for (const seen of await store.liveMinutes.open()) {
        if ((await dueFor(services(store), seen)) === undefined) continue
        await act(async (tx, enqueue) => {
          const needs = services(tx)
          const live = await tx.liveMinutes.hold(seen.meetupId)
          if (live?.state !== 'open') return
          const found = await dueFor(needs, live)
          if (found === undefined) return
          const notices = await tend(needs, live, found)
          // Minutes that were opened again are asked about again.
          const purpose = `minutes ${found.due}/${live.meetupId}/${live.openedAt ?? 0}`
          await enqueue({ purpose: purpose }, notices.map(toMessage))
        })
      }
    },
  }
}

interface Due {
  readonly due: StaleStep
  readonly meetup: Meetup
}

async function dueFor({ meetups, clock }: Services, live: LiveMinutes): Promise<Due | undefined> {
  const meetup = await meetups.find(live.meetupId)
  const due = meetup && staleStepDue(live, meetup, clock.now())
  return meetup === undefined || due === undefined ? undefined : { due, meetup }
}

async function tend(needs: Services, live: LiveMinutes, { due, meetup }: Due): Promise<readonly Notice[]> {
  const { audit, clock, rooms, workspace } = needs
  const roomId = live.room?.id ?? ''
  await audit.add({
    at: clock.now(),
    who: workspace.botName,
    what: `minutes left open: ${due}`,
    where: roomId,
    detail: `#${meetup.id}`,
  })
  if (due === 'room') {
    await needs.liveMinutes.nudged(meetup.id, 2)
    const language = await rooms.language(roomId)
    return [{ to: { roomId }, text: inLanguagesOf(language, (lang) => describeStaleStep(due, meetup, lang)) }]
  }
  const notices = await notifyMinuteTaker(needs, live.taker, (lang) => describeStaleStep(due, meetup, lang))
  if (due === 'taker') {
    await needs.liveMinutes.nudged(meetup.id, 1)
    return notices
  }
  await needs.liveMinutes.end(meetup.id, 'closed')
  const { text } = await composeMinutes(needs, live, meetup, true)
  return notices.flatMap((notice) =>
    'personId' in notice.to ? [notice, ...showFile(needs, notice.to.personId, text)] : [notice],
  )
}
