import type { Labels } from './labels.ts'

// A genuine client repeats it every 10 s while somebody types, so 15 s of silence mean that they stopped or left.
const FORGET_MS = 15_000

/** Who is typing where. A client that dies doesn't say so, so entries expire. */
export interface TypingBook {
  heard(place: string, name: string, typing: boolean, now: number): void
  names(place: string, now: number): string[]
}

export function createTypingBook(): TypingBook {
  const places = new Map<string, Map<string, number>>()
  return {
    heard: (place, name, typing, now) => {
      const names = places.get(place) ?? new Map<string, number>()
      if (typing) names.set(name, now)
      else names.delete(name)
      places.set(place, names)
    },
    names: (place, now) => [...(places.get(place) ?? [])].filter(([, at]) => now - at < FORGET_MS).map(([name]) => name),
  }
}

export function typingText(names: readonly string[], labels: Labels): string {
  const [only] = names
  if (only === undefined) return ''
  return names.length === 1 ? labels.typingOne(only) : labels.typingMany(names.join(', '))
}
