import type { Lang } from '../shared/i18n/lang.ts'
import { intentDefinitions } from './intent-definitions.ts'

/**
 * What the bot may do when it's certain about a sentence: `answer` only reads, `do` makes a small change that the person can
 * undo, `ask` always waits for a confirmation.
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
  | 'details'
  | 'named-meetup'
  | 'coming-meetup'
  | 'meetup-changes'
  | 'topic'
  | 'question'
  | 'department'
  | 'language'
  | 'person'
  | 'username'
  | 'channel'
  | 'talk-options'
  | 'own-messages'
  | 'quiet-hours'
  | 'year'
  | 'zone-place'
  | 'reason'
  | 'choice'
  | 'talk-day'
  | 'links'
  | 'changes'
  | 'delay'
  | 'seats'

export interface IntentDefinition {
  readonly intent: string
  /** The English one also names the command in the log. */
  readonly verb: Readonly<Record<Lang, string>>
  /** The verb when a day or number is given, for commands that are only about the next meetup. */
  readonly datedVerb?: Readonly<Record<Lang, string>>
  /** The verb when it's for other people in a channel; it waits for a confirmation. */
  readonly groupVerb?: Readonly<Record<Lang, string>>
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

const byIntent = new Map(intentDefinitions.map((definition) => [definition.intent, definition]))

export function definitionOf(intent: string): IntentDefinition | undefined {
  return byIntent.get(intent)
}

export function isChange(intent: string): boolean {
  const effect = byIntent.get(intent)?.effect
  return effect === 'do' || effect === 'ask'
}
