import type { NewReminder } from '../../src/features/reminders/repository.ts'

/** A personal reminder for akua, due at the given time. */
export function aReminder(dueAt: number, reminder: Partial<NewReminder> = {}): NewReminder {
  return {
    kind: 'personal',
    timing: { kind: 'moment', at: dueAt },
    to: { id: 'akua-id', username: 'akua' },
    words: 'Book the room',
    lang: 'en',
    madeBy: { id: 'akua-id', username: 'akua' },
    madeIn: 'room',
    nominalAt: dueAt,
    dueAt,
    zone: 'America/Toronto',
    ...reminder,
  }
}
