import { type PhraseTable, type Piece, readFromTable, splitPhrases, type Word } from './words.ts'

const english =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth ' +
  'seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth ' +
  'twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'

const french = [
  ...'premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' '),
  ...['dix-sept', 'dix-huit', 'dix-neuf', 'vingt', 'vingt et un', 'vingt-deux', 'vingt-trois', 'vingt-quatre', 'vingt-cinq'],
  ...['vingt-six', 'vingt-sept', 'vingt-huit', 'vingt-neuf', 'trente', 'trente et un'],
]

const days = [...english.split(' ').entries(), ...french.entries()].map(
  ([index, name]) => [index + 1, splitPhrases(name, name.replaceAll('-', ' '))] as const,
)

/** So that « vingt et un » isn't 20. */
const longestFirst: PhraseTable<number> = days.toSorted(([, [a = []]], [, [b = []]]) => b.length - a.length)

/** `tenth`, « dix », « premier »: a day of a month in words. */
export function readDayInWords(words: readonly Word[], at: number): Piece<number> | undefined {
  return readFromTable(words, at, longestFirst)
}
