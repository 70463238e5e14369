import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatDay } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { describeCounts } from '../agenda/messages.ts'
import type { Missing } from '../follow-up/messages.ts'
import { titleOf } from '../meetups/messages.ts'
import { nameTalk } from '../talks/messages.ts'
import type { ComingMeetup, Digest } from './collect.ts'

const texts = bilingual({
  en: {
    headline: () => '### This week',
    coming: (title: string, id: number, day: string) => `**${title}** (\`#${id}\`), ${day}`,
    nobody: () => 'nobody has answered yet',
    talks: (count: number, confirmed: number) =>
      count === 0 ? '- nobody is presenting yet' : `- ${count} ${plural('en', count, 'talk', 'talks')}, ${confirmed} confirmed`,
    noTaker: (id: number) => `- nobody is taking the minutes yet: \`!meetup minute-taker #${id} @name\``,
    missing: (title: string, day: string, items: string) => `**Missing after ${title}**, ${day}: ${items}`,
    minutes: () => 'minutes',
    slides: (talk: string) => `slides of ${talk}`,
    recording: (talk: string) => `recording of ${talk}`,
    waiting: (titles: string, more: number) =>
      `**Proposals without a date**: ${titles}${more === 0 ? '' : ` and ${more} more`} · \`!meetup talks\``,
    refused: (count: number) =>
      `**Not delivered**: ${count} ${plural('en', count, 'message', 'messages')} in seven days · \`!meetup status\``,
  },
  fr: {
    headline: () => fr`### Cette semaine`,
    coming: (title, id, day) => fr`**${title}** (\`#${id}\`), ${day}`,
    nobody: () => fr`personne n'a encore répondu`,
    talks: (count, confirmed) =>
      count === 0
        ? fr`- personne ne présente encore`
        : fr`- ${count} ${plural('fr', count, 'présentation', 'présentations')}, dont ${confirmed} ${plural('fr', confirmed, 'confirmée', 'confirmées')}`,
    noTaker: (id) => fr`- personne ne rédige le compte rendu : \`!rencontre secrétaire #${id} @nom\``,
    missing: (title, day, items) => fr`**Encore attendu après ${title}**, ${day} : ${items}`,
    minutes: () => fr`compte rendu`,
    slides: (talk) => fr`diapositives de ${talk}`,
    recording: (talk) => fr`enregistrement de ${talk}`,
    waiting: (titles, more) =>
      fr`**Propositions sans date** : ${titles}${more === 0 ? '' : ` et ${more} de plus`} · \`!rencontre présentations\``,
    refused: (count) =>
      fr`**Non livré** : ${count} ${plural('fr', count, 'message', 'messages')} en sept jours · \`!rencontre état\``,
  },
})

const mostTitles = 5

/** One message for an organizer. */
export function describeDigest({ coming, missing, waiting, refused }: Digest, lang: Lang): string {
  const say = texts[lang]
  const titles = waiting.slice(0, mostTitles).map((talk) => `${nameTalk(talk, lang)} (\`#${talk.id}\`)`)
  return [
    say.headline(),
    ...coming.flatMap((one) => describeComing(one, lang)),
    ...missing.map(({ meetup, missing: items }) =>
      say.missing(
        titleOf(meetup, lang),
        formatDay(meetup.startsAt, lang, meetup.zone),
        items.map((one) => nameMissing(one, lang)).join(', '),
      ),
    ),
    ...(waiting.length === 0 ? [] : [say.waiting(titles.join(', '), waiting.length - titles.length)]),
    ...(refused === 0 ? [] : [say.refused(refused)]),
  ].join('\n')
}

function describeComing({ meetup, heads, talks, isTakerNamed }: ComingMeetup, lang: Lang): readonly string[] {
  const say = texts[lang]
  const confirmed = talks.filter(({ state }) => state === 'confirmed').length
  return [
    say.coming(titleOf(meetup, lang), meetup.id, formatDay(meetup.startsAt, lang, meetup.zone)),
    `- ${describeCounts(heads, lang) || say.nobody()}`,
    say.talks(talks.length, confirmed),
    ...(isTakerNamed ? [] : [say.noTaker(meetup.id)]),
  ]
}

function nameMissing(one: Missing, lang: Lang): string {
  const say = texts[lang]
  return one.what === 'minutes' ? say.minutes() : say[one.what](nameTalk(one.talk, lang))
}
