import { compareDates } from '../../../shared/dates/plain-date.ts'
import { listLineKeys, type RankedPage } from './rank-page.ts'

interface Folded {
  /** In their order, the recaps of nothing last. */
  readonly originals: readonly RankedPage[]
  /** Later minutes that only recap an original. */
  readonly recapsOf: ReadonlyMap<RankedPage, readonly RankedPage[]>
}

/** A recap belongs with the meetup where it was first said: the one with the same line, or else the latest earlier one. */
export function foldRecaps(answers: readonly RankedPage[]): Folded {
  const recaps = answers.filter(({ isRecap }) => isRecap)
  const recapsOf = new Map<RankedPage, RankedPage[]>()
  if (recaps.length === 0) return { originals: answers, recapsOf }
  const originals = answers.filter(({ isRecap }) => !isRecap)
  const alone = recaps.filter((recap) => {
    const { date } = recap.indexed.minutes
    const earlier = originals.filter(({ indexed }) => compareDates(indexed.minutes.date, date) < 0)
    const home =
      earlier.find((original) => saysTheSame(original, recap)) ??
      earlier.toSorted((a, b) => compareDates(b.indexed.minutes.date, a.indexed.minutes.date))[0]
    if (home) recapsOf.set(home, [...(recapsOf.get(home) ?? []), recap])
    return home === undefined
  })
  return { originals: [...originals, ...alone], recapsOf }
}

/**
 * Of two files of one day in different languages, one is a translation of the other. Two in one language are both shown unless
 * they say the same.
 */
export function keepOneADay(answers: readonly RankedPage[]): readonly RankedPage[] {
  const byDay = new Map<number, Day>()
  return answers.filter((answer) => {
    const { date } = answer.indexed.minutes
    const number = (date.year * 100 + date.month) * 100 + date.day
    const day = byDay.get(number)
    if (day === undefined) {
      byDay.set(number, { first: answer, keys: undefined })
      return true
    }
    if (day.first.indexed.minutes.language !== answer.indexed.minutes.language) return false
    day.keys ??= new Set(listLineKeys(day.first))
    const keys = listLineKeys(answer)
    const isSame = keys.some((key) => day.keys?.has(key))
    if (!isSame) for (const key of keys) day.keys.add(key)
    return !isSame
  })
}

interface Day {
  readonly first: RankedPage
  /** What has been said; only looked at when a day has several files. */
  keys: Set<string> | undefined
}

/** Whether one of the lines that would be quoted is the same. */
function saysTheSame(one: RankedPage, other: RankedPage): boolean {
  const keys = listLineKeys(other)
  return listLineKeys(one).some((key) => keys.includes(key))
}
