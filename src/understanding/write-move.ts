import { type ArgumentContext, idOf, nextMeetup } from './argument-parts.ts'
import { readClockSlot, resolveDay } from './dates.ts'
import { findLength, writeLength } from './durations.ts'
import type { Slot } from './slots.ts'
import { titleIn } from './title-reference.ts'
import { monthOf } from './write-moment.ts'

/**
 * The meetup to move, and where to: `17 to 24`, `#3 to 14:00`, `the december one to january 14`, `a week later`. A single day is the new
 * one after words such as `to`, and the meetup's after words such as `of`; otherwise nobody can tell.
 */
export function writeMove(context: ArgumentContext): string | undefined {
  const { slots } = context.sentence
  const days = slots.flatMap((slot) => {
    const day = resolveDay(slot, context, 'future')
    return day === undefined ? [] : [{ day, role: roleOf(slot, context) }]
  })
  const [one, other] = days
  const named = idOf(context) ?? titleIn(context) ?? (other === undefined ? monthOf(context, 'future') : undefined)
  const shift = writeShift(context)
  if (shift !== undefined && other === undefined) return join(named ?? one?.day ?? nextIn(context), shift)
  const clock = slots.flatMap((slot) => readClockSlot(slot) ?? []).at(-1)
  if (named !== undefined) return join(named, one?.day, clock)
  if (other !== undefined) return join(one?.day, other.day, clock)
  if (one === undefined) return join(nextIn(context), clock)
  if (one.role === undefined) return undefined
  return one.role === 'source' ? join(one.day, clock) : join(nextIn(context), one.day, clock)
}

/** Undefined when either the meetup or its new time is unknown. */
function join(from: string | undefined, ...to: readonly (string | undefined)[]): string | undefined {
  const target = to.filter((part) => part !== undefined)
  return from === undefined || target.length === 0 ? undefined : [from, ...target].join(' ')
}

/** Which meetup is meant by `it`: the preview shows it before anything moves. With unknown words, nobody can tell. */
function nextIn({ lang, unknown }: ArgumentContext): string | undefined {
  return unknown.length > 0 ? undefined : nextMeetup[lang]
}

const beforeTarget = /\b(?:to|for|until|till|au|a|pour|vers|jusqu'au|jusqu'a) (?:the |le |la )?$/
const beforeSource = /\b(?:of|on|from|du|de|des|d') ?(?:the |le |la )?$/
const afterSource = /^(?:'s\b| one\b| meet| session)/
const instead = /\b(?:instead|rather|plutot)\b/

function roleOf({ start, end }: Slot, { sentence: { folded } }: ArgumentContext): 'source' | 'target' | undefined {
  const before = folded.text.slice(0, start)
  if (beforeTarget.test(before) || instead.test(folded.text)) return 'target'
  return beforeSource.test(before) || afterSource.test(folded.text.slice(end)) ? 'source' : undefined
}

const earlier = /\b(?:earlier|sooner|forward|ahead|up|plus tot|devanc\w*|avanc\w*)\b/
const later =
  /\b(?:later|back|by|postpon\w*|delay\w*|push\w*|bump\w*|defer\w*|plus tard|report\w*|repouss\w*|decal\w*|remet\w*|retard\w*)\b/

/** `1w later`, « 1 h plus tôt ». */
function writeShift({ sentence: { folded }, lang }: ArgumentContext): string | undefined {
  const length = findLength(folded.text)
  if (length === undefined) return undefined
  if (earlier.test(folded.text)) return `${writeLength(length, lang)} ${lang === 'fr' ? 'plus tôt' : 'earlier'}`
  return later.test(folded.text) ? `${writeLength(length, lang)} ${lang === 'fr' ? 'plus tard' : 'later'}` : undefined
}
