import { complain, type Positional, taken, type Words } from '../../src/command/args/args.ts'
import { argumentMessages } from '../../src/command/args/messages.ts'
import { text, textOf } from '../../src/command/args/texts.ts'
import { readPlainDate } from '../../src/shared/dates/phrases/index.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { isPlaceholder } from '../../src/shared/text/placeholder.ts'

/** In UTF-16 units. */
export const titleLength = 500

/** A title as typed. Without quotes its last words may be a date: only the person knows. */
interface TypedTitle {
  readonly whole: string
  readonly dated?: { readonly title: string; readonly date: string }
}

const datePrepositions: ReadonlySet<string> = new Set(['on', 'le', 'the', 'for', 'pour'])

/** A quoted text, or all remaining words unless they only say that there is one, as in `suggest a topic`. */
export function titleText(): Positional<string> {
  const { read } = text(titleLength)
  return {
    kind: 'positional',
    read: (words, context) =>
      isTitleMissing(words) ? complain(argumentMessages[context.lang].textMissing()) : read(words, context),
  }
}

function isTitleMissing(words: Words): boolean {
  return words.tokens[0]?.quoted !== true && isPlaceholder(textOf(words))
}

/** A quoted title, or all remaining words; undefined when there is none. */
export function talkTitle(): Positional<TypedTitle | undefined> {
  const { read } = text(titleLength)
  return {
    kind: 'positional',
    async read(words, context) {
      if (words.tokens.length === 0 || isTitleMissing(words)) return taken(undefined, words.tokens.length)
      const reading = await read(words, context)
      if (!reading.ok || words.tokens[0]?.quoted === true) {
        return reading.ok ? taken({ whole: reading.value }, reading.taken) : reading
      }
      const { typed, tokens } = words
      const at = tokens.findLastIndex((token, index) => index > 0 && datePrepositions.has(fold(token.text)))
      const date = at === -1 ? '' : textOf({ typed, tokens: tokens.slice(at + 1) })
      const found = date === '' ? undefined : readPlainDate(date, { now: context.now, zone: context.zone })
      const isDate = found?.kind === 'found' && found.rest === ''
      const dated = { title: textOf({ typed, tokens: tokens.slice(0, at) }), date }
      return taken({ whole: reading.value, ...(isDate && { dated }) }, reading.taken)
    },
  }
}
