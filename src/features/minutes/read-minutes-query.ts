import { readMonthName } from '../../shared/dates/month-names.ts'
import type { PlainDate } from '../../shared/dates/plain-date.ts'
import { fold } from '../../shared/text/fold.ts'
import { findDate, findMonth, leadingWeekday } from './written-dates.ts'

/** What a person wants from the minutes. `words` next to a date narrow it down to what was said then. */
export type MinutesQuery =
  | { readonly kind: 'latest' }
  | { readonly kind: 'date'; readonly date: PlainDate; readonly words?: string }
  | { readonly kind: 'month'; readonly year?: number; readonly month: number; readonly words?: string }
  | { readonly kind: 'year'; readonly year: number; readonly words?: string }
  | { readonly kind: 'words'; readonly words: string }

/** People type less than this, and no date comes after a page of text. */
const longestQuery = 500

/** Words around a date that only mean "the minutes of". */
const filler =
  /\b(?:what happened|what went on|qu['’ ]est[- ]ce qui s['’ ]est passe|que s['’ ]est[- ]il passe|ce qui s['’ ]est passe|minutes?|meetings?|meetups?|notes?|the|of|for|from|on|in|at|show|me|please|and|about|what|was|were|said|did|we|say|l|le|la|les|du|de|d|des|en|au|a|sur|compte[- ]rendus?|comptes[- ]rendus?|proces[- ]verb(?:al|aux)|pv|reunions?|rencontres?|qu|est|ce|que|a[- ]t[- ]on|dit|on|svp)\b/g

const latest =
  /^(?:(?:the )?(?:latest|last|newest|most recent|recent)|(?:la |le |les )?(?:plus recente?s?|derniere?s?))(?: one| ones)?$/

/**
 * Reads a query in English or French. "march" and "may" are also ordinary words, so a month without a year counts only when
 * it's the whole query or used as one ("in march", "the march meetup", « en mars »). With a year it counts anywhere.
 */
export function readMinutesQuery(words: string): MinutesQuery {
  const query = readFolded(words)
  return 'words' in query && query.words !== undefined ? { ...query, words: asTyped(query.words, words) } : query
}

/** The typed words that remain, with their accents and capitals. */
function asTyped(left: string, typed: string): string {
  const wanted = left.split(' ')
  const kept = typed.split(/\s+/).filter((word) => {
    const isNext =
      wanted.length > 0 &&
      fold(word).replace(/^[,:;?!.]+|(?<![,:;?!.])[,:;?!.]+$/g, '') ===
        wanted[0]?.replace(/^[,:;?!.]+|(?<![,:;?!.])[,:;?!.]+$/g, '')
    if (isNext) wanted.shift()
    return isNext
  })
  return wanted.length === 0 ? kept.join(' ').replace(/(?<![\s,:;?!.])[\s,:;?!.]+$/, '') : left
}

function readFolded(words: string): MinutesQuery {
  const query = words.slice(0, longestQuery)
  const folded = fold(query)
    .replace(/(?<![?!.,;:])[?!.,;:]+$/, '')
    .trim()
  if (folded === '' || latest.test(folded) || latest.test(dropFiller(folded))) return { kind: 'latest' }
  const date = findDate(query)
  if (date) return { kind: 'date', date: date.when, ...restOf(date) }
  const month = findMonth(query)
  if (month) return { kind: 'month', ...month.when, ...restOf(month) }
  return readLoneMonth(folded) ?? readYear(folded) ?? readMonthInPlace(folded) ?? { kind: 'words', words }
}

/** "april", "minutes of april", "22 mars": without a year this isn't one particular day, so its month is shown. */
function readLoneMonth(folded: string): MinutesQuery | undefined {
  return readMonthAlone(dropFiller(folded)) ?? readMonthAlone(dropFiller(folded.replace(leadingWeekday, '')))
}

function readMonthAlone(rest: string): MinutesQuery | undefined {
  const parts = rest.split(' ')
  const month = parts.length <= 2 ? parts.map(readMonthName).find((number) => number !== undefined) : undefined
  const others = parts.filter((part) => readMonthName(part) === undefined)
  return month !== undefined && others.every((part) => /^\d{1,2}(?:st|nd|rd|th|er|e)?$/.test(part))
    ? { kind: 'month', month }
    : undefined
}

/** What comes before a month and what comes after it, each with the adjacent word. */
const beforeMonth = /\b(?:in|of|since|during|last|en|de|d['’]|depuis|au mois d['’e]?)\s*(?<month>\p{L}+)(?!\s*\d)\b/gu
const afterMonth = /\b(?<month>\p{L}+)(?:['’]s)? (?=(?:meet ?ups?|meetings?|minutes|sessions?)\b)/gu

function readMonthInPlace(folded: string): MinutesQuery | undefined {
  for (const match of [...folded.matchAll(beforeMonth), ...folded.matchAll(afterMonth)]) {
    const month = readMonthName(match.groups?.['month'] ?? '')
    if (month === undefined) continue
    const rest = { before: folded.slice(0, match.index), after: folded.slice(match.index + match[0].length) }
    return { kind: 'month', month, ...restOf(rest) }
  }
  return undefined
}

function readYear(folded: string): MinutesQuery | undefined {
  const match = /^(?:19|20)\d\d$/.exec(dropFiller(folded)) ?? /(?<=\b(?:in|en|during|de) )(?:19|20)\d\d(?![\d-])/.exec(folded)
  if (!match) return undefined
  const rest = { before: folded.slice(0, match.index), after: folded.slice(match.index + match[0].length) }
  return { kind: 'year', year: Number(match[0]), ...(dropFiller(folded) === match[0] ? {} : restOf(rest)) }
}

function restOf({ before, after }: { readonly before: string; readonly after: string }): { readonly words?: string } {
  const rest = `${before.replace(/\b(?:in|on|of|from|the|en|le|du|de|au)\s*$/, '')} ${after}`.replace(
    /^[\s,:;?!.-]+|(?<![\s,:;?!.-])[\s,:;?!.-]+$/g,
    '',
  )
  return dropFiller(rest) === '' ? {} : { words: rest.replace(/\s+/g, ' ') }
}

function dropFiller(folded: string): string {
  return folded
    .replace(filler, ' ')
    .replace(/['’,:;?!-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
