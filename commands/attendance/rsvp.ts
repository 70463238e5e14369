import { optional } from '../../src/command/args/args.ts'
import type { CommandDefinition } from '../../src/command/command.ts'
import type { Wish } from '../../src/features/attendance/model.ts'
import { type AnswerBefore, rsvp, undoRsvp } from '../../src/features/attendance/service.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import type { Services } from '../../src/features/services.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const args = { which: optional(meetupRef()) }

type Words = Pick<CommandDefinition<Services, typeof args, never, AnswerBefore>, 'name' | 'verbs' | 'summary' | 'examples'>

function defineRsvp(wish: Wish, words: Words) {
  return defineCommand({
    ...words,
    group: 'meetups',
    who: 'all',
    args,
    changes: true,
    run(needs, { which }, { isNew, ...caller }) {
      // Buttons name the meetup by its number. In a direct room, the words were typed.
      const isClick = isNew === true && which !== undefined && 'id' in which && caller.room.kind !== 'direct'
      return rsvp(needs, { ...caller, ...(isClick && { isNew }) }, wish, which)
    },
    undo: undoRsvp,
  })
}

export const going = defineRsvp('room', {
  name: 'going',
  verbs: {
    en: ['going', 'coming', 'in', '+1', "i'm in", "i'm coming", "i'm going", 'attend', 'attending'],
    fr: ['participer', 'je participe', 'je viens', 'je serai là', 'sur place', "s'inscrire", 'inscris-moi', 'inscrivez-moi'],
  },
  summary: {
    en: "I'm coming to the next meetup, or to the one with that date or number",
    fr: fr`je viens à la prochaine rencontre, ou à celle d'une date ou d'un numéro`,
  },
  examples: { en: ['going', 'going third thursday', 'going #1'], fr: ['participer', 'participer 3e jeudi', 'je viens #1'] },
})

export const remote = defineRsvp('remote', {
  name: 'remote',
  verbs: {
    en: ['remote', 'remotely', 'online', 'virtual', 'going remote', 'going remotely', 'going online'],
    fr: ['à distance', 'en ligne', 'virtuel', 'participer à distance', 'participer en ligne', 'je participe à distance'],
  },
  summary: { en: "I'm joining remotely", fr: fr`je participe à distance` },
  examples: { en: ['remote', 'remote #1'], fr: ['à distance', 'à distance #1'] },
})

export const maybe = defineRsvp('maybe', {
  name: 'maybe',
  verbs: { en: ['maybe', 'perhaps', 'not sure'], fr: ['peut-être', 'peut être'] },
  summary: { en: 'I might come', fr: fr`je viendrai peut-être` },
  examples: { en: ['maybe', 'maybe #1'], fr: ['peut-être', 'peut-être #1'] },
})

export const notGoing = defineRsvp('no', {
  name: 'not going',
  verbs: {
    en: ['not going', 'not coming', "i'm not coming", "can't", "can't come", "can't make it", 'cannot come', 'cannot'],
    fr: ['absent', 'absente', 'pas là', 'je ne viens pas', 'je ne peux pas', 'je ne serai pas là'],
  },
  summary: { en: "I'm not coming", fr: fr`je ne viens pas` },
  examples: { en: ['not going', "can't #1"], fr: ['absent', 'pas là #1'] },
})
