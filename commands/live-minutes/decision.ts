import { addMarkByCommand, undoMark } from '../../src/features/live-minutes/service.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { markWords } from '../arguments/marks.ts'
import { defineCommand } from '../define-command.ts'

export const decision = defineCommand({
  name: 'decision',
  verbs: { en: ['decision', 'decided'], fr: ['décision', 'décidé'] },
  group: 'minutes',
  who: 'all',
  summary: { en: 'put a decision into the open minutes', fr: fr`mettre une décision au compte rendu ouvert` },
  examples: { en: ['decision We meet on the third Thursday'], fr: ['décision Nous nous réunissons le troisième jeudi'] },
  args: { words: markWords() },
  changes: true,
  run: (needs, { words }, caller) => addMarkByCommand(needs, { kind: 'decision', text: words }, caller),
  undo: undoMark,
})
