import { optional } from '../src/kit/args.ts'
import { defineCommand } from '../src/kit/command.ts'
import { meetupRef } from '../src/kit/meetup-ref.ts'
import { fr } from '../src/texts/french.ts'
import { answerMeetup, undoAnswer } from '../src/usecases/rsvp.ts'

export const going = defineCommand({
  name: 'going',
  verbs: {
    en: ['going', 'coming', 'in', '+1', "i'm in", "i'm coming", "i'm going", 'attend', 'attending'],
    fr: ['participer', 'je participe', 'je viens', 'je serai là', 'sur place'],
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
  run: (needs, { which }, caller) => answerMeetup(needs, caller, 'room', which),
  undo: undoAnswer,
})
