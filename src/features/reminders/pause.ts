import type { Notice } from '../../messaging/notice.ts'
import { toMessage } from '../../messaging/outgoing.ts'
import type { Enqueue } from '../../messaging/unit-of-work.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { noticeTo } from '../people/notice.ts'
import { systemActor } from '../people/system-actor.ts'
import type { Services } from '../services.ts'
import type { PauseReason } from './messages.ts'
import type { Reminder } from './model/index.ts'
import { describePaused } from './news-messages.ts'

/**
 * Lets reminders of one room rest until somebody resumes them, and tells those who made them and the organizers, each once.
 * `held` are rows of this transaction.
 */
export async function pause(needs: Services, enqueue: Enqueue, held: readonly Reminder[], why: PauseReason): Promise<void> {
  const [first] = held
  if (first === undefined) return
  const at = needs.clock.now()
  for (const { id, to } of held) {
    await needs.reminders.change(id, { state: 'paused', why, messageId: null })
    const where = 'roomId' in to ? to.roomId : ''
    await needs.audit.add({ at, who: systemActor.id, what: 'remind pause', where, detail: `#${id} ${why}` })
  }
  await enqueue({ purpose: `reminder/${first.id}/paused/${at}` }, (await noticesOf(needs, held, why)).map(toMessage))
}

async function noticesOf(needs: Services, held: readonly Reminder[], why: PauseReason): Promise<readonly Notice[]> {
  const organizers = (await needs.roles.all()).map(({ personId: id, username }) => ({ id, username }))
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

/** Every planned reminder of a room, held for this transaction. */
export async function lockPlannedOf({ reminders }: Services, roomId: string): Promise<readonly Reminder[]> {
  const held: Reminder[] = []
  // In the order of their ids, as everybody holds several: two who do so never wait for each other.
  const pending = await reminders.pendingInRooms(roomId)
  for (const { id } of pending.toSorted((a, b) => a.id - b.id)) {
    const reminder = await reminders.lock(id)
    if (reminder?.state === 'planned') held.push(reminder)
  }
  return held
}
