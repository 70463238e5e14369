import type { Meetup } from '../src/domain/meetup.ts'
import { writeDate } from '../src/domain/plain-date.ts'
import { localOf } from '../src/domain/when/index.ts'
import { answer, type Caller, defineCommand, refuse } from '../src/kit/command.ts'
import { findMeetup, meetupRef, meetupsOn } from '../src/kit/meetup-ref.ts'
import { scopeOf, seriesNames } from '../src/kit/scope.ts'
import type { Services } from '../src/kit/services.ts'
import { bilingual } from '../src/texts/bilingual.ts'
import { formatDay } from '../src/texts/dates.ts'
import { fr } from '../src/texts/french.ts'
import { describeMeetup } from '../src/texts/meetup.ts'
import { describeAgenda } from '../src/texts/talk.ts'

const texts = bilingual({
  en: {
    none: (date: string) =>
      `There is no meetup on ${date}. \`!meetup list\` shows the dates to come, \`!meetup list past\` those that were.`,
    minutes: (date: string) => `What was said: \`!meetup minutes ${date}\``,
    onlyMinutes: (date: string, iso: string) =>
      `I know no details of ${date}, but there are minutes: \`!meetup minutes ${iso}\``,
  },
  fr: {
    none: (date) =>
      fr`Il n'y a pas de rencontre ${date}. \`!rencontre liste\` montre les dates à venir, \`!rencontre liste passées\` les autres.`,
    minutes: (date) => fr`Ce qui s'y est dit : \`!rencontre compte-rendu ${date}\``,
    onlyMinutes: (date, iso) =>
      fr`Je n'ai pas de détails sur la rencontre tenue ${date}, mais il y a un compte rendu : \`!rencontre compte-rendu ${iso}\``,
  },
})

export const show = defineCommand({
  name: 'show',
  verbs: { en: ['show'], fr: ['voir', 'montrer'] },
  group: 'meetups',
  who: 'all',
  summary: { en: 'one meetup, by its date or number', fr: fr`une rencontre, par sa date ou son numéro` },
  examples: { en: ['show 2018-03-22', 'show third thursday'], fr: ['voir 2018-03-22', 'voir 3e jeudi'] },
  args: { which: meetupRef() },
  async run(needs, { which }, caller) {
    const { lang, zone } = caller
    const say = texts[lang]
    if ('id' in which) {
      const sought = await findMeetup(needs, which, caller)
      return 'problem' in sought ? refuse(sought.problem) : showAll(needs, [sought.meetup], caller)
    }
    const { series } = await scopeOf(needs, caller)
    for (const date of which.days) {
      const found = await meetupsOn(needs.meetups, date, series?.id)
      if (found.length > 0) return showAll(needs, found, caller)
      if ((await needs.minutes.on(date)).length > 0)
        return answer(say.onlyMinutes(formatDay(date, lang, zone), writeDate(date)))
    }
    const [asked] = which.days
    return asked === undefined ? refuse('') : refuse(say.none(formatDay(asked, lang, zone)))
  },
})

/** Meetups of one day, and whether there are minutes of it. */
async function showAll(needs: Services, found: readonly Meetup[], { lang, zone }: Caller) {
  const { attendance, talks, minutes, clock } = needs
  const now = clock.now()
  const [first, other] = found
  const date = first && localOf(first.startsAt, first.zone).date
  const hasMinutes = date !== undefined && (await minutes.on(date)).length > 0
  const counts = await attendance.counts(found.map(({ id }) => id))
  const nameSeries = await seriesNames(needs)
  const described: string[] = []
  for (const meetup of found) {
    const agenda = describeAgenda(meetup, await talks.agenda(meetup.id), { lang, now })
    const details = { counts: counts.get(meetup.id), agenda, series: nameSeries(meetup) }
    described.push(describeMeetup(meetup, { lang, zone, now }, details))
  }
  const text = [...described, ...(hasMinutes ? [texts[lang].minutes(writeDate(date))] : [])].join('\n\n')
  return { ...answer(text), ...(first !== undefined && other === undefined && { showsMeetup: first.id }) }
}
