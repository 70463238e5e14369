import { type Args, optional, type ValuesOf } from '../../src/command/args/args.ts'
import type { Command } from '../../src/command/command.ts'
import type { NewMark } from '../../src/features/live-minutes/model.ts'
import { addMarkByCommand, type MadeMark, undoMark } from '../../src/features/live-minutes/service.ts'
import type { Services } from '../../src/features/services.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { dayOption } from '../arguments/future-day.ts'
import { linkArgument, markWords, mentionedPerson } from '../arguments/marks.ts'
import { defineCommand } from '../define-command.ts'

/** One of the commands below, with what its words say as a mark. */
interface ReadableMark {
  readonly command: Command<Services>
  readonly toMark: (args: Readonly<Record<string, unknown>>) => NewMark
}

type Definition<A extends Args> = Parameters<typeof defineCommand<A, never, MadeMark>>[0]

interface MarkCommand<A extends Args> extends Pick<Definition<A>, 'name' | 'verbs' | 'summary' | 'examples' | 'args'> {
  readonly toMark: (args: ValuesOf<A>) => NewMark
}

/** A command that adds one mark to the minutes that are open in the room, for the minute-taker and organizers. */
function defineMark<A extends Args>({ toMark, ...described }: MarkCommand<A>): ReadableMark {
  const command = defineCommand<A, never, MadeMark>({
    ...described,
    group: 'minutes',
    who: 'all',
    changes: true,
    run: (needs, args, caller) => addMarkByCommand(needs, toMark(args), caller),
    undo: undoMark,
  })
  // The command's own arguments were read from the same words.
  return { command, toMark: (args) => toMark(args as ValuesOf<A>) }
}

const noteMark = defineMark({
  name: 'note',
  verbs: { en: ['note'], fr: ['note', 'noter'] },
  summary: { en: 'add a remark to the open minutes', fr: fr`mettre une remarque au compte rendu ouvert` },
  examples: {
    en: ['note Helm charts are shared by three departments'],
    fr: ['note Trois ministères partagent leurs chartes Helm'],
  },
  args: { words: markWords() },
  toMark: ({ words }) => ({ kind: 'note', text: words }),
})

const decisionMark = defineMark({
  name: 'decision',
  verbs: { en: ['decision', 'decided'], fr: ['décision', 'décidé'] },
  summary: { en: 'add a decision to the open minutes', fr: fr`mettre une décision au compte rendu ouvert` },
  examples: { en: ['decision We meet on the third Thursday'], fr: ['décision Nous nous réunissons le troisième jeudi'] },
  args: { words: markWords() },
  toMark: ({ words }) => ({ kind: 'decision', text: words }),
})

const linkMark = defineMark({
  name: 'link',
  verbs: { en: ['link'], fr: ['lien'] },
  summary: { en: 'add a link to the open minutes', fr: fr`mettre un lien au compte rendu ouvert` },
  examples: {
    en: ['link https://helm.sh', 'link https://helm.sh The site of Helm'],
    fr: ['lien https://helm.sh', 'lien https://helm.sh Le site de Helm'],
  },
  args: { url: linkArgument(), words: optional(markWords()) },
  toMark: ({ url, words = '' }) => ({ kind: 'link', text: words, url }),
})

const actionMark = defineMark({
  name: 'action',
  verbs: { en: ['action'], fr: ['action', 'tâche'] },
  summary: {
    en: 'add an action item to the open minutes: who does what, and by when',
    fr: fr`mettre au compte rendu ouvert ce que quelqu'un doit faire, et pour quand`,
  },
  examples: {
    en: ['action @alice share the Helm chart', 'action @alice book the room due:next friday'],
    fr: ['action @francois partager la charte Helm', 'action @francois réserver la salle échéance:vendredi prochain'],
  },
  args: { owner: mentionedPerson(), words: markWords(), due: dayOption({ en: 'due', fr: 'échéance' }) },
  toMark: ({ owner, words, due }) => ({
    kind: 'action',
    text: words,
    ...(owner !== undefined && { owner: { id: owner.id, username: owner.username } }),
    ...(due !== undefined && { due }),
  }),
})

export const { command: note } = noteMark
export const { command: decision } = decisionMark
export const { command: link } = linkMark
export const { command: action } = actionMark

/** Those whose words alone say what the mark is. */
export const readableMarks: readonly ReadableMark[] = [noteMark, decisionMark, linkMark, actionMark]
