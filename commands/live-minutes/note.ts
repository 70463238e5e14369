import { addMarkByCommand, undoMark } from '../../src/features/live-minutes/service.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { markWords } from '../arguments/marks.ts'
import { defineCommand } from '../define-command.ts'

export const note = defineCommand({
  name: 'note',
  verbs: { en: ['note'], fr: ['note', 'noter'] },
  group: 'minutes',
  who: 'all',
  summary: { en: 'put a remark into the open minutes', fr: fr`mettre une remarque au compte rendu ouvert` },
  examples: {
    en: ['note Helm charts are shared by three departments'],
    fr: ['note Trois ministères partagent leurs chartes Helm'],
  },
  args: { words: markWords() },
  changes: true,
  run: (needs, { words }, caller) => addMarkByCommand(needs, { kind: 'note', text: words }, caller),
  undo: undoMark,
})
