const endings: readonly (readonly [RegExp, string])[] = [
  [/(..)ies$/, '$1y'],
  [/eaux$/, 'eau'],
  [/(...)aux$/, '$1al'],
  [/(ss|x|ch|sh)es$/, '$1'],
  [/([^aiosu])s$/, '$1'],
  [/([ao])s$/, '$1'],
]
/** Only removed after a syllable of its own: `string` and `proceed` keep theirs. */
const suffix = /(?:ing|ed)$(?<=[aeiouy].*[^e](?:ing|ed))/
const doubled = /([bdfgmnprt])\1$/
/** « prévient », « interviennent », « tient »: the stem of `venir` and `tenir` changes. */
const frenchIrregular = /(?<=.)(v|t)ien(?:t|s|nent)$/
const frenchFeminine = /(ell|enn|onn|ett)e$/

/** Shorter words lose their meaning along with their ending: `gas`, `aks`, `bus`. */
const shortest = 4

/** `vient` and `tient` alone say too little; `patient` and `client` are other words, and shorter. */
const shortestIrregular = 7

/**
 * What is left of a folded word without its plural, `-ing`, `-ed` and feminine endings, by rules that hold for English and
 * French alike because one meetup's minutes mix them. Derived words stay apart: `virtualization` is not `virtual`.
 */
export function stem(folded: string): string {
  if (folded.length < shortest || /\d/.test(folded)) return folded
  const infinitive = folded.length > shortestIrregular ? folded.replace(frenchIrregular, '$1enir') : folded
  if (infinitive !== folded) return infinitive
  const singular = dropPlural(folded)
  const feminine = singular.replace(frenchFeminine, (match) => match.slice(0, -2))
  if (feminine !== singular) return feminine
  const bare = singular.length > shortest ? singular.replace(suffix, '') : singular
  const base = bare === singular ? bare : bare.replace(doubled, '$1')
  return base.length > shortest && base.endsWith('e') ? base.slice(0, -1) : base.replace(/(?<=...)y$/, 'i')
}

function dropPlural(folded: string): string {
  const ending = endings.find(([pattern]) => pattern.test(folded))
  return ending ? folded.replace(ending[0], ending[1]) : folded
}
