import { complain, type Positional, taken } from '../../src/command/args/args.ts'
import { textOf } from '../../src/command/args/kinds.ts'
import { type Reply, refuse } from '../../src/command/reply.ts'
import type { Mark } from '../../src/features/live-minutes/model.ts'
import { acknowledge, auditMark, describeNotYours, mayTake, openToMark } from '../../src/features/live-minutes/service.ts'
import { cleanWords } from '../../src/features/minutes/index.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { markLength } from '../arguments/marks.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    form: () => 'What should be replaced with what? Write `!meetup s/old/new/`.',
    none: () => "There's nothing in these minutes to correct yet. `!meetup note TEXT` adds something.",
    absent: (old: string) =>
      `“${escapeMarkdown(old)}” isn't in any mark of these minutes. Check the spelling, or remove your last mark with \`!meetup undo\`.`,
    empty: () => 'That would leave the mark empty. `!meetup undo` removes it.',
    long: (most: number) => `A mark can have up to ${most} characters. Put the rest in another mark.`,
    changed: () => 'That mark has changed since, so nothing was undone.',
  },
  fr: {
    form: () => fr`Que faut-il remplacer, et par quoi? Écrivez \`!rencontre s/ancien/nouveau/\`.`,
    none: () => fr`Il n'y a encore rien à corriger dans ce compte rendu. \`!rencontre note TEXTE\` y ajoute quelque chose.`,
    absent: (old) =>
      fr`« ${escapeMarkdown(old)} » ne figure dans aucune marque de ce compte rendu. Vérifiez l'orthographe; \`!rencontre défaire\` retire votre dernière marque.`,
    empty: () => fr`Il ne resterait rien de votre marque. \`!rencontre défaire\` la retire.`,
    long: (most) => fr`Une marque compte au plus ${most} caractères. Mettez le reste dans une autre marque.`,
    changed: () => fr`Cette marque a changé depuis; je n'y ai donc pas touché.`,
  },
})

interface Correction {
  readonly old: string
  readonly fresh: string
  /** Every occurrence, not only the first one. */
  readonly isGlobal: boolean
}

interface Reworded {
  readonly meetupId: number
  readonly markId: number
  readonly before: string
  readonly after: string
}

export const correct = defineCommand({
  name: 'correct',
  verbs: { en: ['s', 'correct'], fr: ['s', 'corriger'] },
  group: 'minutes',
  who: 'all',
  summary: {
    en: 'correct the open minutes: `s/old/new/`, with `/g` for every occurrence in the mark',
    fr: fr`corriger le compte rendu ouvert : \`s/ancien/nouveau/\`, avec \`/g\` pour toutes les occurrences dans la marque`,
  },
  examples: { en: ['s/Helm chart/Helm charts/'], fr: ['s/charte Helm/chartes Helm/'] },
  args: { correction: correction() },
  changes: true,
  async run(needs, { correction: { old, fresh, isGlobal } }, caller): Promise<Reply<Reworded>> {
    const say = texts[caller.lang]
    const live = await openToMark(needs, caller)
    if ('problem' in live) return refuse(live.problem)
    const marks = (await needs.liveMinutes.marks(live.meetupId)).filter(({ text }) => text !== '')
    if (marks.length === 0) return refuse(say.none())
    const mark = findMark(marks, old, caller.id)
    if (mark === undefined) return refuse(say.absent(old))
    // A function, because `$&` in a replacement string would be interpreted.
    const after = isGlobal ? mark.text.replaceAll(old, () => fresh) : mark.text.replace(old, () => fresh)
    if (cleanWords(after) === '') return refuse(say.empty())
    if (after.length > markLength) return refuse(say.long(markLength))
    await needs.liveMinutes.reword(mark.id, after)
    await auditMark(needs, caller, 'correct', `#${live.meetupId} mark ${mark.id}`)
    const undo = { data: { meetupId: live.meetupId, markId: mark.id, before: mark.text, after } }
    return { ...acknowledge(), undo }
  },
  async undo(needs, { meetupId, markId, before, after }: Reworded, caller) {
    const live = await needs.liveMinutes.lock(meetupId)
    const mark = (await needs.liveMinutes.marks(meetupId)).find(({ id }) => id === markId)
    if (live?.state !== 'open' || mark?.text !== after) return refuse(texts[caller.lang].changed())
    if (!(await mayTake(needs, live, caller))) return refuse(describeNotYours(live, caller.lang))
    await needs.liveMinutes.reword(markId, before)
    return acknowledge()
  },
})

/** The newest mark with these words: the caller's own, or else anybody's. */
function findMark(marks: readonly Mark[], old: string, by: string): Mark | undefined {
  const matching = marks.filter(({ text }) => text.includes(old))
  return matching.findLast((mark) => mark.by === by) ?? matching.at(-1)
}

/**
 * `/old/new/` or `|old|new|`, optionally followed by `g`. The last delimiter may be left out. Inside the words, a delimiter is
 * escaped with a backslash.
 */
function correction(): Positional<Correction> {
  return {
    kind: 'positional',
    read(words, { lang }) {
      const typed = textOf(words)
      const [delimiter = ''] = typed
      const parts = delimiter === '/' || delimiter === '|' ? splitAt(typed.slice(1), delimiter) : []
      const [old = '', fresh, flag = ''] = parts
      return old === '' || fresh === undefined || parts.length > 3 || !/^g?$/i.test(flag.trim())
        ? complain(texts[lang].form())
        : taken({ old, fresh, isGlobal: flag.trim() !== '' }, words.tokens.length)
    },
  }
}

function splitAt(typed: string, delimiter: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (let index = 0; index < typed.length; index++) {
    const isEscaped = typed[index] === '\\' && typed[index + 1] === delimiter
    if (isEscaped) index += 1
    if (typed[index] === delimiter && !isEscaped) {
      parts.push(part)
      part = ''
    } else part += typed[index] ?? ''
  }
  return [...parts, part]
}
