import { complain, type Positional, taken } from '../../src/command/args/args.ts'
import { textOf } from '../../src/command/args/kinds.ts'
import type { QuietHours } from '../../src/features/reminders/model/index.ts'
import type { ClockTime } from '../../src/shared/dates/phrases/index.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'

const texts = bilingual({
  en: {
    unread: (typed: string) =>
      `“${escapeMarkdown(typed)}” isn't quiet hours: write \`18:00-8:00\`, \`weekends\`, \`holidays\`, several of them, or \`off\`.`,
  },
  fr: {
    unread: (typed) =>
      fr`« ${escapeMarkdown(typed)} » ne sont pas des heures de silence : écrivez \`18 h-8 h\`, \`fins de semaine\`, \`jours fériés\`, plusieurs à la fois, ou \`non\`.`,
  },
})

const clock = String.raw`(\d{1,2})(?: ?(?::|h) ?(\d\d)?)? ?(am|pm|a\.m\.|p\.m\.)?`
const hours = new RegExp(String.raw`^(?:from |de )?${clock} ?(?:-|to|a) ?${clock}(?![\d:])`)
const weekends = /^(?:on )?(?:les )?(?:weekends?|week-ends?|fins? de semaine)(?![a-z])/
const holidays = /^(?:on )?(?:les )?(?:holidays?|jours? feries?|feries?)(?![a-z])/
const between = /^(?:,|and |et |\s)+/
const never = /^(?:off|none|no|non|aucune?|jamais|never)$/

/** `18:00-8:00 weekends holidays`, `18 h-8 h fins de semaine`, `off`. */
export function quietHours(): Positional<QuietHours> {
  return {
    kind: 'positional',
    read(words, { lang }) {
      const typed = textOf(words)
      const read = readQuietHours(typed)
      return read === undefined ? complain(texts[lang].unread(typed.slice(0, 80))) : taken(read, words.tokens.length)
    },
  }
}

function readQuietHours(typed: string): QuietHours | undefined {
  let rest = fold(typed.slice(0, 200)).replace(/[–—]/g, '-')
  const quiet: { hours?: NonNullable<QuietHours['hours']>; weekends: boolean; holidays: boolean } = {
    weekends: false,
    holidays: false,
  }
  if (never.test(rest)) return quiet
  while (rest !== '') {
    const span = hours.exec(rest)
    const [read] = span ?? weekends.exec(rest) ?? holidays.exec(rest) ?? []
    if (read === undefined) return undefined
    if (span !== null) {
      const [from, to] = [readTime(span.slice(1, 4)), readTime(span.slice(4, 7))]
      if (from === undefined || to === undefined || (from.hour === to.hour && from.minute === to.minute)) return undefined
      quiet.hours = { from, to }
    } else if (weekends.test(rest)) quiet.weekends = true
    else quiet.holidays = true
    rest = rest.slice(read.length).replace(between, '')
  }
  return quiet
}

function readTime([hourTyped, minuteTyped, half]: readonly (string | undefined)[]): ClockTime | undefined {
  const [typed, minute] = [Number(hourTyped), Number(minuteTyped ?? 0)]
  if (half !== undefined && (typed < 1 || typed > 12)) return undefined
  const hour = half === undefined ? typed : (typed % 12) + (half.startsWith('p') ? 12 : 0)
  return hour <= 23 && minute <= 59 ? { hour, minute } : undefined
}
