import type { EpochMs } from '../../shared/dates/time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMrkdwn, mrkdwnLink } from '../../shared/text/mrkdwn.ts'
import { copyDetails, copyTitle } from '../agenda/plain-text-export.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Talk } from '../talks/model.ts'
import type { MirrorNews } from './model.ts'

const texts = bilingual({
  en: {
    announced: (title: string) => `Meetup: ${title}`,
    moved: (title: string) => `New date: ${title}`,
    relocated: (title: string) => `New place: ${title}`,
    cancelled: (title: string) => `Cancelled: ${title}`,
    revived: (title: string) => `Back on: ${title}`,
    before: (moment: string) => `Before: ${moment}`,
    placeless: () => 'Where: not known yet',
    page: () => 'All meetups and calendar',
    conduct: () => 'Code of conduct',
  },
  fr: {
    announced: (title) => fr`Rencontre : ${title}`,
    moved: (title) => fr`Nouvelle date : ${title}`,
    relocated: (title) => fr`Nouveau lieu : ${title}`,
    cancelled: (title) => fr`Annulée : ${title}`,
    revived: (title) => fr`De nouveau au programme : ${title}`,
    before: (moment) => fr`Auparavant : ${moment}`,
    placeless: () => fr`Où : à préciser`,
    page: () => fr`Toutes les rencontres et le calendrier`,
    conduct: () => fr`Code de conduite`,
  },
})

export interface MirrorContent {
  readonly news: MirrorNews
  /** Without what is for members only. */
  readonly meetup: Meetup
  /** Talks without names. */
  readonly agenda: readonly Talk[]
  /** The start that the mirror was told, if any. */
  readonly toldStart: EpochMs | undefined
  readonly conduct: Readonly<Record<Lang, string>>
  /** Address of the public pages, without a slash at the end. */
  readonly base: string | undefined
}

/** Slack advises 4,000 characters a post. */
const mostCharacters = 4_000

/** A post in Slack's markup, one block a language. Talks that don't fit are left out. */
export function describeNews(content: MirrorContent, languages: readonly Lang[]): string {
  const { agenda } = content
  for (let most = agenda.length; ; most -= 1) {
    const shown = { ...content, agenda: agenda.slice(0, most) }
    const text = languages.map((lang) => inLanguage(shown, lang)).join('\n\n')
    if (text.length <= mostCharacters || most <= 0) return text
  }
}

function inLanguage(content: MirrorContent, lang: Lang): string {
  const { news, meetup } = content
  const headline = texts[lang][news](copyTitle({ ...meetup, state: 'planned' }, lang))
  return [`*${escapeMrkdwn(headline)}*`, ...listDetails(content, lang).map(escapeMrkdwn), listLinks(content, lang)].join('\n')
}

function listDetails({ news, meetup, agenda, toldStart }: MirrorContent, lang: Lang): readonly string[] {
  const say = texts[lang]
  if (news === 'announced' || news === 'revived') return copyDetails(meetup, agenda, lang)
  const details = copyDetails(meetup, [], lang)
  if (news === 'moved' && toldStart !== undefined) return [...details, say.before(formatMoment(toldStart, lang, meetup.zone))]
  return news === 'relocated' && meetup.place === undefined ? [...details, say.placeless()] : details
}

function listLinks({ meetup, conduct, base }: MirrorContent, lang: Lang): string {
  const say = texts[lang]
  const path = meetup.series === undefined ? `/${lang}` : `/${lang}/series/${meetup.series.id}`
  const page = base === undefined ? [] : [mrkdwnLink(base + path, say.page())]
  return [...page, mrkdwnLink(conduct[lang], say.conduct())].join(' · ')
}
