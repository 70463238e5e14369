import { type ArgumentContext, first, freeText, quoted } from './argument-parts.ts'
import { readClockSlot, resolveDay, resolveMonth, type Toward } from './dates.ts'
import { writeOffset } from './durations.ts'

/** Days that the sentence mentions but that can't be determined: the reply has to ask. */
export function hasUnclearDay({ sentence, now, zone }: ArgumentContext): boolean {
  return sentence.slots.some(
    (slot) =>
      slot.kind === 'period' ||
      slot.kind === 'month' ||
      ((slot.kind === 'date' || slot.kind === 'moment') && resolveDay(slot, { now, zone }, 'future') === undefined),
  )
}

export function writeDay({ sentence, ...moment }: ArgumentContext, toward: Toward): string | undefined {
  return first(sentence.slots, (slot) => resolveDay(slot, moment, toward))
}

export function monthOf({ sentence, ...moment }: ArgumentContext, toward: Toward): string | undefined {
  return first(sentence.slots, (slot) => resolveMonth(slot, moment, toward))
}

export function writeNewMoment(context: ArgumentContext): string | undefined {
  const day = writeDay(context, 'future')
  const clock = first(context.sentence.slots, readClockSlot)
  return day === undefined ? undefined : [day, ...(clock === undefined ? [] : [clock])].join(' ')
}

export function writeReminder(context: ArgumentContext): string | undefined {
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
  const day = writeDay(context, 'future')
  if (day !== undefined) return `${day} ${clock ?? morning}`
  return undefined
}
