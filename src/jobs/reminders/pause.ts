import type { Tell } from '../../delivery/unasked.ts'
import { placeNotices } from '../../dispatch/place.ts'
import type { Lang } from '../../domain/lang.ts'
import type { Reminder } from '../../domain/reminder/index.ts'
import type { Notice } from '../../kit/command.ts'
import type { Services } from '../../kit/services.ts'
import type { PauseReason } from '../../texts/reminder.ts'
import { tellPaused } from '../../texts/reminder-news.ts'
import { itself } from '../../usecases/follow-meetup.ts'
import { noticeTo } from '../../usecases/notice.ts'

/**
 * Lets reminders of one room rest until somebody resumes them, and tells those who made them and the organizers, each once.
 * `held` are rows of this transaction.
 */
export async function pause(needs: Services, tell: Tell, held: readonly Reminder[], why: PauseReason): Promise<void> {
  const [first] = held
  if (first === undefined) return
  const at = needs.clock.now()
  for (const { id, to } of held) {
    await needs.reminders.change(id, { state: 'paused', why, messageId: null })
    const where = 'roomId' in to ? to.roomId : ''
    await needs.audit.add({ at, who: itself, what: 'remind pause', where, detail: `#${id} ${why}` })
  }
  await tell(`reminder/${first.id}/paused/${at}`, placeNotices(await noticesOf(needs, held, why), limitOf(needs)))
}

async function noticesOf(needs: Services, held: readonly Reminder[], why: PauseReason): Promise<readonly Notice[]> {
  const organizers = (await needs.roles.all()).map(({ personId: id, username }) => ({ id, username }))
  const receivers = new Map([...held.map(({ madeBy }) => madeBy), ...organizers].map((one) => [one.id, one]))
  receivers.delete(itself)
  const isOrganizer = (id: string) => organizers.some((one) => one.id === id)
  const notices: Notice[] = []
  for (const receiver of receivers.values()) {
    const theirs = held.filter(({ madeBy }) => madeBy.id === receiver.id)
    const concerned = isOrganizer(receiver.id) ? held : theirs
    const say = (lang: Lang) => tellPaused(concerned, why, lang, theirs.length > 0)
    notices.push(await noticeTo(needs.people, receiver, say))
  }
  return notices
}

export function limitOf({ workspace }: Pick<Services, 'workspace'>): number {
  return workspace.facts.maxMessageLength
}

/** Every planned reminder of a room, held for this transaction. */
export async function holdPlannedOf({ reminders }: Services, roomId: string): Promise<readonly Reminder[]> {
  const held: Reminder[] = []
  // In the order of their ids, as everybody holds several: two who do so never wait for each other.
  const pending = await reminders.pendingInRooms(roomId)
  for (const { id } of pending.toSorted((a, b) => a.id - b.id)) {
    const reminder = await reminders.hold(id)
    if (reminder?.state === 'planned') held.push(reminder)
  }
  return held
}
