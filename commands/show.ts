import { type PlainDate, writeDate } from '../src/domain/plain-date.ts'
import { addDays, startOfDay } from '../src/domain/when/index.ts'
import { day } from '../src/kit/arg-kinds.ts'
import { answer, defineCommand, refuse } from '../src/kit/command.ts'
import { bilingual } from '../src/texts/bilingual.ts'
import { formatDay } from '../src/texts/dates.ts'
import { fr } from '../src/texts/french.ts'
import { describeMeetup } from '../src/texts/meetup.ts'

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
  async run({ meetups, minutes, clock, community }, { days }, { lang, zone }) {
    const say = texts[lang]
    const now = clock.now()
    for (const date of days) {
      const found = await meetups.between(...boundsOf(date, community.zone))
      const hasMinutes = (await minutes.on(date)).length > 0
      if (found.length > 0) {
        const described = found.map((meetup) => describeMeetup(meetup, { lang, zone, now }))
        return answer([...described, ...(hasMinutes ? [say.minutes(writeDate(date))] : [])].join('\n\n'))
      }
      if (hasMinutes) return answer(say.onlyMinutes(formatDay(date, lang, zone), writeDate(date)))
    }
    const [asked] = days
    return asked === undefined ? refuse('') : refuse(say.none(formatDay(asked, lang, zone)))
  },
})

function boundsOf(date: PlainDate, zone: string): [number, number] {
  const from = startOfDay(date, zone)
  const following = addDays(date, 1)
  return [from, following === undefined ? from : startOfDay(following, zone)]
}
