import { createRandom } from '../../src/understanding/training/random.ts'
import type { Row } from './rows.ts'

type Noise = (text: string, random: () => number, row: Row) => string

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** One letter too many, too few, wrong, or two swapped, in a word of four letters or more. */
function slip(text: string, random: () => number): string {
  const words = [...text.matchAll(/\p{L}{4,}/gu)]
  const word = words[Math.floor(random() * words.length)]
  if (word === undefined) return text
  const at = word.index + 1 + Math.floor(random() * (word[0].length - 2))
  const letter = letters[Math.floor(random() * letters.length)] ?? 'x'
  const kind = Math.floor(random() * 4)
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at) + letter + text.slice(at)
  if (kind === 2) return text.slice(0, at) + letter + text.slice(at + 1)
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
}

const before = {
  en: ['hi, ', 'Hello! ', 'hey there, ', 'good morning, ', 'hey quick question, ', 'hi team, '],
  fr: ['bonjour, ', 'Salut! ', 'allo, ', 'bon matin, ', 'salut, petite question, ', 'bonjour à tous, '],
}
const behind = {
  en: [' please', ' thanks!', ', thank you so much', ' pls', ' thx', ', if you do not mind'],
  fr: [' svp', ' merci!', ', merci beaucoup', ' stp', ' merci bcp', ", s'il vous plaît"],
}

function pad(text: string, random: () => number, { lang }: Row): string {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  return pick(before[lang]) + text + pick(behind[lang])
}

export const noises: Readonly<Record<string, Noise>> = {
  'one slip': slip,
  'no accents': (text) => text.normalize('NFKD').replace(/\p{M}/gu, ''),
  'upper case': (text) => text.toUpperCase(),
  padding: pad,
}

/** The rows with one kind of noise, the same at every run. */
export function addNoise(rows: readonly Row[], name: string): readonly Row[] {
  const random = createRandom(11)
  const noise = noises[name]
  return noise === undefined ? rows : rows.map((row) => ({ ...row, text: noise(row.text, random, row) }))
}
