import type { Lang } from '../shared/i18n/lang.ts'
import type { Sentence } from './read-sentence.ts'

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
  const hours = readHours(text)
  const parts = [...(hours === undefined ? [] : [hours.typed]), ...days]
  if (parts.length === 0) return undefined
  const names = slots.some(
    ({ kind, text: slot }) => ['date', 'period', 'month'].includes(kind) || /^(?:tomorrow|demain)/.test(slot),
  )
  return { typed: parts.join(' '), isGuessed: hours?.isGuessed === true || (hours !== undefined && days.length > 0) || names }
}

/** A time of day as typed; bare numbers could be in the morning or in the evening. */
interface TypedHour {
  readonly hour: number
  readonly minute: number
  readonly isBare: boolean
}

function readHours(text: string): Quiet | undefined {
  const hours = findHours(text)
  const [from, to] = hours
  if (hours.length > 2) return undefined
  if (from === undefined) return evening.test(text) ? { typed: `${dayEnds}-${dayStarts}`, isGuessed: true } : undefined
  if (to === undefined) return readOneHour(from, text)
  if (allowing.test(text)) {
    const end = to.isBare && to.hour <= from.hour ? afternoon(to) : to
    return { typed: `${write(end)}-${write(from)}`, isGuessed: true }
  }
  const start = from.isBare && from.hour < 12 ? afternoon(from) : from
  return { typed: `${write(start)}-${write(to)}`, isGuessed: from.isBare || to.isBare }
}

/** "After 6" is said of the evening: nobody has to ask for silence after six in the morning. */
function readOneHour(hour: TypedHour, text: string): Quiet {
  const isMorning = /\b(?:before|until|till|avant|jusqu'?a?)\b/.test(text)
  const start = hour.isBare && hour.hour < 12 ? afternoon(hour) : hour
  return { typed: isMorning ? `${dayEnds}-${write(hour)}` : `${write(start)}-${dayStarts}`, isGuessed: true }
}

function findHours(text: string): readonly TypedHour[] {
  return [...text.matchAll(hourForm)].flatMap(([, before, digits, minutes, unit, half]) => {
    const hour = Number(digits)
    const minute = Number(minutes ?? 0)
    const isBare = minutes === undefined && unit === undefined && half === undefined
    if (hour > 23 || minute > 59 || (isBare && before === undefined)) return []
    const own = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
    return [{ hour: own, minute, isBare }]
  })
}

const hourForm =
  /(?:\b(after|past|before|until|till|from|between|to|at|like|and|apres|avant|entre|de|a|et) )?\b(\d{1,2})(?:(?::| ?h ?)(\d\d)\b)?( ?h(?:eures?)?\b)?(?: ?([ap])\.?m\b)?/g

/** The hours named are those when messages may come. */
const allowing = /\b(?:only|just|seulement|juste|uniquement)\b/

function afternoon(hour: TypedHour): TypedHour {
  return { ...hour, hour: (hour.hour + 12) % 24 }
}

function write({ hour, minute }: TypedHour): string {
  return `${hour}:${String(minute).padStart(2, '0')}`
}

const evening =
  /\b(?:evenings?|nights?|at night|after (?:work|hours|supper|dinner)|soirs?|soirees?|nuits?|apres (?:le travail|l'ouvrage|le souper|les heures))\b/
