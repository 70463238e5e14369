import { readFileSync } from 'node:fs'
import type { Seed } from '../../../sandbox/index.ts'

/** The people and the room of the recordings, and the password that replaces all of theirs. */
export const recordedSeed: Seed = {
  password: 'PASSWORD',
  people: [
    { username: 'admin', name: 'Admin', roles: ['admin'] },
    { username: 'bender', name: 'Bender', roles: ['bot'] },
    { username: 'alice', name: 'Alice', roles: ['user'] },
    { username: 'bob', name: 'Bob', roles: ['user'] },
  ],
  rooms: [
    { id: 'GENERAL', name: 'general', type: 'c', owner: 'admin', members: ['bender', 'alice', 'bob'] },
    { name: 'realtest', type: 'c', owner: 'admin', members: ['bender', 'alice', 'bob'] },
  ],
}

export function readRecording<T>(file: string): T[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line): T => JSON.parse(line))
}

/** Learns which of our ids corresponds to which recorded one, and puts ours into the recordings. */
export interface Translation {
  learn(recorded: unknown, ours: unknown): void
  translate<T>(recorded: T): T
}

export function createTranslation(): Translation {
  const ours = new Map<string, string>()
  const learn = (recorded: unknown, value: unknown): void => {
    if (typeof recorded === 'string' && typeof value === 'string') {
      // Ids and tokens only: words such as names are the same on both sides.
      if (recorded !== value && /^(?:[\w-]{17,}|TOKEN-\d+)$/.test(recorded)) ours.set(recorded, value)
    } else if (typeof recorded === 'object' && typeof value === 'object' && recorded !== null && value !== null) {
      const known = new Map(Object.entries(value))
      for (const [key, inner] of Object.entries(recorded)) learn(inner, known.get(key))
    }
  }
  return {
    learn,
    translate: (recorded) => {
      let text = JSON.stringify(recorded)
      // Longest first: the id of a direct room contains those of its people.
      const known = [...ours].sort(([a], [b]) => b.length - a.length)
      for (const [theirs, mine] of known) text = text.replaceAll(theirs, mine)
      return JSON.parse(text)
    },
  }
}
