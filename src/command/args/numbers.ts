import type { Lang } from '../../shared/i18n/lang.ts'
import { complain, type Option, type Positional, taken } from './args.ts'
import { argumentMessages } from './messages.ts'

/** The number of a talk, meetup, topic or reminder: `#12` or `12`. */
export function shortId(): Positional<number> {
  return {
    kind: 'positional',
    read({ tokens: [token] }, { lang }) {
      const [, id] = /^#?(\d{1,9})$/.exec(token?.text ?? '') ?? []
      return id === undefined ? complain(argumentMessages[lang].notAnId(token?.text)) : taken(Number(id), 1)
    },
  }
}

/** A whole number from 1 to `most`. */
export function wholeNumber(most: number): Positional<number> {
  return {
    kind: 'positional',
    read({ tokens: [token] }, { lang }) {
      const typed = token?.text ?? ''
      const value = /^[1-9]\d{0,6}$/.test(typed) ? Number(typed) : undefined
      return value !== undefined && value <= most ? taken(value, 1) : complain(argumentMessages[lang].notWithin(typed, most))
    },
  }
}

/** A whole number from 1 up. */
export function countOption(names: Readonly<Record<Lang, string>>): Option<number> {
  return {
    kind: 'option',
    names,
    greedy: false,
    read: (value, { lang }) =>
      /^[1-9]\d{0,6}$/.test(value) ? taken(Number(value), 1) : complain(argumentMessages[lang].notACount(names[lang], value)),
  }
}

/** How long something takes, in minutes: `20`, `20 min`. */
export function minutesOption(names: Readonly<Record<Lang, string>>, shortest: number, longest: number): Option<number> {
  return {
    kind: 'option',
    names,
    greedy: true,
    lengthOf: (words) => minutes.exec(words)?.[0].trimEnd().length ?? 0,
    read(value, { lang }) {
      const [whole, digits] = minutes.exec(value) ?? []
      const count = Number(digits)
      const isFine = whole === value && count >= shortest && count <= longest
      return isFine
        ? taken(count, 1)
        : complain(argumentMessages[lang].notMinutes(names[lang], value.slice(0, 60), shortest, longest))
    },
  }
}

const minutes = /^(\d{1,4}) ?(?:min(?:utes?)?\.?)?(?= |$)/i
