import type { Notice } from '../../messaging/notice.ts'
import type { Job, JobContext } from '../../scheduling/job.ts'
import type { Clock } from '../../shared/clock.ts'
import { inLanguagesOf } from '../../shared/i18n/bilingual.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Audit } from '../people/audit.ts'
import type { People, Roles, Rooms } from '../people/repository.ts'
import { auditOwnAct } from '../people/system-actor.ts'
import { type ComposeMinutesNeeds, composeMinutes } from './compose-minutes.ts'
import { describeStaleStep } from './messages.ts'
import { type LiveMinutes, type StaleStep, staleStepDue } from './model.ts'
import { notifyMinuteTaker, showFile, toMessageAbout, type WorkspaceNeeds } from './notices.ts'
import type { LiveMinutesRepository } from './repository.ts'

interface Needs extends ComposeMinutesNeeds, WorkspaceNeeds {
  readonly liveMinutes: LiveMinutesRepository
  readonly meetups: Pick<Meetups, 'find'>
  readonly people: People
  readonly roles: Roles
  readonly rooms: Pick<Rooms, 'language'>
  readonly audit: Pick<Audit, 'add'>
  readonly clock: Pick<Clock, 'now'>
}

/** Asks about minutes that were left open, first the minute-taker and then the room, and finally closes them as a draft. */
export function closeStaleMinutes({ needs, run }: JobContext<Needs>): Job {
  return {
    name: 'close stale minutes',
    cron: '*/5 * * * * *',
    isDue: ({ openMinutes }) => openMinutes,
    async run() {
      // Looks without a lock first, because there is nearly always nothing to do.
      for (const seen of await needs.liveMinutes.open()) {
        if ((await dueFor(needs, seen)) === undefined) continue
        await run(async (tx, enqueue) => {
          const live = await tx.liveMinutes.lock(seen.meetupId)
          if (live?.state !== 'open') return
          const found = await dueFor(tx, live)
          if (found === undefined) return
          const notices = await takeStep(tx, live, found)
          // Minutes that were opened again are asked about again.
          const purpose = `minutes ${found.due}/${live.meetupId}/${live.openedAt ?? 0}`
          await enqueue({ purpose }, notices.map(toMessageAbout(live.meetupId)))
        })
      }
    },
  }
}

interface Due {
  readonly due: StaleStep
  readonly meetup: Meetup
}

async function dueFor({ meetups, clock }: Pick<Needs, 'meetups' | 'clock'>, live: LiveMinutes): Promise<Due | undefined> {
  const meetup = await meetups.find(live.meetupId)
  const due = meetup && staleStepDue(live, meetup, clock.now())
  return meetup === undefined || due === undefined ? undefined : { due, meetup }
}

async function takeStep(needs: Needs, live: LiveMinutes, { due, meetup }: Due): Promise<readonly Notice[]> {
  const roomId = live.room?.id ?? ''
  await auditOwnAct(needs, `minutes left open: ${due}`, `#${meetup.id}`, roomId)
  if (due === 'room') {
    await needs.liveMinutes.recordNudges(meetup.id, 2)
    const language = await needs.rooms.language(roomId)
    return [{ to: { roomId }, text: inLanguagesOf(language, (lang) => describeStaleStep(due, meetup, lang)) }]
  }
  const notices = await notifyMinuteTaker(needs, live.taker, (lang) => describeStaleStep(due, meetup, lang))
  if (due === 'taker') {
    await needs.liveMinutes.recordNudges(meetup.id, 1)
    return notices
  }
  await needs.liveMinutes.end(meetup.id, 'closed')
  const { text } = await composeMinutes(needs, live, meetup, true)
  return notices.flatMap((notice) =>
    'personId' in notice.to ? [notice, ...showFile(needs, notice.to.personId, text)] : [notice],
  )
}
