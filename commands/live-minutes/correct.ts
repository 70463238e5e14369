import type { Caller } from '../../src/command/caller.ts'
import { acknowledge, type Reply, refuse } from '../../src/command/reply.ts'
import type { Mark } from '../../src/features/live-minutes/model.ts'
import {
  auditMark,
  describeNotYours,
  type MarkRefusal,
  mayTake,
  openToMark,
  shorten,
} from '../../src/features/live-minutes/service.ts'
import { cleanWords } from '../../src/features/minutes/index.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown, inlineCode } from '../../src/shared/text/sanitize.ts'
import { type Correction, correction } from '../arguments/correction.ts'
import { markLength } from '../arguments/marks.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    none: () => "There's nothing in these minutes to correct yet. `!meetup note TEXT` adds something.",
    absent: (old: string) =>
      `“${escapeMarkdown(old)}” isn't in any mark of these minutes. Check the spelling, or remove your last mark with \`!meetup undo\`.`,
    absentThere: (old: string, mark: string) => `“${escapeMarkdown(old)}” isn't in that mark, which says ${mark}.`,
    noNumber: (number: number, count: number) =>
      `There's no mark ${number}: these minutes have ${count} so far. \`!meetup marks\` lists them.`,
    empty: () => 'That would leave the mark empty. `!meetup undo` removes it.',
    long: (most: number) => `A mark can have up to ${most} characters. Put the rest in another mark.`,
    changed: () => 'That mark has changed since, so nothing was undone.',
  },
  fr: {
    none: () => fr`Il n'y a encore rien à corriger dans ce compte rendu. \`!rencontre note TEXTE\` y ajoute quelque chose.`,
    absent: (old) =>
      fr`« ${escapeMarkdown(old)} » ne figure dans aucune marque de ce compte rendu. Vérifiez l'orthographe; \`!rencontre défaire\` retire votre dernière marque.`,
    absentThere: (old, mark) => fr`« ${escapeMarkdown(old)} » ne figure pas dans cette marque, qui dit ${mark}.`,
    noNumber: (number, count) =>
      fr`Il n'y a pas de marque ${number} : ce compte rendu en compte ${count}. \`!rencontre marques\` les énumère.`,
    empty: () => fr`Il ne resterait rien de votre marque. \`!rencontre défaire\` la retire.`,
    long: (most) => fr`Une marque compte au plus ${most} caractères. Mettez le reste dans une autre marque.`,
    changed: () => fr`Cette marque a changé depuis; je n'y ai donc pas touché.`,
  },
})

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
    en: 'correct the open minutes: `s/old/new/`, with `g` at the end for every occurrence in the mark, and `#3` for the third mark',
    fr: fr`corriger le compte rendu ouvert : \`s/ancien/nouveau/\`, suivi de \`g\` pour toutes les occurrences dans la marque, et de \`#3\` pour la troisième marque`,
  },
  examples: {
    en: ['s/Helm chart/Helm charts/', 's/chart/charts/g #1'],
    fr: ['s/charte Helm/chartes Helm/', 's/charte/chartes/g #1'],
  },
  args: { correction: correction() },
  changes: true,
  async run(needs, { correction: wanted }, caller): Promise<Reply<Reworded>> {
    const { old, fresh, isGlobal } = wanted
    const say = texts[caller.lang]
    const live = await openToMark(needs, caller)
    if ('problem' in live) return refuse(live.problem)
    const marks = await needs.liveMinutes.marks(live.meetupId)
    const mark = findMark(marks, wanted, caller)
    if ('problem' in mark) return refuse(mark.problem)
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

/**
 * The mark with a number, else the one whose message the correction replies to, else the newest one with these words: the
 * caller's own before anybody's.
 */
function findMark(marks: readonly Mark[], { old, number }: Correction, caller: Caller): Mark | MarkRefusal {
  const say = texts[caller.lang]
  if (marks.every(({ text }) => text === '')) return { problem: say.none() }
  if (number !== undefined && marks[number - 1] === undefined) return { problem: say.noNumber(number, marks.length) }
  const repliesTo = caller.message?.repliesTo
  const meant =
    number === undefined ? marks.find(({ messageId }) => messageId !== undefined && messageId === repliesTo) : marks[number - 1]
  if (meant !== undefined)
    return meant.text.includes(old) ? meant : { problem: say.absentThere(old, inlineCode(shorten(meant.text))) }
  const matching = marks.filter(({ text }) => text.includes(old))
  return matching.findLast(({ by }) => by === caller.id) ?? matching.at(-1) ?? { problem: say.absent(old) }
}
