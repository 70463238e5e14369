import { optional } from '../../src/command/args/args.ts'
import { rsvp, undoRsvp } from '../../src/features/attendance/service.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

export const going = defineCommand({
  name: 'going',
  verbs: {
    en: ['going', 'coming', 'in', '+1', "i'm in", "i'm coming", "i'm going", 'attend', 'attending'],
    fr: ['participer', 'je participe', 'je viens', 'je serai là', 'sur place', "s'inscrire", 'inscris-moi', 'inscrivez-moi'],
  },
  group: 'meetups',
  who: 'all',
  summary: {
    en: 'I come to the next meetup, or to one named by date or number',
    fr: fr`je viens à la prochaine rencontre, ou à celle d'une date ou d'un numéro`,
  },
  examples: { en: ['going', 'going third thursday', 'going #1'], fr: ['participer', 'participer 3e jeudi', 'je viens #1'] },
  args: { which: optional(meetupRef()) },
  changes: true,
  run: (needs, { which }, caller) => rsvp(needs, caller, 'room', which),
  undo: undoRsvp,
})
