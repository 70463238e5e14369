import { optional } from '../src/kit/args.ts'
import { defineCommand } from '../src/kit/command.ts'
import { link as address, markWords } from '../src/kit/mark-args.ts'
import { fr } from '../src/texts/french.ts'
import { takeBackMark, takeMark } from '../src/usecases/live-minutes.ts'

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
  run: (needs, { url, words = '' }, caller) => takeMark(needs, { kind: 'link', text: words, url }, caller),
  undo: takeBackMark,
})
