import { pageOption, showPage } from '../../src/command/args/paging.ts'
import { refuse, replyPrivately } from '../../src/command/reply.ts'
import type { Mark } from '../../src/features/live-minutes/model.ts'
import { openHere, shorten } from '../../src/features/live-minutes/service.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { inlineCode } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

/** Marks per page. */
const mostMarks = 20

const texts = bilingual({
  en: {
    headline: (count: number) => `### ${count} ${plural('en', count, 'mark', 'marks')} so far`,
    none: () => 'These minutes have no marks yet. `!meetup note TEXT` adds one.',
    kind: (kind: Mark['kind']) => kind,
    how: () => '`!meetup s/old/new/ #1` corrects the first one.',
  },
  fr: {
    headline: (count) => fr`### ${count} ${plural('fr', count, 'marque', 'marques')} jusqu'ici`,
    none: () => fr`Ce compte rendu n'a pas encore de marque. \`!rencontre note TEXTE\` en ajoute une.`,
    kind: (kind) =>
      fr`${{ topic: 'sujet', talk: 'présentation', note: 'note', decision: 'décision', action: 'action', link: 'lien' }[kind]}`,
    how: () => fr`\`!rencontre s/ancien/nouveau/ #1\` corrige la première.`,
  },
})

export const listMarks = defineCommand({
  name: 'marks',
  verbs: { en: ['marks'], fr: ['marques'] },
  group: 'minutes',
  who: 'all',
  summary: {
    en: 'list the marks of the open minutes, with the numbers that `s/old/new/ #3` takes',
    fr: fr`énumérer les marques du compte rendu ouvert, avec les numéros pour \`s/ancien/nouveau/ #3\``,
  },
  examples: { en: ['marks'], fr: ['marques'] },
  args: { page: pageOption },
  changes: true,
  async run(needs, { page = 1 }, caller) {
    const { lang } = caller
    const say = texts[lang]
    const live = await openHere(needs, caller)
    if ('problem' in live) return refuse(live.problem)
    const marks = await needs.liveMinutes.marks(live.meetupId)
    if (marks.length === 0) return replyPrivately(say.none())
    const blocks = marks.map((mark, index) => `${index + 1}. ${say.kind(mark.kind)} · ${describeMark(mark)}`)
    const call = { en: '!meetup marks', fr: '!rencontre marques' }[lang]
    const shown = showPage(blocks, { page, most: mostMarks, lang, call })
    const lines = [say.headline(marks.length), ...shown.blocks, say.how()]
    // The next page belongs to the room where the minutes are open, so it has no button in a direct message.
    return replyPrivately([...lines, ...(shown.footer === undefined ? [] : [shown.footer])].join('\n'))
  },
})

function describeMark({ text, owner, due, url }: Mark): string {
  const parts = [owner && `@${owner.username}`, text === '' ? undefined : shorten(text), url, due]
  return inlineCode(parts.filter((part) => part !== undefined).join(' '))
}
