import { optional } from '../../src/command/args/args.ts'
import { oneOf } from '../../src/command/args/choices.ts'
import { reply } from '../../src/command/reply.ts'
import { listMeetup } from '../../src/features/agenda/messages.ts'
import type { Minutes } from '../../src/features/minutes/index.ts'
import { roomContextOf, seriesNames } from '../../src/features/series/scope.ts'
import { nameTalk } from '../../src/features/talks/messages.ts'
import type { Talk } from '../../src/features/talks/model.ts'
import { localOf } from '../../src/shared/dates/local-time.ts'
import { writeDate } from '../../src/shared/dates/plain-date.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatDay } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { defineCommand } from '../define-command.ts'

/** As many as fit in one reply without scrolling the question away. */
const mostLines = 10

/** In UTF-16 units: a longer title would push the link off the line. */
const titleLength = 40

const texts = bilingual({
  en: {
    coming: () => '### Upcoming meetups',
    past: () => '### Past meetups',
    noneComing: () => 'No meetup is planned yet. `!meetup list past` shows the past ones.',
    nonePast: () => 'There are no past meetups yet.',
    minutes: (date: string) => `minutes: \`!meetup minutes ${date}\``,
    slides: (links: string) => `slides: ${links}`,
    recording: (links: string) => `recording: ${links}`,
  },
  fr: {
    coming: () => fr`### Rencontres à venir`,
    past: () => fr`### Rencontres passées`,
    noneComing: () => fr`Aucune rencontre n'est encore prévue. \`!rencontre liste passées\` montre celles qui ont eu lieu.`,
    nonePast: () => fr`Il n'y a pas encore de rencontre passée.`,
    minutes: (date) => fr`compte rendu : \`!rencontre compte-rendu ${date}\``,
    slides: (links) => fr`diapositives : ${links}`,
    recording: (links) => fr`enregistrement : ${links}`,
  },
})

export const list = defineCommand({
  name: 'list',
  verbs: { en: ['list'], fr: ['liste'] },
  group: 'meetups',
  who: 'all',
  summary: {
    en: 'the upcoming meetups; `list past` shows past ones',
    fr: fr`les rencontres à venir; \`liste passées\` celles qui ont eu lieu`,
  },
  examples: { en: ['list', 'list past'], fr: ['liste', 'liste passées'] },
  args: { which: optional(oneOf({ past: ['past', 'passées', 'passés', 'passé'], coming: ['coming', 'à venir', 'next'] })) },
  async run(needs, { which }, caller) {
    const { meetups, attendance, talks, minutes, clock } = needs
    const { lang, zone } = caller
    const say = texts[lang]
    const { series } = await roomContextOf(needs, caller)
    const nameSeries = await seriesNames(needs)
    const now = clock.now()
    if (which !== 'past') {
      const coming = await meetups.coming(now, mostLines, series?.id)
      if (coming.length === 0) return reply(say.noneComing())
      const counts = await attendance.counts(coming.map(({ id }) => id))
      const lines = coming.map((meetup) =>
        listMeetup(meetup, { lang, now }, { counts: counts.get(meetup.id), series: nameSeries(meetup) }),
      )
      const text = [say.coming(), ...lines].join('\n')
      return { ...reply(text), listed: coming.map(({ id, title = '' }) => ({ id, title })), shareable: () => text }
    }
    const days = new Map(
      (await minutes.all()).map((one: Minutes) => [writeDate(one.date), `- ${formatDay(one.date, lang, zone)}`]),
    )
    const withMinutes = new Set(days.keys())
    const links = new Map<string, readonly string[]>()
    for (const meetup of await meetups.past(now, mostLines, series?.id)) {
      const date = writeDate(localOf(meetup.startsAt, meetup.zone).date)
      days.set(date, listMeetup(meetup, { lang, now }, { series: nameSeries(meetup) }))
      links.set(date, describeLinks(await talks.agenda(meetup.id), lang))
    }
    const lines = [...days].toSorted(([a], [b]) => b.localeCompare(a)).slice(0, mostLines)
    if (lines.length === 0) return reply(say.nonePast())
    const written = lines.map(([date, line]) =>
      [line, ...(withMinutes.has(date) ? [say.minutes(date)] : []), ...(links.get(date) ?? [])].join(' · '),
    )
    const text = [say.past(), ...written].join('\n')
    return { ...reply(text), shareable: () => text }
  },
})

/** Slides and recordings of the talks of one meetup, each under the title of its talk. */
function describeLinks(agenda: readonly Talk[], lang: Lang): readonly string[] {
  const say = texts[lang]
  const link = ({ title }: Talk, url: string) => `[${nameTalk({ title: shorten(title) }, lang)}](${url})`
  const slides = agenda.flatMap((talk) => (talk.slidesUrl === undefined ? [] : [link(talk, talk.slidesUrl)]))
  const recordings = agenda.flatMap((talk) => (talk.recordingUrl === undefined ? [] : [link(talk, talk.recordingUrl)]))
  return [
    ...(slides.length === 0 ? [] : [say.slides(slides.join(', '))]),
    ...(recordings.length === 0 ? [] : [say.recording(recordings.join(', '))]),
  ]
}

function shorten(title: string): string {
  return title.length <= titleLength
    ? title
    : `${title
        .slice(0, titleLength - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`
}
