import { type Piece, skipLongest, splitPhrases, type Word } from './words.ts'

const english =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth ' +
  'seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth ' +
  'twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'

const french = [
  ...'premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' '),
  ...['dix-sept', 'dix-huit', 'dix-neuf', 'vingt', 'vingt et un', 'vingt-deux', 'vingt-trois', 'vingt-quatre', 'vingt-cinq'],
  ...['vingt-six', 'vingt-sept', 'vingt-huit', 'vingt-neuf', 'trente', 'trente et un'],
]

const days = [...english.split(' ').entries(), ...french.entries()].map(([index, name]) => ({
  day: index + 1,
  phrases: splitPhrases(name, name.replaceAll('-', ' ')),
}))

/** So that « vingt et un » isn't 20. */
const longestFirst = days.toSorted((a, b) => (b.phrases[0]?.length ?? 0) - (a.phrases[0]?.length ?? 0))

/** `tenth`, « dix », « premier »: a day of a month in words. */
export function readDayInWords(words: readonly Word[], at: number): Piece<number> | undefined {
  for (const { day, phrases } of longestFirst) {
    const next = skipLongest(words, at, phrases)
    if (next !== undefined) return { value: day, next }
  }
  return undefined
}
