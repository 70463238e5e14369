import { fold } from '../text/fold.ts'

const namesByMonth: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv'],
  ['february', 'feb', 'fevrier', 'fevr', 'fev'],
  ['march', 'mar', 'mars'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'jun', 'juin'],
  ['july', 'jul', 'juillet', 'juil', 'juill'],
  ['august', 'aug', 'aout'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'decembre'],
]

const monthByName: ReadonlyMap<string, number> = new Map(
  namesByMonth.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)

/** The names of months in both languages, full and abbreviated, folded. */
export const monthNames: readonly string[] = [...monthByName.keys()]

/** 1 for a name of January in either language, full or abbreviated. */
export function readMonthName(word: string): number | undefined {
  return monthByName.get(fold(word).replace(/\.$/, ''))
}
