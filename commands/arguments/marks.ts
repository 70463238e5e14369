import { complain, type Positional, taken } from '../../src/command/args/args.ts'
import { argumentMessages } from '../../src/command/args/messages.ts'
import { person } from '../../src/command/args/person.ts'
import { linkOption } from '../../src/command/args/texts.ts'
import type { Token } from '../../src/command/args/tokens.ts'
import { cleanWords } from '../../src/features/minutes/index.ts'
import type { Person } from '../../src/messaging/chat.ts'

/** The longest mark, in UTF-16 units. */
export const markLength = 1_000

/** All words that no option has used, as typed. Quote marks are dropped only if they enclose everything. */
export function markWords(): Positional<string> {
  return {
    kind: 'positional',
    read({ typed, tokens }, { lang }) {
      const [first, second] = tokens
      const isOne = first?.quoted === true && second === undefined
      const words = isOne ? first.text : sliceTyped(typed, tokens)
      if (cleanWords(words) === '') return complain(argumentMessages[lang].textMissing())
      return words.length <= markLength
        ? taken(words, tokens.length)
        : complain(argumentMessages[lang].tooLong(words.length, markLength))
    },
  }
}

/** The tokens with what was typed between them. Where an option was taken out, a blank is left. */
function sliceTyped(typed: string, tokens: readonly Token[]): string {
  const pieces = tokens.map(({ start, end }, index) => {
    const gap = index === 0 ? '' : typed.slice(tokens[index - 1]?.end, start)
    return `${gap.trim() === '' ? gap : ' '}${typed.slice(start, end)}`
  })
  return pieces.join('')
}

/** A person written with `@`; undefined if the next word isn't one. */
export function mentionedPerson(): Positional<Person | undefined> {
  const { read } = person()
  return {
    kind: 'positional',
    read: (words, context) => (words.tokens[0]?.text.startsWith('@') === true ? read(words, context) : taken(undefined, 0)),
  }
}

/** A link that begins with https://, as a positional argument, also as `link:https://…`. */
export function linkArgument(): Positional<string> {
  const { read } = linkOption({ en: 'link', fr: 'lien' })
  return {
    kind: 'positional',
    read: ({ tokens }, context) => read((tokens[0]?.text ?? '').replace(/^(?:link|lien):(?=https?:)/i, ''), context),
  }
}
