import { isAskingWord, isStopWord } from './common-words.ts'
import { splitSearchWords } from './words.ts'

export interface QuestionWord {
  readonly word: string
  /** The word's bit in masks; 0 for a word without a meaning of its own. */
  readonly bit: number
}

export interface Question {
  /** All words in order, so that phrases keep their little words. */
  readonly words: readonly QuestionWord[]
  /** Words that carry meaning, by the number of their bit. */
  readonly content: readonly string[]
  /** Bits that an answer should have. */
  readonly required: number
  /** Names of two words, such as "Terraform Cloud". Minutes that say only one of the words are about something else. */
  readonly names: readonly AskedName[]
  readonly wants: Wants
}

export interface AskedName {
  /** Of its two words. */
  readonly bits: number
  /** The bit that stands for both of them in a row. */
  readonly bit: number
}

/** The kind of answer that the question's common words ask for. */
export interface Wants {
  /** A person: "who presented Terraform?". */
  readonly person: boolean
  /** A number: "how many nodes?". */
  readonly number: boolean
  /** The last time: "the latest on Terraform". */
  readonly latest: boolean
}

const personWords = new Set('who whom whose qui speaker speakers presenter conferencier conferenciere'.split(' '))
/** With these words, the question asks who took the minutes. That has a line of its own. */
const takingWords = new Set('take took taken wrote written scribe pris prises redige ecrit secretaire'.split(' '))
const numberWords = new Set('many much combien price prix'.split(' '))
const latestWords = new Set('latest last newest recent dernier derniere recente'.split(' '))

/** Whether a question names no subject. Next to a date it then asks for everything: "when did we meet", "what was discussed". */
export function asksForAll(asked: string): boolean {
  const words = splitSearchWords(asked.slice(0, longestQuestion))
  return words.every((word) => !personWords.has(word) && (isStopWord(word) || isAskingWord(word)))
}

/** Whether a question wants the whole list instead of its best lines: "list the departments", "énumère les ministères". */
export function asksForList(asked: string): boolean {
  const [first = ''] = splitSearchWords(asked.slice(0, longestQuestion))
  return listingWords.has(first)
}

const listingWords = new Set('list enumerate liste listez lister enumere enumerez enumerer'.split(' '))

/** What people type is shorter. The rest of a pasted page would only blur the question. */
const longestQuestion = 500

/** Masks are signed 32-bit numbers, and nobody asks for more things at a time. */
const mostContentWords = 16

/** Splits a question into words; undefined when none of them can be looked up. */
export function readQuestion(asked: string): Question | undefined {
  const content: string[] = []
  const split = splitSearchWords(asked.slice(0, longestQuestion))
  const parts = readDotted(asked)
  // "WHO" or « l'été » alone: a common word is looked up when there is no other.
  const isOnlyLittle = split.every(isStopWord) && split.filter((word) => word.length > 1).length === 1
  const isContent = (word: string): boolean => !isStopWord(word) || parts.has(word) || (isOnlyLittle && word.length > 1)
  const words = split.map((word, index) => ({
    word,
    bit: isOrder(split, index) || isMeasure(split, index) || !isContent(word) ? 0 : takeBit(word, content),
  }))
  if (content.length === 0) return undefined
  const all = 2 ** content.length - 1
  const asking = content.reduce((mask, word, index) => (isAskingWord(word) ? mask | (1 << index) : mask), 0)
  const has = (wanted: ReadonlySet<string>): boolean => words.some(({ word }) => wanted.has(word))
  const wants = { person: has(personWords) && !has(takingWords), number: has(numberWords), latest: has(latestWords) }
  const required = asking === all ? all : all & ~asking
  return { words, content, required, names: listNames(asked, words, content.length), wants }
}

/** More names make no difference, and masks have room for these. */
const mostNames = 8

/** Two words with capitals in a row, when the rest isn't written that way: a sentence begins with one, and titles have many. */
function listNames(asked: string, words: readonly QuestionWord[], contentCount: number): readonly AskedName[] {
  const text = asked.slice(0, longestQuestion)
  if (!/(?<!\p{L})\p{Ll}{3}/u.test(text)) return []
  const pairs = new Set(
    [...text.matchAll(/(?<=\p{L}[\p{L}'’,]* )(?=(\p{Lu}[\p{L}\p{N}]+ \p{Lu}[\p{L}\p{N}]+)(?![\p{L}\p{N}]))/gu)].map(
      ([, pair = '']) => splitSearchWords(pair).join(' '),
    ),
  )
  const named = words.slice(1).flatMap((second, index) => {
    const first = words[index]
    const isName = first !== undefined && first.bit !== 0 && second.bit !== 0 && pairs.has(`${first.word} ${second.word}`)
    return isName ? [first.bit | second.bit] : []
  })
  return named.slice(0, mostNames).map((bits, order) => ({ bits, bit: 1 << (contentCount + order) }))
}

/** In "list the departments", the minutes don't have to contain "list". */
function isOrder(words: readonly string[], index: number): boolean {
  return index === 0 && words.length > 1 && listingWords.has(words[0] ?? '')
}

/** In "how fast does it start" and « à quelle heure », the minutes answer with a number and don't repeat the word. */
function isMeasure(words: readonly string[], index: number): boolean {
  const [before = '', word = ''] = [words[index - 1], words[index]]
  return (before === 'how' && degrees.has(word)) || (/^quell?es?$/.test(before) && measures.has(word))
}

const degrees = new Set('long fast quick quickly soon often big large small old far hard expensive'.split(' '))
const measures = new Set('heure heures date jour mois duree nombre montant'.split(' '))

/** The parts of names such as `document.all`. They are never common words, even if they look like ones. */
function readDotted(asked: string): ReadonlySet<string> {
  const names = asked.slice(0, longestQuestion).match(/[\p{L}\p{N}_]{2,40}(?:\.[\p{L}\p{N}_]{2,40}){1,5}/gu) ?? []
  return new Set(names.flatMap(splitSearchWords))
}

function takeBit(word: string, content: string[]): number {
  const known = content.indexOf(word)
  if (known !== -1) return 1 << known
  if (content.length === mostContentWords) return 0
  content.push(word)
  return 1 << (content.length - 1)
}

export function countBits(mask: number): number {
  let rest = mask
  let count = 0
  for (; rest !== 0; rest &= rest - 1) count++
  return count
}
