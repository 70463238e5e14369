import { optional } from '../../src/command/args/args.ts'
import { wholeNumber } from '../../src/command/args/numbers.ts'
import { refuse, replyPrivately } from '../../src/command/reply.ts'
import { issueKey } from '../../src/features/private-addresses/key.ts'
import { describeReport } from '../../src/features/report/messages.ts'
import { reportLifeMs, reportPath } from '../../src/features/report/pages.ts'
import { readReport } from '../../src/features/report/read-report.ts'
import { localOf } from '../../src/shared/dates/local-time.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatMoment } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

/** Older than any meetup that the bot knows. */
const firstYear = 2000

const texts = bilingual({
  en: {
    page: (url: string) => `**Page with charts, and CSV**: ${url}`,
    until: (moment: string) => `It works until ${moment}, for anyone who has the address.`,
    elsewhere: () =>
      'The report covers everything that organizers see, so I only give it in a direct message: write me `report`.',
    noYear: (last: number) => `Name a year from ${firstYear} to ${last}: \`!meetup report ${last}\``,
  },
  fr: {
    page: (url) => fr`**Page avec graphiques, et CSV** : ${url}`,
    until: (moment) => fr`Elle fonctionne jusqu'à la date suivante, pour quiconque a l'adresse : ${moment}.`,
    elsewhere: () =>
      fr`Le bilan porte sur tout ce que voit l'équipe d'organisation; je ne le donne donc que par message direct. Écrivez-y-moi \`bilan\`.`,
    noYear: (last) => fr`Indiquez une année, de ${String(firstYear)} à ${String(last)} : \`!rencontre bilan ${String(last)}\``,
  },
})

export const report = defineCommand({
  name: 'report',
  verbs: { en: ['report'], fr: ['bilan'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'a year in numbers, without names: meetups, attendance, talks, actions; as text, charts and CSV',
    fr: fr`une année en chiffres, sans noms : rencontres, présences, présentations, suivis; sous forme de texte, de graphiques et de CSV`,
  },
  examples: { en: ['report', 'report 2026'], fr: ['bilan', 'bilan 2026'] },
  args: { year: optional(wholeNumber(9_999)) },
  changes: true,
  async run(needs, { year }, { id, lang, zone, room }) {
    const say = texts[lang]
    const { publicUrl, zone: localZone } = needs.community
    if (room.kind !== 'direct') return refuse(say.elsewhere())
    const at = needs.clock.now()
    const thisYear = localOf(at, localZone).date.year
    const about = year ?? thisYear
    if (about < firstYear || about > thisYear) return refuse(say.noYear(thisYear))
    const text = describeReport(await readReport(needs, about, at), lang)
    await needs.audit.add({ at, who: id, what: 'report', where: room.id, detail: String(about) })
    if (publicUrl === undefined) return replyPrivately(text)
    const until = at + reportLifeMs
    const key = await issueKey(needs.privateAddresses, { personId: id, kind: 'report', madeAt: at, year: about, until })
    const address = [say.page(`${publicUrl}${reportPath(key, lang)}`), say.until(formatMoment(until, lang, zone))]
    return { ...replyPrivately([text, ...address].join('\n')), isSecret: true }
  },
})
