import { optional } from '../../src/command/args/args.ts'
import { rsvp, undoRsvp } from '../../src/features/attendance/service.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

export const maybe = defineCommand({
  name: 'maybe',
  verbs: { en: ['maybe', 'perhaps', 'not sure'], fr: ['peut-être', 'peut être'] },
  group: 'meetups',
  who: 'all',
  summary: { en: 'I may come', fr: fr`je viendrai peut-être` },
  examples: { en: ['maybe', 'maybe #1'], fr: ['peut-être', 'peut-être #1'] },
  args: { which: optional(meetupRef()) },
  changes: true,
  run: (needs, { which }, caller) => rsvp(needs, caller, 'maybe', which),
  undo: undoRsvp,
})
