import { fold } from '../shared/text/fold.ts'

export type YesOrNo = 'yes' | 'no'

/** Folded, without punctuation. The longest phrase counts: `absolutely not` isn't `absolutely`. */
const phrases: Readonly<Record<YesOrNo | 'politeness', string>> = {
  yes:
    'yes, y, yep, yup, yeah, yea, ya, yes sir, ok, okay, k, sure, sure thing, of course, certainly, absolutely, ' +
    'definitely, go, go ahead, go for it, do it, do that, do so, please do, lets do it, lets go, confirmed, ' +
    'i confirm, affirmative, correct, thats correct, thats right, exactly, sounds good, looks good, ' +
    'perfect, agreed, proceed, i do, im sure, i am sure, oui, ouais, ouaip, ouep, mais oui, bien sur, ' +
    'bien sur que oui, certainement, absolument, d accord, dac, vas y, allez y, on y va, fais le, faites le, fais ca, ' +
    'faites ca, c est bon, c est beau, c est correct, c est ca, c est exact, exact, exactement, parfait, ' +
    'je confirme, affirmatif, entendu, go pour ca, ca marche, j en suis sur, j en suis sure, 👍, ' +
    '👌, ✅',
  no:
    'no, n, nope, nah, no way, not now, not yet, never mind, nevermind, nvm, forget it, leave it, dont, ' +
    'leave it as it is, leave it as is, leave it alone, do not, dont do it, dont do that, do not do it, ' +
    'do not do that, please dont, stop, cancel, cancel that, cancel it, drop it, negative, absolutely not, ' +
    'definitely not, certainly not, of course not, on second thought, actually no, scratch that, my mistake, ' +
    'wrong one, not that one, non, nenni, pas maintenant, pas tout de suite, pas encore, laisse faire, laissez faire, ' +
    'laisse tomber, surtout pas, laissez tomber, laisse ca, oublie ca, oubliez ca, oublie, annule, annulez, annuler, ' +
    'annule ca, annulez ca, arrete, arretez, ne fais pas ca, ne le fais pas, ne faites pas ca, ne le faites pas, ' +
    'fais pas ca, negatif, bien sur que non, absolument pas, certainement pas, finalement non, mon erreur, ' +
    'pas celle la, 👎, ❌',
  politeness:
    'please, pls, plz, thanks, thank you, thx, ty, cheers, sorry, actually, oh, then, so, well, hey, svp, stp, ' +
    's il te plait, s il vous plait, merci, merci bien, merci beaucoup, desole, desolee, alors, donc, finalement, pis, ' +
    'ben, bon',
}

const kinds = new Map(
  (['politeness', 'yes', 'no'] as const).flatMap((kind) => phrases[kind].split(', ').map((phrase) => [phrase, kind] as const)),
)
const longestPhrase = Math.max(...[...kinds.keys()].map((phrase) => phrase.split(' ').length))

/** In UTF-16 units. Longer words say more than yes or no. */
const longest = 80

/**
 * What words mean after a question: `sure, go ahead`, « non merci, laisse faire ». Undefined unless every word belongs to it:
 * `yes, but at 14:00` isn't a yes.
 */
export function readYesOrNo(typed: string): YesOrNo | undefined {
  if (typed.length > longest) return undefined
  const words = fold(typed)
    .replace(/\p{Emoji_Modifier}|\uFE0F/gu, '')
    .replace(/(?<=\b(?:do|don|let|that|i))['’](?=[a-z])/g, '')
    .replace(/\p{Extended_Pictographic}/gu, ' $& ')
    .split(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/u)
    .filter((word) => word !== '')
  const found = new Set<YesOrNo>()
  for (let at = 0; at < words.length; ) {
    const phrase = phraseAt(words, at)
    if (phrase === undefined) return undefined
    if (phrase.kind !== 'politeness') found.add(phrase.kind)
    at = phrase.next
  }
  const [only, other] = found
  return other === undefined ? only : undefined
}

function phraseAt(words: readonly string[], at: number) {
  for (let next = Math.min(words.length, at + longestPhrase); next > at; next -= 1) {
    const kind = kinds.get(words.slice(at, next).join(' '))
    if (kind !== undefined) return { kind, next }
  }
  return undefined
}
