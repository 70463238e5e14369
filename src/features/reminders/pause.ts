import type { Notice } from '../../messaging/notice.ts'
import { toMessage } from '../../messaging/outgoing.ts'
import type { Enqueue } from '../../messaging/unit-of-work.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Audit } from '../people/audit.ts'
import { listOrganizers, noticeTo } from '../people/notice.ts'
import type { People, Roles } from '../people/repository.ts'
import { auditOwnAct, systemActor } from '../people/system-actor.ts'
import { type Reminder, roomOf } from './model/index.ts'
import type { PauseReason } from './reasons.ts'
import type { Reminders } from './repository.ts'
import { describePaused } from './trouble-messages.ts'

export interface PauseNeeds {
  readonly reminders: Reminders
  readonly people: Pick<People, 'preferences'>
  readonly roles: Pick<Roles, 'all'>
  readonly audit: Pick<Audit, 'add'>
  readonly clock: Clock
}

/**
 * Pauses reminders of one room until somebody resumes them. Notifies their authors and the organizers, once each. The
 * transaction has locked the rows.
 */
export async function pause(needs: PauseNeeds, enqueue: Enqueue, held: readonly Reminder[], why: PauseReason): Promise<void> {
  const [first] = held
  if (first === undefined) return
  for (const reminder of held) {
    await needs.reminders.change(reminder.id, { state: 'paused', why, messageId: null })
    await auditOwnAct(needs, 'remind pause', `#${reminder.id} ${why}`, roomOf(reminder))
  }
  await enqueue(
    { purpose: `reminder/${first.id}/paused/${needs.clock.now()}` },
    (await noticesOf(needs, held, why)).map(toMessage),
  )
}

async function noticesOf(needs: PauseNeeds, held: readonly Reminder[], why: PauseReason): Promise<readonly Notice[]> {
  const organizers = await listOrganizers(needs)
  const receivers = new Map([...held.map(({ madeBy }) => madeBy), ...organizers].map((one) => [one.id, one]))
  receivers.delete(systemActor.id)
  const isOrganizer = (id: string) => organizers.some((one) => one.id === id)
  const notices: Notice[] = []
  for (const receiver of receivers.values()) {
    const theirs = held.filter(({ madeBy }) => madeBy.id === receiver.id)
    const concerned = isOrganizer(receiver.id) ? held : theirs
    const say = (lang: Lang) => describePaused(concerned, why, lang, theirs.length > 0)
    notices.push(await noticeTo(needs.people, receiver, say))
  }
  return notices
}

/** Locks every planned reminder of a room. */
export async function lockPlannedOf(
  { reminders }: Pick<PauseNeeds, 'reminders'>,
  roomId: string,
): Promise<readonly Reminder[]> {
  const held: Reminder[] = []
  // In the order of their ids, so that two transactions that lock several can't deadlock.
  const pending = await reminders.pendingInRooms(roomId)
  for (const { id } of pending.toSorted((a, b) => a.id - b.id)) {
    const reminder = await reminders.lock(id)
    if (reminder?.state === 'planned') held.push(reminder)
  }
  return held
}
