import { type Positional, taken } from './args.ts'
import { person } from './person.ts'

/** Somebody as minutes may name them. */
export interface NamedPerson {
  /** Any of these in a line names them. */
  readonly names: readonly string[]
  /** For the answer: the name that was asked for. */
  readonly shown: string
  readonly typed: string
}

/**
 * Who is named in minutes: any name in plain words, as they often speak of people who are not in the workspace; or with an at
 * sign somebody of the workspace, who is looked up for the name that minutes would have. `undefined` when nobody is named.
 */
export function namedPerson(): Positional<NamedPerson | undefined> {
  const { read } = person()
  return {
    kind: 'positional',
    async read(words, context) {
      const [first] = words.tokens
      if (first === undefined) return taken(undefined, 0)
      if (!first.text.startsWith('@')) {
        const typed = words.tokens.map(({ text }) => text).join(' ')
        return taken({ names: [typed], shown: typed, typed }, words.tokens.length)
      }
      const found = await read(words, context)
      if (!found.ok) return found
      const { username, name = username } = found.value
      const [given = name] = name.split(/\s+/)
      return taken({ names: [username, name, given], shown: name, typed: first.text }, found.taken)
    },
  }
}
