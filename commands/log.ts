import type { Lang } from '../src/domain/lang.ts'
import { wholeNumber } from '../src/kit/arg-kinds.ts'
import { optional } from '../src/kit/args.ts'
import { answerPrivately, defineCommand } from '../src/kit/command.ts'
import type { Services } from '../src/kit/services.ts'
import { bilingual, plural } from '../src/texts/bilingual.ts'
import { formatMoment } from '../src/texts/dates.ts'
import { fr } from '../src/texts/french.ts'
import { plain } from '../src/texts/hygiene.ts'

const usualLines = 10
const mostLines = 30

type Entry = Awaited<ReturnType<Services['audit']['latest']>>[number]

const texts = bilingual({
  en: {
    headline: (count: number) => `### The last ${count} ${plural('en', count, 'change', 'changes')}`,
    none: () => 'Nothing has been changed yet.',
    forgotten: () => 'somebody who was forgotten',
    direct: () => 'direct message',
  },
  fr: {
    headline: (count) => fr`### ${plural('fr', count, 'La dernière modification', `Les ${count} dernières modifications`)}`,
    none: () => fr`Rien n'a encore été modifié.`,
    forgotten: () => fr`une personne oubliée`,
    direct: () => fr`message direct`,
  },
})

export const log = defineCommand({
  name: 'log',
  verbs: { en: ['log'], fr: ['journal'] },
  group: 'organizers',
  who: 'organizer',
  summary: { en: 'who changed what, and when', fr: fr`qui a modifié quoi, et quand` },
  examples: { en: ['log', 'log 30'], fr: ['journal', 'journal 30'] },
  args: { count: optional(wholeNumber(mostLines)) },
  async run({ audit }, { count = usualLines }, { lang, zone }) {
    const say = texts[lang]
    const entries = await audit.latest(count)
    if (entries.length === 0) return answerPrivately(say.none())
    return answerPrivately([say.headline(entries.length), ...entries.map((entry) => writeLine(entry, lang, zone))].join('\n'))
  },
})

function writeLine({ at, who, what, room, detail }: Entry, lang: Lang, zone: string): string {
  const place = room?.kind === 'direct' ? texts[lang].direct() : room?.name === undefined ? '' : `#${plain(room.name)}`
  const name = who === '' ? texts[lang].forgotten() : plain(who)
  const parts = [formatMoment(at, lang, zone), name, `**${plain(what)}** ${plain(detail)}`.trim(), place]
  return `- ${parts.filter((part) => part !== '').join(' · ')}`
}
