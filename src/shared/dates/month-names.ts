import { fold } from '../text/fold.ts'

const namesByMonth: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv'],
  ['february', 'feb', 'fevrier', 'fevr', 'fev'],
  ['march', 'mar', 'mars'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'jun', 'juin'],
  ['july', 'jul', 'juillet', 'juil'],
  ['august', 'aug', 'aout'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'decembre'],
]

const monthByName: ReadonlyMap<string, number> = new Map(
  namesByMonth.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)

/** Folded names of months in either language, abbreviated or not. */
export const monthNames: readonly string[] = [...monthByName.keys()]

/** The number of a month's name, in either language, abbreviated or not. */
export function readMonthName(word: string): number | undefined {
  return monthByName.get(fold(word).replace(/\.$/, ''))
}
