import { createReminder } from '../../src/features/reminders/service.ts'
import { undoReminder } from '../../src/features/reminders/undo-reminder.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { reminderTime } from '../arguments/reminder-time.ts'
import { reminderWords } from '../arguments/reminder-words.ts'
import { defineCommand } from '../define-command.ts'

export const remindMe = defineCommand({
  name: 'remind me',
  verbs: { en: ['remind me'], fr: ['rappelle-moi', 'rappelle moi', 'rappelez-moi', 'rappelez moi'] },
  group: 'you',
  who: 'all',
  summary: {
    en: 'a reminder in a direct message: before a meetup, at a time, or again and again',
    fr: fr`un rappel par message direct : avant une rencontre, à un moment, ou à répétition`,
  },
  examples: {
    en: [
      'remind me 1d before',
      'remind me tomorrow 9:00 "Book the room"',
      'remind me every monday 9:00 "Look for presenters"',
      'remind me in 30 min "Start the call"',
    ],
    fr: [
      'rappelle-moi 1 j avant',
      'rappelle-moi demain 9 h « Réserver la salle »',
      'rappelle-moi tous les lundis à 9 h « Chercher qui présentera »',
    ],
  },
  args: { when: reminderTime('own'), words: reminderWords() },
  changes: true,
  run: (needs, { when, words }, caller) =>
    createReminder(needs, { when, words, kind: 'personal', to: { id: caller.id, username: caller.username } }, caller),
  undo: undoReminder,
})
