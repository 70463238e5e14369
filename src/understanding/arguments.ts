import { type Moment, readClockSlot, resolveDay, resolvePastMonth, type Toward } from './dates.ts'
import { minutesIn, writeOffset } from './durations.ts'
import { findFreeText, findReason } from './free-text.ts'
import type { ArgumentKind } from './intents.ts'
import { readQuiet, writeTopic } from './own-messages.ts'
import type { Sentence } from './read-sentence.ts'
import { type Lang, localOf } from './shared.ts'
import type { Slot } from './slots.ts'

export interface ArgumentContext extends Moment {
  readonly sentence: Sentence
  /** The language of the call. */
  readonly lang: Lang
  /** Words of the sentence that mean nothing to the model; in a call they can only be somebody's own text. */
  readonly unknown: readonly string[]
}

/** Writes one argument in the ordinary grammar; undefined when the sentence says nothing about it. */
export function writeArgument(kind: ArgumentKind, context: ArgumentContext): string | undefined {
  return writers[kind](context)
}

const writers: Readonly<Record<ArgumentKind, (context: ArgumentContext) => string | undefined>> = {
  'coming-day': (context) => idOf(context) ?? dayOf(context, 'future'),
  'past-day': (context) => idOf(context) ?? dayOf(context, 'past') ?? monthOf(context),
  id: (context) => idOf(context),
  'new-moment': writeNewMoment,
  'two-days': writeMove,
  reminder: writeReminder,
  title: (context) => quoted(freeText('title', context), context.lang),
  'title-option': ({ sentence, lang }) => quoted(textOf(sentence.slots, 'quote'), lang),
  topic: (context) => quoted(freeText('topic', context), context.lang),
  question: (context) => freeText('question', context) ?? wholeSentence(context.sentence),
  department: writeDepartment,
  language: writeLanguage,
  person: ({ sentence }) => textOf(sentence.slots, 'person'),
  'talk-options': writeTalkOptions,
  'own-messages': ({ sentence, lang }) => writeTopic(sentence, lang),
  'quiet-hours': ({ sentence, lang }) => readQuiet(sentence, lang)?.typed,
  year: writeYear,
  reason: writeReason,
  'zone-place': (context) => freeText('zone-place', context),
}

/** Days that the sentence mentions but that can't be determined: the reply has to ask. */
export function hasUnclearDay({ sentence, now, zone }: ArgumentContext): boolean {
  return sentence.slots.some(
    (slot) =>
      slot.kind === 'period' ||
      slot.kind === 'month' ||
      ((slot.kind === 'date' || slot.kind === 'moment') && resolveDay(slot, { now, zone }, 'future') === undefined),
  )
}

function textOf(slots: readonly Slot[], kind: Slot['kind']): string | undefined {
  return slots.find((slot) => slot.kind === kind)?.typed
}

function idOf({ sentence }: ArgumentContext): string | undefined {
  return textOf(sentence.slots, 'id')
}

function first<T>(slots: readonly Slot[], read: (slot: Slot) => T | undefined): T | undefined {
  for (const slot of slots) {
    const value = read(slot)
    if (value !== undefined) return value
  }
  return undefined
}

function dayOf({ sentence, ...moment }: ArgumentContext, toward: Toward): string | undefined {
  return first(sentence.slots, (slot) => resolveDay(slot, moment, toward))
}

function monthOf({ sentence, ...moment }: ArgumentContext): string | undefined {
  return first(sentence.slots, (slot) => resolvePastMonth(slot, moment))
}

function writeNewMoment(context: ArgumentContext): string | undefined {
  const day = dayOf(context, 'future')
  const clock = first(context.sentence.slots, readClockSlot)
  return day === undefined ? undefined : [day, ...(clock === undefined ? [] : [clock])].join(' ')
}

/** `17 to 24`, `#3 to 14:00`: the meetup to move, and where to. With a single day, nobody can tell which of the two it is. */
function writeMove(context: ArgumentContext): string | undefined {
  const { slots } = context.sentence
  const days = slots.flatMap((slot) => resolveDay(slot, context, 'future') ?? [])
  const clocks = slots.flatMap((slot) => readClockSlot(slot) ?? [])
  const id = idOf(context)
  const [from, to] = id === undefined ? days : [id, days[0]]
  const clock = clocks.at(-1)
  const target = [to, clock].filter((part) => part !== undefined).join(' ')
  return from === undefined || target === '' ? undefined : `${from} ${target}`
}

function writeReminder(context: ArgumentContext): string | undefined {
  const { sentence, lang } = context
  const when = first(sentence.slots, (slot) => writeOffset(slot, lang)) ?? repetitionOf(context) ?? momentOf(context)
  if (when === undefined) return undefined
  const words = quoted(freeText('reminder', context), lang)
  return [when, ...(words === undefined ? [] : [words])].join(' ')
}

/** `every monday 09:00`: a recurring reminder must not become a one-time one. */
function repetitionOf({ sentence, lang }: ArgumentContext): string | undefined {
  const { folded, slots } = sentence
  const day = slots.find(({ kind }) => kind === 'date' || kind === 'moment')
  if (day === undefined || !/\b(?:every|each|chaque|tous les|toutes les) $/.test(folded.text.slice(0, day.start)))
    return undefined
  const [weekday] =
    /^(?:[1-5](?:st|nd|rd|th|er|e) |[a-z]{1,12} )?[a-z]{2,8}di|^(?:[1-5](?:st|nd|rd|th) |[a-z]{1,12} )?[a-z]{3,6}day/.exec(
      day.text,
    ) ?? []
  if (weekday === undefined) return undefined
  return `${lang === 'fr' ? 'chaque' : 'every'} ${weekday} ${first(slots, readClockSlot) ?? morning}`
}

/** A day without a time means its morning. The reply says so, and it can be undone. */
const morning = '09:00'

function momentOf(context: ArgumentContext): string | undefined {
  const clock = first(context.sentence.slots, readClockSlot)
  const day = dayOf(context, 'future')
  if (day !== undefined) return `${day} ${clock ?? morning}`
  return undefined
}

function writeDepartment(context: ArgumentContext): string | undefined {
  return freeText('department', context)?.replace(/^(?:the|la|le|l'|les) ?/i, '')
}

function writeLanguage({ sentence }: ArgumentContext): string | undefined {
  const named = sentence.slots.findLast((slot) => slot.kind === 'lang')?.text
  if (named === undefined) return undefined
  if (/^bili/.test(named)) return 'both'
  return /^fr/.test(named) ? 'fr' : 'en'
}

function writeReason(context: ArgumentContext): string | undefined {
  const words = quoted(findReason(context.sentence), context.lang)
  return words === undefined ? undefined : `${context.lang === 'fr' ? 'raison' : 'reason'}:${words}`
}

/** `2025`, `last year`; undefined is the current one. */
function writeYear({ sentence, now, zone }: ArgumentContext): string | undefined {
  const named = first(sentence.slots, ({ kind, text }) => (kind === 'month' ? /\b20\d\d\b/.exec(text)?.[0] : undefined))
  const isLast = sentence.slots.some(({ kind, text }) => kind === 'past' && /\byear\b|\ban(?:nee)?\b/.test(text))
  return named ?? (isLast ? String(localOf(now, zone).date.year - 1) : undefined)
}

function writeTalkOptions(context: ArgumentContext): string | undefined {
  const { sentence, lang } = context
  const day = dayOf(context, 'future')
  const minutes = first(sentence.slots, minutesIn)
  const options = [
    ...(day === undefined ? [] : [lang === 'fr' ? `le:${day}` : `on:${day}`]),
    ...(minutes === undefined ? [] : [lang === 'fr' ? `durée:${minutes}` : `length:${minutes}`]),
  ]
  return options.length === 0 ? undefined : options.join(' ')
}

function freeText(kind: Parameters<typeof findFreeText>[0], { sentence }: ArgumentContext): string | undefined {
  return findFreeText(kind, sentence.folded, sentence.slots)
}

function wholeSentence({ folded }: Sentence): string | undefined {
  const words = folded.typed(0, folded.text.length).trim()
  return words === '' ? undefined : words
}

function quoted(words: string | undefined, lang: Lang): string | undefined {
  const bare = words?.replaceAll(/["“”«»]/g, '').trim()
  if (bare === undefined || bare === '') return undefined
  return lang === 'fr' ? `« ${bare} »` : `"${bare}"`
}
