import { monthNames, readMonthName } from '../../shared/dates/month-names.ts'
import { makeDate, type PlainDate } from '../../shared/dates/plain-date.ts'
import { fold } from '../../shared/text/fold.ts'

const month = `(?<month>${monthNames.toSorted((a, b) => b.length - a.length).join('|')})\\b\\.?`
const year = '(?<year>(?:19|20|21)\\d\\d)(?!\\d)'
const day = '(?<day>\\d{1,2})'
const weekdayName =
  '(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?'
const weekday = `(?:(?:${weekdayName})\\b\\.?)?,?\\s*(?:(?:the|le)\\s+)?`

/** A weekday at the start of folded words, with what may separate it from the day: `jeu. `, `thursday the `. */
export const leadingWeekday: RegExp = new RegExp(`^(?:le )?(?:${weekdayName})\\b\\.?,? (?:(?:the|le) )?`)

/** Each has the named groups year, month and, if it gives one, day. Most exact form first. */
const forms: readonly RegExp[] = [
  /(?<!\d)(?<year>\d{4})(?<between>[-/._])(?<month>\d{1,2})\k<between>(?<day>\d{1,2})(?!\d)/,
  /(?<!\d)(?<year>(?:19|20|21)\d\d)(?<month>\d\d)(?<day>\d\d)(?!\d)/,
  new RegExp(`\\b${weekday}\\b${day}(?:st|nd|rd|th|er|e)?\\s+(?:of\\s+|de\\s+)?${month},?\\s+${year}`),
  new RegExp(`\\b${weekday}\\b${month}\\s+${day}(?:st|nd|rd|th)?,?\\s+${year}`),
]

const monthForms: readonly RegExp[] = [
  new RegExp(`\\b${month},?\\s+(?:of\\s+|de\\s+)?${year}`),
  /(?<!\d)(?<year>(?:19|20)\d\d)-(?<month>0[1-9]|1[0-2])(?![\d-])/,
]

/** A date found in words, with the folded words around it. */
export interface FoundDate<When> {
  readonly when: When
  readonly before: string
  readonly after: string
}

/** The first day written in full in words of either language: `2018-03-22`, `20180322`, `22 mars 2018`, `March 22nd, 2018`. */
export function findDate(words: string): FoundDate<PlainDate> | undefined {
  return find(words, forms, ({ year, month, day }) => makeDate(readNumber(year), readNumber(month), readNumber(day)))
}

/** The first month written with its year: `march 2018`, `mars 2018`, `2018-03`. */
export function findMonth(words: string): FoundDate<{ readonly year: number; readonly month: number }> | undefined {
  return find(words, monthForms, ({ year, month }) => ({ year: readNumber(year), month: readNumber(month) }))
}

function find<When>(
  words: string,
  among: readonly RegExp[],
  read: (groups: Partial<Record<'year' | 'month' | 'day', string>>) => When | undefined,
): FoundDate<When> | undefined {
  const folded = fold(words)
  for (const form of among) {
    const match = form.exec(folded)
    const when = match?.groups && read(match.groups)
    if (match && when)
      return { when, before: folded.slice(0, match.index).trim(), after: folded.slice(match.index + match[0].length).trim() }
  }
  return undefined
}

function readNumber(text: string | undefined): number {
  return readMonthName(text ?? '') ?? Number(text)
}
