import { splitPhrases } from './words.ts'

/** Words that are about time in every sentence. */
export const timeWords: ReadonlySet<string> = new Set(
  (
    'until till til starting beginning during midnight noon tonight today tomorrow yesterday weekly biweekly monthly daily ' +
    'fortnightly am pm oclock every each ago morning mornings afternoon afternoons evening evenings weekday weekdays weekend ' +
    'weekends nights half quarter hour hours minute minutes day days week weeks month months year years times before after since ' +
    'jusque jusqu des depuis pendant durant chaque midi minuit demain aujourd hier matin soir semaine semaines mois jour jours ' +
    'heure heures an ans fois avant apres prochain prochaine dernier derniere demie demi quart hebdomadaire mensuel lendemain ' +
    'veille soiree matinee'
  ).split(' '),
)

/** These are also ordinary words, so the next word decides. */
export const leadingWords = splitPhrases(
  ...[
    'at',
    'on',
    'on the',
    'in',
    'in the',
    'from',
    'from the',
    'to',
    'to the',
    'for',
    'for the',
    'by',
    'by the',
    'between',
    'of',
  ],
  ...['of the', 'next', 'this', 'last', 'the', 'and', 'and the', 'or', 'or the', 'not', 'except', 'but not', 'plus', 'around'],
  ...[
    'about',
    'within',
    'the next',
    'à',
    'au',
    'a la',
    'aux',
    'de',
    'de la',
    "de l'",
    "d'",
    'du',
    'dans',
    'dans la',
    'en',
    'entre',
  ],
  ...[
    'vers',
    'pour',
    'pour le',
    'pour la',
    'ce',
    'cet',
    'cette',
    'le',
    'la',
    'les',
    "l'",
    'tous',
    'tous les',
    'toutes',
    'toutes les',
  ],
  ...[
    'et',
    'et le',
    'et la',
    'ou',
    'ou le',
    'un',
    'une',
    'sauf',
    'sauf le',
    'moins',
    'moins le',
    'à partir',
    'à partir du',
    'à compter',
  ],
  ...['au cours', 'au début', 'à la fin', 'à la', 'fin', 'début', '-', '/', '&', '+', ',', ';', '(', 'at the end of', 'at the'],
  ...['end of', 'early', 'late', 'mid', 'mi', 'mi-'],
)

export const timeAfterLead: ReadonlySet<string> = new Set([
  ...'week weeks month months year years day days hour hours minute minutes weekend weekends night morning afternoon evening'.split(
    ' ',
  ),
  ...'noon midnight semaine mois jour jours heure heures matin soir soiree an annee fin midi minuit apres-midi fins'.split(' '),
  ...'christmas easter noel paques holidays feries ouvrable ouvrables fiscal quarter spring summer fall autumn winter'.split(
    ' ',
  ),
  ...'printemps ete automne hiver beginning end debut fortnight quinzaine'.split(' '),
])

/** Phrases of time whose words are not about time one by one. */
export const wholePhrases = splitPhrases(
  'en huit',
  'en quinze',
  'local time',
  'as usual',
  'same time',
  'the same time',
  'à la même heure',
  'or so',
  'ish',
)

/** Prepositions after which a number alone can only be an hour. */
export const hourLeads = splitPhrases(
  'at',
  'until',
  'till',
  'from',
  'to',
  'by',
  'between',
  'around',
  'à',
  'vers',
  'entre',
  "jusqu'à",
  '-',
)
