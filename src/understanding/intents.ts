import type { Lang } from './shared.ts'

/**
 * What the bot may do when it's certain about a sentence: `answer` only reads, `do` makes a small change for the person that
 * can be
 * undone, `ask` always waits for a confirmation.
 */
export type Effect = 'answer' | 'do' | 'ask'

/** Which slots become which argument; `arguments.ts` writes each of them. */
export type ArgumentKind =
  | 'coming-day'
  | 'past-day'
  | 'id'
  | 'new-moment'
  | 'two-days'
  | 'reminder'
  | 'title'
  | 'title-option'
  | 'topic'
  | 'question'
  | 'department'
  | 'language'
  | 'person'
  | 'talk-options'
  | 'own-messages'
  | 'quiet-hours'
  | 'year'
  | 'zone-place'
  | 'reason'

export interface IntentDefinition {
  readonly intent: string
  /** The English verb, which also names the command in the log. */
  readonly verb: Readonly<Record<Lang, string>>
  /** The verb when a day or number is given, for commands that are only about the next meetup. */
  readonly datedVerb?: Readonly<Record<Lang, string>>
  readonly effect: Effect
  readonly args?: readonly ArgumentKind[]
  /** Arguments without which the command can't run. */
  readonly needs?: readonly ArgumentKind[]
  /** The worst mistake would be to do one when the other was meant. */
  readonly opposites?: readonly string[]
  /** Part of the sentence is in words that no example can contain. */
  readonly hasFreeText?: true
  /** About the person who types: saying it for somebody else isn't a request. */
  readonly isPersonal?: true
}

const show = { en: 'show', fr: 'voir' }
const rsvp = { effect: 'do', args: ['coming-day'], isPersonal: true } as const

export const intentDefinitions: readonly IntentDefinition[] = [
  { intent: 'next', verb: { en: 'next', fr: 'prochaine' }, datedVerb: show, effect: 'answer', args: ['coming-day'] },
  { intent: 'list', verb: { en: 'list', fr: 'liste' }, effect: 'answer' },
  { intent: 'past', verb: { en: 'list past', fr: 'liste passées' }, effect: 'answer' },
  { intent: 'going', verb: { en: 'going', fr: 'participer' }, ...rsvp, opposites: ['notgoing', 'remote', 'maybe'] },
  { intent: 'remote', verb: { en: 'remote', fr: 'à distance' }, ...rsvp, opposites: ['notgoing', 'going', 'maybe'] },
  { intent: 'maybe', verb: { en: 'maybe', fr: 'peut-être' }, ...rsvp, opposites: ['notgoing', 'going', 'remote'] },
  { intent: 'notgoing', verb: { en: 'not going', fr: 'absent' }, ...rsvp, opposites: ['going', 'remote', 'maybe'] },
  { intent: 'count', verb: { en: 'count', fr: 'combien' }, effect: 'answer', args: ['coming-day'] },
  { intent: 'who', verb: { en: 'who', fr: 'qui' }, effect: 'answer', args: ['coming-day'], hasFreeText: true },
  {
    intent: 'present',
    verb: { en: 'present', fr: 'présenter' },
    effect: 'ask',
    args: ['title', 'talk-options'],
    needs: ['title'],
    opposites: ['withdraw'],
    hasFreeText: true,
    isPersonal: true,
  },
  {
    intent: 'withdraw',
    verb: { en: 'withdraw', fr: 'retirer' },
    effect: 'ask',
    args: ['id'],
    needs: ['id'],
    opposites: ['confirm', 'present'],
    hasFreeText: true,
    isPersonal: true,
  },
  {
    intent: 'confirm',
    verb: { en: 'confirm', fr: 'confirmer' },
    effect: 'ask',
    args: ['id'],
    needs: ['id'],
    opposites: ['withdraw'],
    isPersonal: true,
  },
  { intent: 'talks', verb: { en: 'talks', fr: 'présentations' }, datedVerb: show, effect: 'answer', args: ['coming-day'] },
  {
    intent: 'suggest',
    verb: { en: 'suggest', fr: 'suggérer' },
    effect: 'ask',
    args: ['topic'],
    needs: ['topic'],
    hasFreeText: true,
  },
  { intent: 'topics', verb: { en: 'topics', fr: 'sujets' }, effect: 'answer' },
  { intent: 'vote', verb: { en: 'vote', fr: 'voter' }, effect: 'do', args: ['id'], needs: ['id'] },
  { intent: 'minutes', verb: { en: 'minutes', fr: 'compte-rendu' }, effect: 'answer', args: ['past-day'] },
  { intent: 'ask', verb: { en: 'minutes', fr: 'compte-rendu' }, effect: 'answer', args: ['question'], hasFreeText: true },
  { intent: 'promised', verb: { en: 'promised', fr: 'suivis' }, effect: 'answer', args: ['person'] },
  { intent: 'materials', verb: { en: 'materials', fr: 'documents' }, effect: 'answer', args: ['past-day'] },
  {
    intent: 'remind',
    verb: { en: 'remind me', fr: 'rappelle-moi' },
    effect: 'do',
    args: ['reminder'],
    needs: ['reminder'],
    opposites: ['unremind'],
    hasFreeText: true,
  },
  { intent: 'reminders', verb: { en: 'reminders', fr: 'rappels' }, effect: 'answer' },
  {
    intent: 'unremind',
    verb: { en: 'cancel reminder', fr: 'annuler rappel' },
    effect: 'ask',
    args: ['id'],
    needs: ['id'],
    opposites: ['remind'],
  },
  {
    intent: 'schedule',
    verb: { en: 'schedule', fr: 'planifier' },
    effect: 'ask',
    args: ['new-moment', 'title-option'],
    needs: ['new-moment'],
    opposites: ['cancel'],
  },
  {
    intent: 'move',
    verb: { en: 'move', fr: 'déplacer' },
    effect: 'ask',
    args: ['two-days'],
    needs: ['two-days'],
    opposites: ['cancel'],
  },
  {
    intent: 'cancel',
    verb: { en: 'cancel meetup', fr: 'annuler rencontre' },
    effect: 'ask',
    args: ['coming-day', 'reason'],
    needs: ['coming-day'],
    opposites: ['schedule', 'move'],
  },
  { intent: 'announce', verb: { en: 'announce', fr: 'annoncer' }, effect: 'ask', args: ['coming-day'] },
  { intent: 'subscribe', verb: { en: 'subscribe', fr: 'abonner' }, effect: 'ask', opposites: ['unsubscribe'] },
  { intent: 'unsubscribe', verb: { en: 'unsubscribe', fr: 'désabonner' }, effect: 'ask', opposites: ['subscribe'] },
  { intent: 'organizers', verb: { en: 'roles', fr: 'rôles' }, effect: 'answer', hasFreeText: true },
  { intent: 'share', verb: { en: 'share', fr: 'partager' }, effect: 'answer', args: ['coming-day'] },
  { intent: 'calendar', verb: { en: 'calendar', fr: 'calendrier' }, effect: 'answer' },
  { intent: 'series', verb: { en: 'series', fr: 'série' }, effect: 'answer' },
  { intent: 'mytalks', verb: { en: 'talks mine', fr: 'mes présentations' }, effect: 'answer' },
  { intent: 'report', verb: { en: 'report', fr: 'bilan' }, effect: 'answer', args: ['year'] },
  {
    intent: 'mute',
    verb: { en: 'mute', fr: 'désactiver' },
    effect: 'do',
    args: ['own-messages'],
    opposites: ['unmute', 'unsubscribe', 'unremind', 'forget'],
    isPersonal: true,
  },
  {
    intent: 'unmute',
    verb: { en: 'unmute', fr: 'réactiver' },
    effect: 'do',
    args: ['own-messages'],
    opposites: ['mute'],
    isPersonal: true,
  },
  {
    intent: 'quiet',
    verb: { en: 'quiet me', fr: 'silence pour moi' },
    effect: 'do',
    args: ['quiet-hours'],
    opposites: ['unmute'],
    isPersonal: true,
  },
  { intent: 'zone', verb: { en: 'zone', fr: 'fuseau' }, effect: 'ask', args: ['zone-place'], hasFreeText: true },
  { intent: 'lang', verb: { en: 'lang', fr: 'langue' }, effect: 'do', args: ['language'], needs: ['language'] },
  {
    intent: 'department',
    verb: { en: 'department', fr: 'ministère' },
    effect: 'do',
    args: ['department'],
    needs: ['department'],
    hasFreeText: true,
    isPersonal: true,
  },
  { intent: 'forget', verb: { en: 'forget me', fr: 'oublie-moi' }, effect: 'ask' },
  { intent: 'undo', verb: { en: 'undo', fr: 'défaire' }, effect: 'ask' },
  { intent: 'help', verb: { en: 'help', fr: 'aide' }, effect: 'answer' },
  { intent: 'about', verb: { en: 'about', fr: 'à propos' }, effect: 'answer' },
  { intent: 'conduct', verb: { en: 'conduct', fr: 'conduite' }, effect: 'answer' },
  { intent: 'hello', verb: { en: 'hello', fr: 'bonjour' }, effect: 'answer' },
  { intent: 'thanks', verb: { en: 'thanks', fr: 'merci' }, effect: 'answer' },
]

const byIntent = new Map(intentDefinitions.map((definition) => [definition.intent, definition]))

export function definitionOf(intent: string): IntentDefinition | undefined {
  return byIntent.get(intent)
}

export function isChange(intent: string): boolean {
  const effect = byIntent.get(intent)?.effect
  return effect === 'do' || effect === 'ask'
}
