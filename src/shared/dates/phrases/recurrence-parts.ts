import { type Piece, skipLongest, splitPhrases, type Word } from './words.ts'

/** Only in English does `every second thursday` leave open which one is meant. */
export const englishOpenings = splitPhrases('every', 'each', 'on every', 'on each')
export const openings = [...englishOpenings, ...splitPhrases('chaque', 'tous les', 'toutes les')]
export const leadIns = splitPhrases('the', 'on the', 'le', 'les', 'monthly', 'monthly on the', 'on')

const joints = splitPhrases(
  ', and',
  ', et',
  ',',
  'and',
  'et',
  '&',
  'and every',
  'and on',
  'et tous les',
  'et les',
  'et le',
  ', le',
  ', les',
)

/** What one form reads, once or several times: `monday, wednesday and friday`, « les 1er et 3e ». */
export function readSeveral<T>(
  words: readonly Word[],
  at: number,
  readOne: (words: readonly Word[], at: number) => Piece<T> | undefined,
): Piece<readonly T[]> | undefined {
  const first = readOne(words, at)
  if (!first) return undefined
  const found = [first.value]
  let { next } = first
  for (;;) {
    const start = skipLongest(words, next, joints)
    const one = start === undefined ? undefined : readOne(words, start)
    if (!one || found.includes(one.value)) return { value: found, next }
    found.push(one.value)
    next = one.next
  }
}
