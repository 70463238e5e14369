import { complain, type Positional, taken } from '../../src/command/args/args.ts'
import { textOf } from '../../src/command/args/texts.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'

const texts = bilingual({
  en: {
    form: () => 'What should be replaced with what? Write `!meetup s/old/new/`, or `!meetup s/old/new/ #3` for the third mark.',
  },
  fr: {
    form: () =>
      fr`Que faut-il remplacer, et par quoi? Écrivez \`!rencontre s/ancien/nouveau/\`, ou \`!rencontre s/ancien/nouveau/ #3\` pour la troisième marque.`,
  },
})

export interface Correction {
  readonly old: string
  readonly fresh: string
  /** Every occurrence, not only the first one. */
  readonly isGlobal: boolean
  /** The mark's place in the minutes, from 1. */
  readonly number?: number
}

/**
 * `/old/new/` or `|old|new|`, optionally followed by `g` and by `#3` for the third mark. Without them, the last delimiter may be
 * left out. Inside the words, a delimiter is escaped with a backslash.
 */
export function correction(): Positional<Correction> {
  return {
    kind: 'positional',
    read(words, { lang }) {
      const typed = textOf(words)
      const [delimiter = ''] = typed
      const parts = delimiter === '/' || delimiter === '|' ? splitAt(typed.slice(1), delimiter) : []
      const [old = '', fresh, rest = ''] = parts
      const [isRead, flag, number] = /^(g?)\s*(?:#(\d{1,4}))?$/i.exec(rest.trim()) ?? []
      if (old === '' || fresh === undefined || parts.length > 3 || isRead === undefined) return complain(texts[lang].form())
      const correction = { old, fresh, isGlobal: flag !== undefined, ...(number !== undefined && { number: Number(number) }) }
      return taken(correction, words.tokens.length)
    },
  }
}

function splitAt(typed: string, delimiter: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (let index = 0; index < typed.length; index++) {
    const isEscaped = typed[index] === '\\' && typed[index + 1] === delimiter
    if (isEscaped) index += 1
    if (typed[index] === delimiter && !isEscaped) {
      parts.push(part)
      part = ''
    } else part += typed[index] ?? ''
  }
  return [...parts, part]
}
