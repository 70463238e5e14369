import { optional } from '../../src/command/args/args.ts'
import { addMarkByCommand, undoMark } from '../../src/features/live-minutes/service.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { linkArgument as address, markWords } from '../arguments/marks.ts'
import { defineCommand } from '../define-command.ts'

export const link = defineCommand({
  name: 'link',
  verbs: { en: ['link'], fr: ['lien'] },
  group: 'minutes',
  who: 'all',
  summary: { en: 'put a link into the open minutes', fr: fr`mettre un lien au compte rendu ouvert` },
  examples: {
    en: ['link https://helm.sh', 'link https://helm.sh The site of Helm'],
    fr: ['lien https://helm.sh', 'lien https://helm.sh Le site de Helm'],
  },
  args: { url: address(), words: optional(markWords()) },
  changes: true,
  run: (needs, { url, words = '' }, caller) => addMarkByCommand(needs, { kind: 'link', text: words, url }, caller),
  undo: undoMark,
})
