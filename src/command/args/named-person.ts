import { type Positional, taken } from './args.ts'
import { person } from './person.ts'

/** A person as minutes may name them. */
export interface NamedPerson {
  /** A line that contains any of these names the person. */
  readonly names: readonly string[]
  /** The requested name, for the reply. */
  readonly shown: string
  readonly typed: string
}

/**
 * A person named in minutes: any name in plain words, since minutes often mention people who aren't in the workspace; or, with
 * an at sign, a workspace user whose display name is looked up. `undefined` when nobody is named.
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
