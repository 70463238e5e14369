import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatDay, formatMonth } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import type { Computed, When } from './computed.ts'
import type { Minutes } from './index.ts'
import type { MinutesReader } from './quote-messages.ts'

const texts = bilingual({
  en: {
    count: (count: number, about: string | undefined, when: string) =>
      about === undefined
        ? `### ${count} ${plural('en', count, 'meetup', 'meetups')}${when === '' ? '' : ` in ${when}`} ${plural('en', count, 'has', 'have')} minutes`
        : `### ${count} ${plural('en', count, 'meetup', 'meetups')} about “${escapeMarkdown(about)}”${when === '' ? '' : ` in ${when}`}`,
    presented: (name: string, count: number) =>
      `### ${escapeMarkdown(name)} presented at ${count} ${plural('en', count, 'meetup', 'meetups')}, according to the minutes`,
    neverPresented: (name: string) => `No record: no minutes say that “${escapeMarkdown(name)}” presented.`,
    most: () => '### Who presented most, according to the minutes',
    nobody: () => 'No record: no minutes have a line such as “Speaker: …”.',
    times: (count: number) => `${count} ${plural('en', count, 'meetup', 'meetups')}`,
    more: (count: number) => `… and ${count} more`,
  },
  fr: {
    count: (count, about, when) =>
      about === undefined
        ? fr`### ${count} ${plural('fr', count, 'rencontre', 'rencontres')}${when === '' ? '' : fr` en ${when}`} ${plural('fr', count, 'a', 'ont')} un compte rendu`
        : fr`### ${count} ${plural('fr', count, 'rencontre', 'rencontres')} sur « ${escapeMarkdown(about)} »${when === '' ? '' : fr` en ${when}`}`,
    presented: (name, count) =>
      fr`### ${escapeMarkdown(name)} : présentation à ${count} ${plural('fr', count, 'rencontre', 'rencontres')}, d'après les comptes rendus`,
    neverPresented: (name) => fr`Aucune trace : aucun compte rendu ne dit que « ${escapeMarkdown(name)} » a présenté.`,
    most: () => fr`### Qui a présenté le plus, d'après les comptes rendus`,
    nobody: () => fr`Aucune trace : aucun compte rendu n'a de ligne comme « Présenté par … ».`,
    times: (count) => fr`${count} ${plural('fr', count, 'rencontre', 'rencontres')}`,
    more: (count) => fr`… et ${count} de plus`,
  },
})

const mostListed = 12

/** What was computed from the minutes, with the days of the files it comes from. */
export function describeComputed(computed: Computed, { lang, zone }: MinutesReader): string {
  const say = texts[lang]
  if (computed.kind !== 'most-presented') {
    const { found } = computed
    if (computed.kind === 'presented' && found.length === 0) return say.neverPresented(computed.name)
    const headline =
      computed.kind === 'presented'
        ? say.presented(computed.name, found.length)
        : say.count(found.length, computed.about, describeWhen(computed.when, lang))
    const days = found.map((one) => `- ${describeDay(one, lang, zone)}`)
    return listShort(headline, days, lang)
  }
  const rows = computed.presenters.map(({ name, found }) => {
    const days = found.slice(0, 3).map((one) => formatDay(one.date, lang, zone))
    return `- **${escapeMarkdown(name)}** · ${say.times(found.length)} · ${days.join(' · ')}${found.length > 3 ? ' …' : ''}`
  })
  return rows.length === 0 ? say.nobody() : listShort(say.most(), rows, lang)
}

function describeWhen(when: When | undefined, lang: Lang): string {
  if (when === undefined) return ''
  const { year, month } = when
  return month === undefined ? String(year) : formatMonth({ year, month }, lang)
}

function describeDay({ date, url }: Minutes, lang: Lang, zone: string): string {
  return [formatDay(date, lang, zone), url].filter((part) => part !== undefined).join(' · ')
}

function listShort(headline: string, rows: readonly string[], lang: Lang): string {
  const more = rows.length > mostListed ? [texts[lang].more(rows.length - mostListed)] : []
  return [headline, ...rows.slice(0, mostListed), ...more].join('\n')
}
