import type { Job, JobNeeds } from '../../app/jobs.ts'
import type { Notice } from '../../command/command.ts'
import type { Services } from '../../command/context.ts'
import { placeNotices } from '../../messaging/reply-layout.ts'
import { inLanguagesOf } from '../../shared/i18n/bilingual.ts'
import type { Meetup } from '../meetups/model.ts'
import { tellTending } from './messages.ts'
import { type LiveMinutes, type Tending, tendingDue } from './model.ts'
import { composeMinutes, noticeToTaker, showFile } from './service.ts'

/** Asks about minutes that were left open, first whoever takes them and then the room, and closes them as a draft. */
export function tendMinutes({ store, chat, services, act }: JobNeeds): Job {
  return {
    name: 'tend open minutes',
    cron: '*/5 * * * * *',
    async run() {
      // Looked at without a lock first: nearly always there is nothing to do.
      for (const seen of await store.live.open()) {
        if ((await dueFor(services(store), seen)) === undefined) continue
        await act(async (tx, tell) => {
          const needs = services(tx)
          const live = await tx.live.hold(seen.meetupId)
          if (live?.state !== 'open') return
          const found = await dueFor(needs, live)
          if (found === undefined) return
          const notices = await tend(needs, live, found)
          // Minutes that were opened again are asked about again.
          const purpose = `minutes ${found.due}/${live.meetupId}/${live.openedAt ?? 0}`
          await tell(purpose, placeNotices(notices, chat.facts.maxMessageLength))
        })
      }
    },
  }
}

interface Due {
  readonly due: Tending
  readonly meetup: Meetup
}

async function dueFor({ meetups, clock }: Services, live: LiveMinutes): Promise<Due | undefined> {
  const meetup = await meetups.find(live.meetupId)
  const due = meetup && tendingDue(live, meetup, clock.now())
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
    await needs.live.nudged(meetup.id, 2)
    const language = await rooms.language(roomId)
    return [{ to: { roomId }, text: inLanguagesOf(language, (lang) => tellTending(due, meetup, lang)) }]
  }
  const notices = await noticeToTaker(needs, live.taker, (lang) => tellTending(due, meetup, lang))
  if (due === 'taker') {
    await needs.live.nudged(meetup.id, 1)
    return notices
  }
  await needs.live.end(meetup.id, 'closed')
  const { text } = await composeMinutes(needs, live, meetup, true)
  return notices.flatMap((notice) =>
    'directTo' in notice.to ? [notice, ...showFile(needs, notice.to.directTo, text)] : [notice],
  )
}
