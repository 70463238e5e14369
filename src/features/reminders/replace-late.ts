import { latenessOf, type Reminder, stepOf } from './model/index.ts'
import type { Reminders } from './repository.ts'

interface Needs {
  readonly reminders: Pick<Reminders, 'dueTogether' | 'lockDue'>
}

/**
 * After an outage, several reminders of one meetup may be late for one receiver. Only the last one is sent, and it names the
 * others. Returns whether this one is replaced by a later one.
 */
export async function isReplaced(needs: Needs, reminder: Reminder, now: number): Promise<boolean> {
  const others = await findSiblings(needs, reminder, now)
  return others.some((other) => isBefore(reminder, other))
}

/** The late reminders that this one replaces, locked for this transaction. Skips those locked by another copy. */
export async function lockReplaced({ reminders }: Needs, reminder: Reminder, now: number): Promise<readonly Reminder[]> {
  const others = await findSiblings({ reminders }, reminder, now)
  const earlier = others.filter((other) => isBefore(other, reminder) && isLate(other, now))
  const locked: Reminder[] = []
  for (const { id } of earlier) {
    const one = await reminders.lockDue(id, now)
    if (one !== undefined) locked.push(one)
  }
  return locked
}

/**
 * The other reminders of the same meetup that are due for the same receiver. Leaves out the bot's own steps for people, because
 * each is for different people, and the announcement, which posts nothing itself.
 */
async function findSiblings({ reminders }: Needs, reminder: Reminder, now: number): Promise<readonly Reminder[]> {
  if (reminder.timing.kind !== 'before' || !canBeReplaced(reminder)) return []
  const rows = await reminders.dueTogether(reminder.timing.meetupId, reminder.to, now)
  return rows.filter((row) => row.id !== reminder.id && canBeReplaced(row))
}

function canBeReplaced(reminder: Reminder): boolean {
  const step = stepOf(reminder)
  return step === undefined ? reminder.words === undefined : 'roomId' in reminder.to && step !== 'announce'
}

function isBefore(one: Reminder, other: Reminder): boolean {
  return one.nominalAt < other.nominalAt || (one.nominalAt === other.nominalAt && one.id < other.id)
}

function isLate({ nominalAt, dueAt }: Reminder, now: number): boolean {
  return latenessOf(Math.max(nominalAt, dueAt), now) !== 'on time'
}
