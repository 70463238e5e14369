import { optional } from '../src/kit/args.ts'
import { defineCommand } from '../src/kit/command.ts'
import { meetupRef } from '../src/kit/meetup-ref.ts'
import { fr } from '../src/texts/french.ts'
import { answerMeetup, undoAnswer } from '../src/usecases/rsvp.ts'

export const remote = defineCommand({
  name: 'remote',
  verbs: {
    en: ['remote', 'remotely', 'online', 'virtual', 'going remote', 'going remotely', 'going online'],
    fr: ['à distance', 'en ligne', 'participer à distance', 'participer en ligne', 'je participe à distance'],
  },
  group: 'meetups',
  who: 'all',
  summary: { en: 'I join remotely', fr: fr`je participe à distance` },
  examples: { en: ['remote', 'remote #1'], fr: ['à distance', 'à distance #1'] },
  args: { which: optional(meetupRef()) },
  changes: true,
  run: (needs, { which }, caller) => answerMeetup(needs, caller, 'remote', which),
  undo: undoAnswer,
})
