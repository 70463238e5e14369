import { readClockSlot } from './dates.ts'
import type { Sentence } from './read-sentence.ts'
import type { Lang } from './shared.ts'

type Topic = 'announcements' | 'nags' | 'digest'

const topicNames: Readonly<Record<Topic, Readonly<Record<Lang, string>>>> = {
  announcements: { en: 'announcements', fr: 'annonces' },
  nags: { en: 'nags', fr: 'relances' },
  digest: { en: 'digest', fr: 'résumé' },
}

const topicForms: readonly (readonly [Topic, RegExp])[] = [
  [
    'announcements',
    /\b(?:announce\w{0,8}|annonc\w{0,5}|invitations?|invites?|new (?:meetups?|meetings?|sessions?)|nouvelles rencontres)\b/,
  ],
  ['nags', /\b(?:nags?|nagging|follow-?ups?|chas(?:e|ing)|pester\w{0,3}|relanc\w{0,3}|suivis?|talonn\w{0,4}|harcel\w{0,4})\b/],
  [
    'digest',
    /\b(?:digests?|weekly (?:\w{1,12} )?(?:summar(?:y|ies)|mail|e-?mail|message|recap)|recaps?|resumes?|bilan|hebdo\w{0,8}|sommaires?)\b/,
  ],
]

/** The kind of messages that `mute` switches off; undefined when the sentence names none, or several. */
export function writeTopic({ folded }: Sentence, lang: Lang): string | undefined {
  const named = topicForms.filter(([, form]) => form.test(folded.text))
  const [only] = named
  return only === undefined || named.length > 1 ? undefined : topicNames[only[0]][lang]
}

/** Several kinds in one sentence, or all but one: only the person knows which call that is. */
export function hasUnclearTopic({ folded }: Sentence): boolean {
  const named = topicForms.filter(([, form]) => form.test(folded.text)).length
  return named > 1 || /\b(?:except|but|only|just|sauf|seulement|juste|a part)\b/.test(folded.text)
}

interface Quiet {
  readonly typed: string
  /** A time that the sentence didn't say had to be filled in. */
  readonly isGuessed: boolean
}

/** When the evening begins and the night ends for somebody who names only one of them. */
const dayEnds = '18:00'
const dayStarts = '8:00'

/** `after 6` as `18:00-8:00`, `on weekends` as `weekends`. */
export function readQuiet({ folded, slots }: Sentence, lang: Lang): Quiet | undefined {
  const { text } = folded
  if (/\b(?:any ?time|whenever|n'importe quand|a toute heure|24\/7)\b/.test(text)) {
    return { typed: lang === 'fr' ? 'non' : 'off', isGuessed: true }
  }
  const days = [
    ...(/\b(?:week-?ends?|fins? de semaine)\b/.test(text) ? [lang === 'fr' ? 'fins de semaine' : 'weekends'] : []),
    ...(/\b(?:(?:stat(?:utory)? |public )?holidays?|(?:jours? )?feries?)\b/.test(text)
      ? [lang === 'fr' ? 'jours fériés' : 'holidays']
      : []),
  ]
  const hours = readHours(text, slots)
  const parts = [...(hours === undefined ? [] : [hours.typed]), ...days]
  if (parts.length === 0) return undefined
  const names = slots.some(({ kind }) => ['date', 'moment', 'period', 'month'].includes(kind))
  return { typed: parts.join(' '), isGuessed: hours?.isGuessed === true || names }
}

function readHours(text: string, slots: Sentence['slots']): Quiet | undefined {
  const clocks = [...slots.flatMap((slot) => readClockSlot(slot) ?? []), ...bareHours(text)]
  const [from, to] = clocks
  if (clocks.length > 2) return undefined
  if (from !== undefined && to !== undefined) return from === to ? undefined : { typed: `${from}-${to}`, isGuessed: false }
  if (from === undefined) return evening.test(text) ? { typed: `${dayEnds}-${dayStarts}`, isGuessed: true } : undefined
  const isBefore = /\b(?:before|until|till|avant|jusqu'?a?)\b/.test(text)
  const start = Number(from.split(':')[0])
  // "After 6" is said of the evening: nobody has to ask for silence after six in the morning.
  const own = !isBefore && start < 12 && !/\b[ap]\.?m\b/.test(text) ? `${start + 12}:${from.split(':')[1]}` : from
  return { typed: isBefore ? `${dayEnds}-${from}` : `${own}-${dayStarts}`, isGuessed: true }
}

const evening =
  /\b(?:evenings?|nights?|at night|after (?:work|hours|supper|dinner)|soirs?|soirees?|nuits?|apres (?:le travail|l'ouvrage|le souper|les heures))\b/

/** `after 6`: a number that no slot takes for a time. */
function bareHours(text: string): readonly string[] {
  const [, hour] = /\b(?:after|past|before|until|apres|avant) (\d{1,2})(?![\d:]| ?(?:h|am|pm|a\.m|p\.m))/.exec(text) ?? []
  return hour === undefined || Number(hour) > 23 ? [] : [`${hour.padStart(2, '0')}:00`]
}
