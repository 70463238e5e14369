import { room } from '../../src/command/args/room.ts'
import { refuse } from '../../src/command/reply.ts'
import { createReminder } from '../../src/features/reminders/service.ts'
import { undoReminder } from '../../src/features/reminders/undo-reminder.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { inlineCode } from '../../src/shared/text/sanitize.ts'
import { reminderTime } from '../arguments/reminder-time.ts'
import { reminderWords } from '../arguments/reminder-words.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    notYours: (room: string) =>
      `Only an owner or a moderator of ${inlineCode(room)}, or an organizer, can ask me to remind everyone there. \`!meetup remind me …\` reminds only you.`,
    notIn: (room: string) => `I'm not in ${inlineCode(room)}. Ask its owner to invite me, then try again.`,
  },
  fr: {
    notYours: (room) =>
      fr`Seules les personnes propriétaires ou modératrices de ${inlineCode(room)}, ou l'équipe d'organisation, peuvent me demander d'y envoyer un rappel. \`!rencontre rappelle-moi …\` ne s'adresse qu'à vous.`,
    notIn: (room) =>
      fr`Je ne suis pas membre de ${inlineCode(room)}. La personne qui en est propriétaire peut m'y inviter; réessayez ensuite.`,
  },
})

export const remind = defineCommand({
  name: 'remind',
  verbs: { en: ['remind'], fr: ['rappelle', 'rappelez', 'rappeler'] },
  group: 'organizers',
  who: 'all',
  summary: {
    en: 'a reminder for everybody in a channel (organizers, owners, moderators)',
    fr: fr`un rappel pour tout un salon (équipe d'organisation, propriétaires, modération)`,
  },
  examples: {
    en: ['remind #cloudnative 1h before "Join link in a minute"', 'remind #cloudnative every 3rd thursday 9:00 "Meetup today"'],
    fr: [
      'rappelle #cloudnative 1 h avant « Le lien arrive »',
      'rappelle #cloudnative chaque 3e jeudi à 9 h « Rencontre aujourd’hui »',
    ],
  },
  args: { room: room(), when: reminderTime('community'), words: reminderWords() },
  changes: true,
  async run(needs, { room: named, when, words }, caller) {
    const say = texts[caller.lang]
    const may = named.isModerated || (await needs.roles.has(caller.id, 'organizer'))
    if (!may) return refuse(say.notYours(`#${named.name}`))
    if (!named.isBotIn) return refuse(say.notIn(`#${named.name}`))
    const to = { roomId: named.id, name: named.name, isPrivate: named.isPrivate }
    return createReminder(needs, { when, words, kind: 'channel', to }, caller)
  },
  undo: undoReminder,
})
