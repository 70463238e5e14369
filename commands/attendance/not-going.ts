import { optional } from '../../src/command/args/args.ts'
import { rsvp, undoRsvp } from '../../src/features/attendance/service.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

export const notGoing = defineCommand({
  name: 'not going',
  verbs: {
    en: ['not going', 'not coming', "i'm not coming", "can't", "can't come", "can't make it", 'cannot come', 'cannot'],
    fr: ['absent', 'absente', 'pas là', 'je ne viens pas', 'je ne peux pas', 'je ne serai pas là'],
  },
  group: 'meetups',
  who: 'all',
  summary: { en: 'I do not come', fr: fr`je ne viens pas` },
  examples: { en: ['not going', "can't #1"], fr: ['absent', 'pas là #1'] },
  args: { which: optional(meetupRef()) },
  changes: true,
  run: (needs, { which }, caller) => rsvp(needs, caller, 'no', which),
  undo: undoRsvp,
})
