import type { Minutes } from '../src/domain/minutes/index.ts'
import { writeDate } from '../src/domain/plain-date.ts'
import { localOf } from '../src/domain/when/index.ts'
import { oneOf } from '../src/kit/arg-kinds.ts'
import { optional } from '../src/kit/args.ts'
import { answer, defineCommand } from '../src/kit/command.ts'
import { scopeOf, seriesNames } from '../src/kit/scope.ts'
import { bilingual } from '../src/texts/bilingual.ts'
import { formatDay } from '../src/texts/dates.ts'
import { fr } from '../src/texts/french.ts'
import { listMeetup } from '../src/texts/meetup.ts'

/** As many as fit one answer without scrolling away the question. */
const mostLines = 10

const texts = bilingual({
  en: {
    coming: () => '### Coming meetups',
    past: () => '### Past meetups',
    noneComing: () => 'No meetup is planned yet. `!meetup list past` shows the past ones.',
    nonePast: () => 'There is no past meetup yet.',
    minutes: (date: string) => `minutes: \`!meetup minutes ${date}\``,
  },
  fr: {
    coming: () => fr`### Rencontres à venir`,
    past: () => fr`### Rencontres passées`,
    noneComing: () => fr`Aucune rencontre n'est encore prévue. \`!rencontre liste passées\` montre celles qui ont eu lieu.`,
    nonePast: () => fr`Il n'y a pas encore de rencontre passée.`,
    minutes: (date) => fr`compte rendu : \`!rencontre compte-rendu ${date}\``,
  },
})

export const list = defineCommand({
  name: 'list',
  verbs: { en: ['list'], fr: ['liste'] },
  group: 'meetups',
  who: 'all',
  summary: {
    en: 'the coming meetups; `list past` those that were',
    fr: fr`les rencontres à venir; \`liste passées\` celles qui ont eu lieu`,
  },
  examples: { en: ['list', 'list past'], fr: ['liste', 'liste passées'] },
  args: { which: optional(oneOf({ past: ['past', 'passées', 'passés', 'passé'], coming: ['coming', 'à venir', 'next'] })) },
  async run(needs, { which }, caller) {
    const { meetups, attendance, minutes, clock } = needs
    const { lang, zone } = caller
    const say = texts[lang]
    const { series } = await scopeOf(needs, caller)
    const nameSeries = await seriesNames(needs)
    const now = clock.now()
    if (which !== 'past') {
      const coming = await meetups.coming(now, mostLines, series?.id)
      if (coming.length === 0) return answer(say.noneComing())
      const counts = await attendance.counts(coming.map(({ id }) => id))
      const lines = coming.map((meetup) =>
        listMeetup(meetup, { lang, now }, { counts: counts.get(meetup.id), series: nameSeries(meetup) }),
      )
      return answer([say.coming(), ...lines].join('\n'))
    }
    const days = new Map(
      (await minutes.all()).map((one: Minutes) => [writeDate(one.date), `- ${formatDay(one.date, lang, zone)}`]),
    )
    const withMinutes = new Set(days.keys())
    for (const meetup of await meetups.past(now, mostLines, series?.id)) {
      days.set(
        writeDate(localOf(meetup.startsAt, meetup.zone).date),
        listMeetup(meetup, { lang, now }, { series: nameSeries(meetup) }),
      )
    }
    const lines = [...days].toSorted(([a], [b]) => b.localeCompare(a)).slice(0, mostLines)
    if (lines.length === 0) return answer(say.nonePast())
    return answer(
      [say.past(), ...lines.map(([date, line]) => (withMinutes.has(date) ? `${line} · ${say.minutes(date)}` : line))].join(
        '\n',
      ),
    )
  },
})
