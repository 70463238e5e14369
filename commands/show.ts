import { writeDate } from '../src/domain/plain-date.ts'
import { day } from '../src/kit/arg-kinds.ts'
import { answer, defineCommand, refuse } from '../src/kit/command.ts'
import { boundsOf } from '../src/kit/meetup-ref.ts'
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
  summary: { en: 'one meetup, by its date', fr: fr`une rencontre, par sa date` },
  examples: { en: ['show 2018-03-22', 'show third thursday'], fr: ['voir 2018-03-22', 'voir 3e jeudi'] },
  args: { days: day() },
  async run({ meetups, attendance, talks, minutes, clock, community }, { days }, { lang, zone }) {
    const say = texts[lang]
    const now = clock.now()
    for (const date of days) {
      const found = await meetups.between(...boundsOf(date, community.zone))
      const hasMinutes = (await minutes.on(date)).length > 0
      if (found.length > 0) {
        const counts = await attendance.counts(found.map(({ id }) => id))
        const described: string[] = []
        for (const meetup of found) {
          const agenda = describeAgenda(meetup, await talks.agenda(meetup.id), { lang, now })
          described.push(describeMeetup(meetup, { lang, zone, now }, { counts: counts.get(meetup.id), agenda }))
        }
        const text = [...described, ...(hasMinutes ? [say.minutes(writeDate(date))] : [])].join('\n\n')
        const [only, other] = found
        return { ...answer(text), ...(only !== undefined && other === undefined && { showsMeetup: only.id }) }
      }
      if (hasMinutes) return answer(say.onlyMinutes(formatDay(date, lang, zone), writeDate(date)))
    }
    const [asked] = days
    return asked === undefined ? refuse('') : refuse(say.none(formatDay(asked, lang, zone)))
  },
})
