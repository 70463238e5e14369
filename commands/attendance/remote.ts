import { optional } from '../../src/command/args/args.ts'
import { rsvp, undoRsvp } from '../../src/features/attendance/service.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

export const remote = defineCommand({
  name: 'remote',
  verbs: {
    en: ['remote', 'remotely', 'online', 'virtual', 'going remote', 'going remotely', 'going online'],
    fr: [
      'à distance',
      'en ligne',
      'participer à distance',
      'participer en ligne',
      'je participe à distance',
      'virtuel',
      'virtuelle',
    ],
  },
  group: 'meetups',
  who: 'all',
  summary: { en: 'I join remotely', fr: fr`je participe à distance` },
  examples: { en: ['remote', 'remote #1'], fr: ['à distance', 'à distance #1'] },
  args: { which: optional(meetupRef()) },
  changes: true,
  run: (needs, { which }, caller) => rsvp(needs, caller, 'remote', which),
  undo: undoRsvp,
})
