import { addMarkByCommand, undoMark } from '../../src/features/live-minutes/service.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { dayOption, markWords, mentionedPerson } from '../arguments/marks.ts'
import { defineCommand } from '../define-command.ts'

export const action = defineCommand({
  name: 'action',
  verbs: { en: ['action'], fr: ['action', 'tâche'] },
  group: 'minutes',
  who: 'all',
  summary: {
    en: 'put into the open minutes what somebody is to do, and until when',
    fr: fr`mettre au compte rendu ouvert ce que quelqu'un doit faire, et pour quand`,
  },
  examples: {
    en: ['action @alice share the Helm chart', 'action @alice book the room due:next friday'],
    fr: ['action @francois partager la charte Helm', 'action @francois réserver la salle échéance:vendredi prochain'],
  },
  args: { owner: mentionedPerson(), words: markWords(), due: dayOption({ en: 'due', fr: 'échéance' }) },
  changes: true,
  run: (needs, { owner, words, due }, caller) =>
    addMarkByCommand(
      needs,
      {
        kind: 'action',
        text: words,
        ...(owner !== undefined && { owner: { id: owner.id, username: owner.username } }),
        ...(due !== undefined && { due }),
      },
      caller,
    ),
  undo: undoMark,
})
