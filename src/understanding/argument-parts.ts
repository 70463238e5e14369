import type { Lang } from '../shared/i18n/lang.ts'
import type { Moment } from './dates.ts'
import { findFreeText } from './free-text.ts'
import type { Sentence } from './read-sentence.ts'
import type { Slot } from './slots.ts'

export interface ArgumentContext extends Moment {
  readonly sentence: Sentence
  /** The language of the call. */
  readonly lang: Lang
  /** Words of the sentence that mean nothing to the model; in a call they can only be somebody's own text. */
  readonly unknown: readonly string[]
}

export function typedSlot(slots: readonly Slot[], kind: Slot['kind']): string | undefined {
  return slots.find((slot) => slot.kind === kind)?.typed
}

export function first<T>(slots: readonly Slot[], read: (slot: Slot) => T | undefined): T | undefined {
  for (const slot of slots) {
    const value = read(slot)
    if (value !== undefined) return value
  }
  return undefined
}

/** `#12`, also for `talk 12`. */
export function idOf({ sentence }: ArgumentContext): string | undefined {
  const typed = typedSlot(sentence.slots, 'id')
  return typed === undefined || typed.startsWith('#') ? typed : `#${typed}`
}

/** Without the "#" a number is a talk's, a topic's or a reminder's, but never a meetup's. */
export function meetupIdOf({ sentence }: ArgumentContext): string | undefined {
  return first(sentence.slots, ({ kind, typed }) => (kind === 'id' && typed.startsWith('#') ? typed : undefined))
}

/** Names the next meetup to begin. */
export const nextMeetup: Readonly<Record<Lang, string>> = { en: 'next', fr: 'prochaine' }

export function freeText(kind: Parameters<typeof findFreeText>[0], { sentence, lang }: ArgumentContext): string | undefined {
  return findFreeText(kind, sentence.folded, sentence.slots, lang)
}

export function quoted(words: string | undefined, lang: Lang): string | undefined {
  const bare = words?.replaceAll(/["“”«»]/g, '').trim()
  if (bare === undefined || bare === '') return undefined
  return lang === 'fr' ? `« ${bare} »` : `"${bare}"`
}
