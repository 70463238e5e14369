import { wordsOf } from '../shared/text/words.ts'

/** Something that a reply lists: people may name it by its number, its place in the list, or words of its title. */
export interface Listed {
  readonly id: number
  readonly title: string
}

const ordinals: readonly (readonly string[])[] = [
  ['first', '1st', 'one', 'premier', 'premiere', '1er', '1re', '1ere', 'un', 'une'],
  ['second', '2nd', 'two', 'deuxieme', 'seconde', '2e', '2eme', 'deux'],
  ['third', '3rd', 'three', 'troisieme', '3e', '3eme', 'trois'],
  ['fourth', '4th', 'four', 'quatrieme', '4e', '4eme', 'quatre'],
  ['fifth', '5th', 'five', 'cinquieme', '5e', '5eme', 'cinq'],
  ['sixth', '6th', 'six', 'sixieme', '6e', '6eme'],
  ['seventh', '7th', 'seven', 'septieme', '7e', '7eme', 'sept'],
  ['eighth', '8th', 'eight', 'huitieme', '8e', '8eme', 'huit'],
  ['ninth', '9th', 'nine', 'neuvieme', '9e', '9eme', 'neuf'],
  ['tenth', '10th', 'ten', 'dixieme', '10e', '10eme', 'dix'],
]
const last: readonly string[] = ['last', 'derniere', 'dernier']

/** Words around an ordinal or a title that say nothing about which one is meant. */
const fillers: ReadonlySet<string> = new Set(
  (
    'the one ones number about on of with called titled that it is my please pls option choice answer talk reminder topic meetup ' +
    'le la les l celle celui numero no sur de du des d avec c est mon ma s il te vous plait svp stp choix option reponse ' +
    'presentation rappel sujet rencontre qui parle'
  ).split(' '),
)

/** `the second`, `la dernière`, `number 2`, `#2`: a place in a list of this length, from 0. */
export function pickPlace(typed: string, length: number): number | undefined {
  const words = wordsOf(typed)
  const bare = words.filter((word) => !fillers.has(word))
  const [only, other] = bare.length === 0 && words.length === 1 ? words : bare
  if (only === undefined || other !== undefined) return undefined
  const place = last.includes(only) ? length - 1 : /^\d{1,2}$/.test(only) ? Number(only) - 1 : ordinalOf(only)
  return place >= 0 && place < length ? place : undefined
}

function ordinalOf(word: string): number {
  return ordinals.findIndex((forms) => forms.includes(word))
}

/** The one of several that somebody's words name; undefined when they name none or more than one. */
export function pickListed(typed: string, listed: readonly Listed[]): Listed | undefined {
  const [only = '', other] = wordsOf(typed).filter((word) => !fillers.has(word))
  const isNumber = other === undefined && /^\d{1,9}$/.test(only)
  const byId = isNumber ? listed.find(({ id }) => id === Number(only)) : undefined
  if (byId !== undefined || (isNumber && typed.includes('#'))) return byId
  const place = pickPlace(typed, listed.length)
  return place === undefined ? pickTitled(typed, listed) : listed[place]
}

function pickTitled(typed: string, listed: readonly Listed[]): Listed | undefined {
  const wanted = wordsOf(typed).filter((word) => !fillers.has(word) && word.length > 2)
  if (wanted.length === 0) return undefined
  const [only, other] = listed.filter(({ title }) => {
    const own = wordsOf(title)
    return wanted.every((word) => own.some((one) => one.startsWith(word) || (one.length > 3 && word === `${one}s`)))
  })
  return other === undefined ? only : undefined
}

/** `the second`, `celle sur Helm`: a call with these words means something listed, and isn't a sentence by itself. */
export function pointsAtListed(typed: string): boolean {
  const [first = '', second = ''] = wordsOf(typed).filter((word) => word !== 'my' && word !== 'ma' && word !== 'mon')
  if (first === 'celle' || first === 'celui') return true
  const head = ['the', 'le', 'la', 'l', 'number', 'numero'].includes(first) ? second : first
  return head === 'one' || last.includes(head) || ordinalOf(head) !== -1
}

/** The words without what leads up to them, as in `celle du 17 décembre`. */
export function cutPointer(typed: string): string {
  return typed.replace(
    /^(?:the one (?:on|of|about|called) |(?:celle|celui) (?:du |de la |de |sur |d['’])|number |numéro )/iu,
    '',
  )
}
