import { reply } from '../../src/command/reply.ts'
import { findSeries } from '../../src/features/lookup/find-series.ts'
import { listDates } from '../../src/features/series/date-messages.ts'
import { describeSeries, describeSeriesRooms } from '../../src/features/series/messages.ts'
import { datesOf } from '../../src/features/series/plan-dates.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    headline: (name: string, id: number) => `### ${escapeMarkdown(name)} (\`#${id}\`)`,
    hints: () => 'One date: `!meetup show #ID` · Organizers: `!meetup help series edit`, `skip`, `move`',
  },
  fr: {
    headline: (name, id) => fr`### ${escapeMarkdown(name)} (\`#${id}\`)`,
    hints: () =>
      fr`Une date : \`!rencontre voir #ID\` · Organisateurs : \`!rencontre aide série modifier\`, \`sauter\`, \`déplacer\``,
  },
})

export const series = defineCommand({
  name: 'series',
  verbs: { en: ['series'], fr: ['série', 'séries'] },
  group: 'meetups',
  who: 'all',
  summary: {
    en: 'the recurring meetups: rules, channels and upcoming dates',
    fr: fr`les rencontres périodiques : règles, salons, et ce que deviennent les prochaines dates`,
  },
  examples: { en: ['series'], fr: ['série'] },
  args: {},
  async run(needs, _args, caller) {
    const { lang } = caller
    const say = texts[lang]
    const now = needs.clock.now()
    const blocks: string[] = []
    for (const one of await needs.series.all()) {
      const lines = [
        say.headline(one.name, one.id),
        ...describeSeries(one, lang),
        ...describeSeriesRooms(await needs.series.rooms(one.id), lang),
        ...listDates(one, await datesOf(needs, one), { lang, now }),
      ]
      blocks.push(lines.join('\n'))
    }
    if (blocks.length > 0) return reply([...blocks, say.hints()].join('\n\n'))
    const none = await findSeries(needs, undefined, caller)
    return reply('problem' in none ? none.problem : say.hints())
  },
})
