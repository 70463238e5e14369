import { complain, type Positional, type ReadContext, type Reading, taken, type Words } from '../../src/command/args/args.ts'
import { countTaken, textOf } from '../../src/command/args/kinds.ts'
import { argumentMessages } from '../../src/command/args/messages.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import {
  beginsRule,
  findNextOccurrence,
  readOffset,
  readRepetition,
  startRepetition,
} from '../../src/features/reminders/model/index.ts'
import type { WantedTime } from '../../src/features/reminders/resolve-time.ts'
import { readClock } from '../../src/shared/dates/phrases/clock-forms.ts'
import { findUnreadDate, readPlainDate, readWhen } from '../../src/shared/dates/phrases/index.ts'
import type { TimePhrase } from '../../src/shared/dates/phrases/phrase.ts'
import { readAfterLinks, restOf } from '../../src/shared/dates/phrases/read-phrase.ts'
import { splitWords } from '../../src/shared/dates/phrases/words.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'

const texts = bilingual({
  en: {
    missing: () => 'When? Write `1d before`, a date and time such as `tomorrow 9:00`, or `every monday 9:00`.',
    deadline: () =>
      'When shall I remind you? Write the moment itself, as in `friday 9:00`, or how long before the meetup, as in `1h before`.',
    offset: (typed: string) =>
      `“${escapeMarkdown(typed)}” isn't a length of time: write \`30 min before\`, \`1h before\`, \`1d before\` or \`2 weeks before\`.`,
    'no-rule': () => 'I need a rule here, such as `every monday 9:00`, `every weekday 9:00` or `every 3rd thursday 13:00`.',
    'no-time': () => 'At what time? Add it, as in `every monday 9:00`.',
    'every-other': () =>
      'Every other one, or the second of each month? Write `every other monday 9:00` or `every 2nd monday of the month 9:00`.',
    'no-such-weekday': () => 'No month has that many of one weekday. Write `1st` to `5th`, or `last`.',
    'no-such-time': () => "That time doesn't exist. Write it like `13:00` or `1 pm`.",
    'no-such-end': () =>
      "I can't tell when it starts or ends. Write a day, as in `starting 2027-01-11 until 2027-06-30`, or `6 times`.",
    range: () => 'A reminder has one time, not a start and an end.',
    midnight: () => 'Midnight could be the start or the end of the day. Write `00:00`.',
    early: () => 'Is that in the morning or in the afternoon? Write it like `17:30`, or `5:30 am`.',
    'other-zone': () => 'Please write the time in your own zone; `!meetup zone` shows it.',
  },
  fr: {
    missing: () => fr`Quand? Écrivez \`1 j avant\`, une date et son heure, comme \`demain 9 h\`, ou \`tous les lundis à 9 h\`.`,
    deadline: () =>
      fr`Quand faut-il vous le rappeler? Écrivez le moment lui-même, comme \`vendredi 9 h\`, ou le délai avant la rencontre, comme \`1 h avant\`.`,
    offset: (typed) =>
      fr`« ${escapeMarkdown(typed)} » n'est pas une durée : écrivez \`30 min avant\`, \`1 h avant\`, \`1 j avant\` ou \`2 semaines avant\`.`,
    'no-rule': () =>
      fr`Il me faut une règle ici, comme \`tous les lundis à 9 h\`, \`chaque jour ouvrable à 9 h\` ou \`chaque 3e jeudi à 13 h\`.`,
    'no-time': () => fr`À quelle heure? Ajoutez-la, comme \`tous les lundis à 9 h\`.`,
    'every-other': () =>
      fr`Un sur deux, ou le deuxième de chaque mois? Écrivez \`un lundi sur deux à 9 h\` ou \`chaque 2e lundi du mois à 9 h\`.`,
    'no-such-weekday': () => fr`Aucun mois n'en compte autant. Écrivez de \`1er\` à \`5e\`, ou \`dernier\`.`,
    'no-such-time': () => fr`Cette heure n'existe pas. Écrivez-la comme \`13 h\` ou \`13 h 30\`.`,
    'no-such-end': () =>
      fr`Je ne sais pas quand il commence ou finit. Écrivez un jour, comme \`à partir du 2027-01-11 jusqu'au 2027-06-30\`, ou \`6 fois\`.`,
    range: () => fr`Un rappel a une seule heure, sans début ni fin.`,
    midnight: () => fr`Minuit commence un jour et en finit un autre : veuillez écrire \`00:00\`.`,
    early: () => fr`Est-ce le matin ou l'après-midi? Écrivez l'heure comme \`17 h 30\`, ou \`5 h 30 du matin\`.`,
    'other-zone': () => fr`Veuillez écrire l'heure de votre propre fuseau; \`!rencontre fuseau\` indique celui que je connais.`,
  },
})

/** `1d before #12`, `la veille à 18 h`, `tomorrow 9:00`, `in 30 min`, `every monday 9:00`. A quoted text is never read as a time. */
export function reminderTime(whose: 'own' | 'community'): Positional<WantedTime> {
  return {
    kind: 'positional',
    read(words, context) {
      const zone = whose === 'own' ? context.ownZone : context.zone
      const quoted = words.tokens.findIndex((token) => token.quoted)
      const head: Words = { typed: words.typed, tokens: quoted === -1 ? words.tokens : words.tokens.slice(0, quoted) }
      if (head.tokens.length === 0) return complain(texts[context.lang].missing())
      const before = findBefore(head)
      if (before !== undefined) return readBefore(head, before, context)
      return beginsRule(textOf(head)) ? readRule(head, zone, context) : readMoment(head, zone, context)
    },
  }
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
  if (offset === undefined) return complain(length === '' ? texts[lang].deadline() : texts[lang].offset(length.slice(0, 60)))
  const early = before.time ? { value: before.time, taken: 0 } : readTimeAt(head.typed, head.tokens.slice(before.next))
  const named = await readMeetup(head, before.next + (early?.taken ?? 0), context)
  if (!named.ok) return named
  const { meetup, next } = named.value
  const time = early ?? readTimeAt(head.typed, head.tokens.slice(next))
  if (time === undefined) return taken({ kind: 'before', offset, ...(meetup && { meetup }) }, next)
  if (time.value.kind !== 'clock') return complain(texts[lang][time.value.kind]())
  // An hour before the meetup already is a time of day.
  if (offset.unit !== 'days') return complain(texts[lang].offset(textOf(head).slice(0, 60)))
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

function readRule(head: Words, zone: string, { lang, now }: ReadContext): Reading<WantedTime> {
  const result = readRepetition(textOf(head), zone, now)
  if (result.kind === 'refused') return complain(texts[lang][result.why]())
  const { days, from, until, time, times, rest } = result
  const rule = { days, time, zone, ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
  const started = startRepetition(rule, times, now)
  if (findNextOccurrence(started, now) === undefined) return complain(texts[lang]['no-such-end']())
  return taken({ kind: 'every', ...started }, countTaken(head, rest))
}

function readMoment(head: Words, zone: string, { lang, now }: ReadContext): Reading<WantedTime> {
  const result = readWhen(textOf(head), { now, zone })
  if (result.kind !== 'found') return complain(argumentMessages[lang].when(result, zone, now))
  if (result.time === undefined) return complain(argumentMessages[lang].timeMissing(result.date, zone))
  if (result.lengthMinutes !== undefined) return complain(texts[lang].range())
  const unread = result.isDateAssumed ? findUnreadDate(result.rest) : undefined
  if (unread !== undefined) return complain(argumentMessages[lang].unreadTime(unread))
  const { at, note, rest } = result
  return taken({ kind: 'moment', at, zone, ...(note !== undefined && { note }) }, countTaken(head, rest))
}
