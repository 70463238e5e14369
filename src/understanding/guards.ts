import type { Ranked } from './confidence.ts'
import { definitionOf, isChange } from './intents.ts'
import { isDenied, isNegatedTwice } from './negations.ts'
import type { Sentence } from './read-sentence.ts'

/** Why a change needs a confirmation even if the model is certain. */
export type Guard =
  | 'denied'
  | 'negation'
  | 'two-negations'
  | 'no-negation'
  | 'no-evidence'
  | 'condition'
  | 'question'
  | 'past'
  | 'somebody-else'
  | 'opposite'
  | 'other-subject'
  | 'quotation'
  | 'long'

/** Nobody uses this many words to sign up. */
const mostWords = 30

/** How close the opposite intent may come before the bot asks, as a share of the first. */
const oppositeShare = 0.15

/** The guards that a sentence triggers for its most likely intent. Queries have none. */
export function findGuards(sentence: Sentence, ranked: readonly Ranked[]): readonly Guard[] {
  const intent = ranked[0]?.intent ?? ''
  if (!isChange(intent)) return []
  const words = ` ${sentence.words.join(' ')} `
  const seen = { intent, words, isNegated: negation.test(words), sentence, ranked }
  return checks.flatMap(([guard, applies]) => (applies(seen) ? [guard] : []))
}

interface Seen {
  readonly intent: string
  /** Normalized, with a space around each. */
  readonly words: string
  readonly isNegated: boolean
  readonly sentence: Sentence
  readonly ranked: readonly Ranked[]
}

const checks: readonly (readonly [Guard, (seen: Seen) => boolean])[] = [
  ['denied', ({ intent, words }) => isDenied(intent, words)],
  ['negation', ({ isNegated, intent }) => isNegated && affirmative.has(intent)],
  ['two-negations', ({ sentence }) => isNegatedTwice(sentence.words)],
  ['no-negation', ({ isNegated, intent, words }) => !isNegated && intent === 'notgoing' && !refusal.test(words)],
  ['no-evidence', ({ intent, sentence }) => lacksEvidence(intent, sentence)],
  ['condition', ({ intent, words }) => intent !== 'maybe' && condition.test(words)],
  ['other-subject', ({ intent, words }) => intent === 'maybe' && !attendance.test(words)],
  ['question', ({ intent, words }) => isQuestion(words, intent)],
  ['past', ({ isNegated, words }) => (isNegated && idiom.test(words)) || pastTense.test(words)],
  [
    'somebody-else',
    ({ intent, words }) => definitionOf(intent)?.isPersonal === true && somebodyElse.test(words.replaceAll(impersonal, ' ')),
  ],
  ['other-subject', ({ intent, words }) => otherSubjects[intent]?.test(words) === true],
  ['opposite', ({ ranked }) => isOppositeClose(ranked)],
  ['quotation', ({ intent, sentence }) => quoteMeansTalk.has(intent) && sentence.slots.some(({ kind }) => kind === 'quote')],
  ['long', ({ sentence }) => sentence.words.length > mostWords],
]

const negation = / (?:not|no|never|pas|plus|jamais|aucun|aucune|without|sans|nobody|personne|neither|ni|nor|doubt|doute) /
const affirmative: ReadonlySet<string> = new Set(
  'going remote confirm present suggest remind subscribe announce schedule move department vote lang unmute accept place edit attach start end capacity roleadd'.split(
    ' ',
  ),
)

const refusal =
  / (?:out|absent\w*|absence|sorry|desole\w*|skip\w*|miss\w*|conflict\w*|conflit\w*|cancel\w*|annul\w*|remove|off|enleve\w*|retir\w*|unable|busy|vacation|vacances|sick|malade|declin\w*|regret\w*|desist\w*|bail\w*|pass|passe|apologies|impossible|empeche\w*|unavailable|indisponible) /
const condition = / (?:if|unless|si|sauf|depends?|depend|provided|pourvu|moins que|whether|au cas) /
const request =
  /^ (?:(?:hey|ok|so|alors|bon|et|and) )?(?:can|could|would|will you|may|please|peux|peut|pouvez|pourrais|pourriez|puis|je peux|je pourrais|voudrais|veux|possible|is it possible|serait|est il possible|y a moyen|on peut|any chance) /
const questionStart =
  /^ (?:what|when|where|who|how|why|which|is|are|was|were|did|does|do i|do we|has|have you|have we|am i|quoi|quand|qui|ou|comment|pourquoi|quel|quelle|quels|quelles|combien|as tu|avez|suis je|ai je|est il|est elle|est ce|y a|there is|are there|is there) /
const idiom = / (?:miss|rate|rater|manque|manquer) /
const pastTense =
  / (?:yesterday|hier|xpast|last time|la derniere fois|used to|i had|je avais|je etais|went to|suis alle|was there|etais la) /
const somebodyElse =
  / (?:he|she|they|il|elle|ils|elles|boss|patron|patronne|director|directrice|directeur|manager|gestionnaire|colleague|collegue|mme|mr|ms|mrs|wife|husband|kid|son|daughter|mother|mom|dad|femme|mari|blonde|chum|enfants?|fils|fille|petite?|mere|pere|xperson|somebody|someone|quelque un|everyone|everybody|tout le monde) /
const talk =
  /(?<! (?:to|a|se) ) (?:talk|talks|presentation\w*|present|presenter\w*|presente|demo\w*|expose\w*|slides?|diapo\w*|speak\w*|conference\w*|orateur|reminders?|rappels?) /
const workplace =
  / (?:work|office|desk|bureau|travail|travaille|job|reunion|lunch|diner|souper|gym|store|doctor|dentist|dentiste|party) /
/** Where a colleague can be found today: `working from home, call me on Teams`. */
const reachable = / (?:(?:reach|call|ping|text|ring|email) me|me joindre|joignez moi|appelez moi) /
const rsvp = new RegExp(`${talk.source}|${workplace.source}|${reachable.source}`)

/** Doubt about coming, and not doubt at large: `it depends`. */
const attendance =
  / (?:maybe|perhaps|peutetre|possibl\w*|tentativ\w*|provisoire\w*|fence|certain\w*|sure?|might|try|essay\w*|hop\w*|esper\w*|come|coming|attend\w*|join\w*|make|made|there|presen\w*|ven\w*|vien\w*|all\w*|liber\w*|particip\w*|inscri\w*|jeudi|xdate|xtime|50|rsvp|decid\w*|promis\w*|confirm\w*|verra|voir|see) /

/** A room's silence is its moderators' to decide, and a reminder is cancelled by its number. */
const elsewhere =
  / (?:room|salon|canal|channel|xchannel|group\w*|groupe|here|ici|icitte|team|equipe|we|us|nous|reminders?|rappels?|alerte?s?|data|donnees|account|compte|profile?|every\w*|tout) /

/** Words about something other than the intent's subject. */
const otherSubjects: Readonly<Record<string, RegExp>> = {
  going: rsvp,
  remote: rsvp,
  notgoing: rsvp,
  maybe: rsvp,
  mute: elsewhere,
  unmute: elsewhere,
  quiet: elsewhere,
  lang: / (?:translat\w*|tradui\w*|traduc\w*|version|letter|lettre|document|title|titre|teacher|prof|training|formation|class|cours|three|trois|room|salon|canal|channel) /,
}
const impersonal = / il (?=y |se peut |faut |faudrait |me )/g
const quoteMeansTalk: ReadonlySet<string> = new Set('going remote maybe notgoing department'.split(' '))

/** Concepts of which a sentence has to show one before somebody is signed up by its words. */
const evidence: Readonly<Record<string, readonly string[]>> = { going: ['COMEV', 'INSCR', 'YESW'] }

function lacksEvidence(intent: string, { concepts }: Sentence): boolean {
  const wanted = evidence[intent]
  return wanted !== undefined && !concepts.some((found) => found.some((concept) => wanted.includes(concept)))
}

/** People may ask for a change politely; any other question wants an answer. */
function isQuestion(words: string, intent: string): boolean {
  if (intent === 'lang' || request.test(words)) return false
  return / \? $/.test(words) || / \? /.test(words) || questionStart.test(words)
}

function isOppositeClose(ranked: readonly Ranked[]): boolean {
  const [first, ...others] = ranked
  if (first === undefined) return false
  const opposites = definitionOf(first.intent)?.opposites ?? []
  return others.some(({ intent, share }) => opposites.includes(intent) && share > first.share * oppositeShare)
}
