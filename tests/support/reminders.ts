import type { NewReminder } from '../../src/features/reminders/repository.ts'

/** A personal reminder for alice, due at the given time. */
export function aReminder(dueAt: number, reminder: Partial<NewReminder> = {}): NewReminder {
  return {
    kind: 'personal',
    timing: { kind: 'moment', at: dueAt },
    to: { id: 'alice-id', username: 'alice' },
    words: 'Book the room',
    lang: 'en',
    madeBy: { id: 'alice-id', username: 'alice' },
    madeIn: 'room',
    nominalAt: dueAt,
    dueAt,
    zone: 'America/Toronto',
    ...reminder,
  }
}
