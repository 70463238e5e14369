import { complain, type ReadContext, type Reading, taken, type Words } from '../../src/command/args/args.ts'
import { countTaken, textOf } from '../../src/command/args/texts.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import { readOffset } from '../../src/features/reminders/model/index.ts'
import type { WantedTime } from '../../src/features/reminders/resolve-time.ts'
import { readClock } from '../../src/shared/dates/phrases/clock-forms.ts'
import { readPlainDate } from '../../src/shared/dates/phrases/index.ts'
import type { TimePhrase } from '../../src/shared/dates/phrases/phrase.ts'
import { readAfterLinks, restOf } from '../../src/shared/dates/phrases/read-phrase.ts'
import { splitWords } from '../../src/shared/dates/phrases/words.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { ruleMessages } from './rule-messages.ts'

const texts = bilingual({
  en: {
    missing: () =>
      'When shall I remind you? Write the moment itself, as in `friday 9:00`, or how long before the meetup, as in `1h before`.',
    unreadable: (typed: string) =>
      `“${escapeMarkdown(typed)}” isn't a length of time: write \`30 min before\`, \`1h before\`, \`1d before\` or \`2 weeks before\`.`,
  },
  fr: {
    missing: () =>
      fr`Quand faut-il vous le rappeler? Écrivez le moment lui-même, comme \`vendredi 9 h\`, ou le délai avant la rencontre, comme \`1 h avant\`.`,
    unreadable: (typed) =>
      fr`« ${escapeMarkdown(typed)} » n'est pas une durée : écrivez \`30 min avant\`, \`1 h avant\`, \`1 j avant\` ou \`2 semaines avant\`.`,
  },
})

/** `1d before #12`, « la veille à 18 h », `at 18:00 the day before`; undefined if the words don't begin with such a time. */
export function readBeforeMeetup(head: Words, context: ReadContext): Promise<Reading<WantedTime>> | undefined {
  const before = findBefore(head)
  return before && readBefore(head, before, context)
}

/** How many words a length of time may have, with a time before it: `at 6 pm one hour and thirty minutes before`. */
const longestLength = 8

interface BeforePhrase {
  /** Tokens of the length. */
  readonly from: number
  readonly to: number
  /** Tokens that have been read, with `before`. */
  readonly next: number
  /** `at 18:00 the day before`. */
  readonly time?: TimePhrase
}

/** Where `1d before` or « la veille » is, if the words begin with it. */
function findBefore({ tokens, typed }: Words): BeforePhrase | undefined {
  const folded = tokens.slice(0, longestLength).map(({ text }) => fold(text).replace(/,$/, ''))
  const before = folded.findIndex((text) => text === 'before' || text === 'avant')
  const eve = folded.findIndex((text, index) => text === 'veille' && folded[index - 1] === 'la')
  if (before === -1 && eve === -1) return undefined
  const first = eve !== -1 && (before === -1 || eve < before) ? eve - 1 : before
  const isLength = readOffset(textOf({ typed, tokens: tokens.slice(0, first) })) !== undefined
  // `1h before` begins with an hour that is a length, and `18 h la veille` with a time.
  const time = isLength && eve === -1 ? undefined : readTimeAt(typed, tokens.slice(0, Math.max(first, 0)))
  const from = time?.taken ?? 0
  if (eve !== -1 && (before === -1 || eve < before)) {
    return eve - 1 === from ? { from, to: eve + 1, next: eve + 1, ...(time && { time: time.value }) } : undefined
  }
  return { from, to: before, next: before + 1, ...(time && { time: time.value }) }
}

/** A time at the start of some tokens, after `at` or « à », and how many tokens it takes. */
function readTimeAt(
  typed: string,
  tokens: Words['tokens'],
): { readonly value: TimePhrase; readonly taken: number } | undefined {
  const own = { typed, tokens }
  const text = textOf(own)
  const words = splitWords(text)
  const time = readAfterLinks(words, 0, readClock)
  return time && { value: time.value, taken: countTaken(own, restOf(text, words, time.next)) }
}

const anyMeetup = /^(?:(?:of |de )?(?:the |la )?(?:next |prochaine )?(?:meetup|meeting|rencontre))(?= |$)/

async function readBefore(head: Words, before: BeforePhrase, context: ReadContext): Promise<Reading<WantedTime>> {
  const { lang } = context
  const length = textOf({ ...head, tokens: head.tokens.slice(before.from, before.to) })
  const offset = readOffset(length)
  if (offset === undefined) return complain(length === '' ? texts[lang].missing() : texts[lang].unreadable(length.slice(0, 60)))
  const early = before.time ? { value: before.time, taken: 0 } : readTimeAt(head.typed, head.tokens.slice(before.next))
  const named = await readMeetup(head, before.next + (early?.taken ?? 0), context)
  if (!named.ok) return named
  const { meetup, next } = named.value
  const time = early ?? readTimeAt(head.typed, head.tokens.slice(next))
  if (time === undefined) return taken({ kind: 'before', offset, ...(meetup && { meetup }) }, next)
  if (time.value.kind !== 'clock') return complain(ruleMessages[lang][time.value.kind]())
  // An hour before the meetup already is a time of day.
  if (offset.unit !== 'days') return complain(texts[lang].unreadable(textOf(head).slice(0, 60)))
  const at = { ...offset, at: time.value.time }
  return taken({ kind: 'before', offset: at, ...(meetup && { meetup }) }, early ? next : next + time.taken)
}

interface NamedMeetup {
  readonly meetup?: MeetupRef
  readonly next: number
}

/** The meetup after `before`: `#12`, a day, `the next meetup`, or nothing. */
async function readMeetup(head: Words, at: number, context: ReadContext): Promise<Reading<NamedMeetup>> {
  const filler = anyMeetup.exec(fold(textOf({ ...head, tokens: head.tokens.slice(at) }).slice(0, 60)))?.[0]
  const start = at + (filler === undefined ? 0 : filler.split(' ').length)
  const own = { typed: head.typed, tokens: head.tokens.slice(start) }
  const rest = textOf(own)
  const isNamed = /^#\d+(?=\s|$)/.test(rest)
  const day = readPlainDate(rest, { now: context.now, zone: context.zone })
  if (rest === '' || (!isNamed && day.kind === 'unreadable')) return taken({ next: start }, 0)
  const reading = await meetupRef().read(own, context)
  return reading.ok ? taken({ meetup: reading.value, next: start + reading.taken }, 0) : reading
}
