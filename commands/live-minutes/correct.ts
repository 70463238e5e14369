import { complain, type Positional, taken } from '../../src/command/args/args.ts'
import { textOf } from '../../src/command/args/kinds.ts'
import { type Reply, refuse } from '../../src/command/reply.ts'
import { acknowledge, auditMark, openToMark } from '../../src/features/live-minutes/service.ts'
import { cleanWords } from '../../src/features/minutes/index.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { markLength } from '../arguments/marks.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    form: () => 'What should be replaced with what? Write `!meetup s/old/new/`.',
    none: () => "You haven't added anything to these minutes yet. `!meetup note TEXT` does.",
    absent: (old: string) =>
      `“${escapeMarkdown(old)}” isn't in your last mark. To correct another one, reply to it in its thread. \`!meetup undo\` removes the last one.`,
    empty: () => 'That would leave the mark empty. `!meetup undo` removes it.',
    long: (most: number) => `A mark can have up to ${most} characters. Put the rest in another mark.`,
    changed: () => 'That mark has changed since, so nothing was undone.',
  },
  fr: {
    form: () => fr`Que faut-il remplacer, et par quoi? Écrivez \`!rencontre s/ancien/nouveau/\`.`,
    none: () =>
      fr`Vous n'avez rien marqué dans ce compte rendu qui puisse être corrigé. \`!rencontre note TEXTE\` marque quelque chose.`,
    absent: (old) =>
      fr`« ${escapeMarkdown(old)} » ne figure pas dans votre dernière marque, la seule qui puisse être corrigée. \`!rencontre défaire\` la retire.`,
    empty: () => fr`Il ne resterait rien de votre marque. \`!rencontre défaire\` la retire.`,
    long: (most) => fr`Une marque compte au plus ${most} caractères. Mettez le reste dans une autre marque.`,
    changed: () => fr`Cette marque a changé depuis; je n'y ai donc pas touché.`,
  },
})

interface Correction {
  readonly old: string
  readonly fresh: string
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
    en: 'correct your last mark in the open minutes: `s/old/new/`',
    fr: fr`corriger votre dernière marque au compte rendu ouvert : \`s/ancien/nouveau/\``,
  },
  examples: { en: ['s/Helm chart/Helm charts/'], fr: ['s/charte Helm/chartes Helm/'] },
  args: { correction: correction() },
  changes: true,
  async run(needs, { correction: { old, fresh } }, caller): Promise<Reply<Reworded>> {
    const say = texts[caller.lang]
    const live = await openToMark(needs, caller)
    if ('problem' in live) return refuse(live.problem)
    const mark = await needs.liveMinutes.lastMarkOf(live.meetupId, caller.id)
    if (mark === undefined) return refuse(say.none())
    if (!mark.text.includes(old)) return refuse(say.absent(old))
    // A function, because `$&` in a replacement would mean something.
    const after = mark.text.replace(old, () => fresh)
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
    await needs.liveMinutes.reword(markId, before)
    return acknowledge()
  },
})

/** `/old/new/`, the last stroke being optional; a stroke inside the words is written `\/`. */
function correction(): Positional<Correction> {
  return {
    kind: 'positional',
    read(words, { lang }) {
      const [, old = '', fresh = ''] = /^\/((?:\\\/|[^/])+)\/((?:\\\/|[^/])*)\/?$/s.exec(textOf(words)) ?? []
      const unstroke = (one: string) => one.replaceAll('\\/', '/')
      return old === ''
        ? complain(texts[lang].form())
        : taken({ old: unstroke(old), fresh: unstroke(fresh) }, words.tokens.length)
    },
  }
}
