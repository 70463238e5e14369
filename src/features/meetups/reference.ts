import {
  complain,
  type Option,
  type Positional,
  type ReadContext,
  type Reading,
  taken,
  type Words,
} from '../../command/args/args.ts'
import { countTaken, textOf } from '../../command/args/texts.ts'
import { day, lengthOfDate } from '../../command/args/times.ts'
import { tokenize } from '../../command/args/tokens.ts'
import { readPlainMonth } from '../../shared/dates/phrases/index.ts'
import type { PlainDate, PlainMonth } from '../../shared/dates/plain-date.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { fold } from '../../shared/text/fold.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'

const texts = bilingual({
  en: {
    more: (words: string) => `I found a date, but I don't understand “${escapeMarkdown(words)}”.`,
  },
  fr: {
    more: (words) => fr`Je lis une date ici, mais pas « ${escapeMarkdown(words)} ».`,
  },
})

/**
 * How somebody named a meetup: by its short id, by a day that may be a future or a past one, by its month, as the next one to begin,
 * or by words of its title. `zone`: the days are those of the person's own clock, as in `tomorrow` late in the evening, and not those
 * of the meetup's.
 */
export type MeetupRef =
  | { readonly id: number }
  | { readonly days: readonly [PlainDate, ...PlainDate[]]; readonly zone?: string }
  | { readonly months: readonly PlainMonth[] }
  | { readonly isNext: true }
  | { readonly title: string }

/** `#12`, `2026-12-17`, `third thursday`, `17 décembre`, `december` for the only meetup of that month, `next`, `"helm"`. */
export function meetupRef(): Positional<MeetupRef> {
  const days = day()
  return {
    kind: 'positional',
    async read(words, context) {
      const [first] = words.tokens
      if (first?.quoted === true) return taken({ title: first.text }, 1)
      const [, id] = /^#(\d{1,9})$/.exec(first?.text ?? '') ?? []
      if (id !== undefined) return taken({ id: Number(id) }, 1)
      const reading = await days.read(words, context)
      if (!reading.ok) return readMonth(words, context) ?? readNext(words) ?? reading
      const { zone, ownZone } = context
      const own = ownZone === zone ? reading : await days.read(words, { ...context, zone: ownZone })
      if (!own.ok || JSON.stringify(own.value) === JSON.stringify(reading.value))
        return taken({ days: reading.value }, reading.taken)
      return taken({ days: own.value, zone: ownZone }, own.taken)
    },
  }
}

function readMonth(words: Words, { now, zone }: ReadContext): Reading<MeetupRef> | undefined {
  const month = readPlainMonth(textOf(words), { now, zone })
  return month && taken({ months: month.months }, countTaken(words, month.rest))
}

function readNext({ tokens: [first] }: Words): Reading<MeetupRef> | undefined {
  return /^(?:next|prochaine?)$/.test(fold(first?.text ?? '')) ? taken({ isNext: true }, 1) : undefined
}

/** The same after an option name: `on:third thursday`. Words after the date are left to other arguments. */
export function meetupRefOption(names: Readonly<Record<Lang, string>>): Option<MeetupRef> {
  const { read } = meetupRef()
  return {
    kind: 'option',
    names,
    greedy: true,
    lengthOf(words, context) {
      const [id] = /^#\d+/.exec(words) ?? []
      if (id !== undefined) return id.length
      return lengthOfDate(words, context)
    },
    async read(value, context) {
      const tokens = tokenize(value)
      const reading = await read({ typed: value, tokens }, context)
      if (!reading.ok || reading.taken === tokens.length) return reading
      return complain(texts[context.lang].more(value.slice(tokens[reading.taken]?.start)))
    },
  }
}
