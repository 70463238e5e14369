import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatDay } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import type { Mark } from '../live-minutes/model.ts'
import { titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { nameTalk } from '../talks/messages.ts'
import type { Talk } from '../talks/model.ts'

/** Something people still expect after a meetup. */
export type Missing =
  | { readonly what: 'minutes' }
  | { readonly what: 'slides' | 'recording'; readonly talk: Pick<Talk, 'id' | 'title'> }

const texts = bilingual({
  en: {
    headline: (title: string, day: string) => `### Still missing after ${title}\n**When**: ${day}`,
    last: () => "I won't ask again.",
    slides: (title: string, id: number) =>
      `- the slides of ${title}: \`!meetup attach #${id} slides:https://…\`; if there are none, \`!meetup dismiss slides #${id}\``,
    recording: (title: string, id: number) =>
      `- the recording of ${title}: \`!meetup attach #${id} recording:https://…\`; if there is none, \`!meetup dismiss recording #${id}\``,
    minutes: (id: number) => `- the minutes: \`!meetup end #${id}\`; if there are none, \`!meetup dismiss minutes #${id}\``,
    published: (title: string, day: string) => `### The minutes are available: ${title}\n**When**: ${day}`,
    page: (url: string) => `**Minutes**: ${url}`,
    call: (day: string) => `**To read them**: \`!meetup minutes ${day}\``,
    actions: (title: string, day: string) => `### Your action items from ${title}\n**When**: ${day}`,
    action: (words: string, due: string | undefined) => `- ${words}${due === undefined ? '' : `, by ${due}`}`,
    slidesOf: (title: string, url: string) => `- ${title}, slides: ${url}`,
    recordingOf: (title: string, url: string) => `- ${title}, recording: ${url}`,
  },
  fr: {
    headline: (title, day) => fr`### Encore attendu après ${title}\n**Quand** : ${day}`,
    last: () => fr`Je ne vous le demanderai plus.`,
    slides: (title, id) =>
      fr`- les diapositives de ${title} : \`!rencontre joindre #${id} diapositives:https://…\`; s'il n'y en a pas, \`!rencontre renoncer diapositives #${id}\``,
    recording: (title, id) =>
      fr`- l'enregistrement de ${title} : \`!rencontre joindre #${id} enregistrement:https://…\`; s'il n'y en a pas, \`!rencontre renoncer enregistrement #${id}\``,
    minutes: (id) =>
      fr`- le compte rendu : \`!rencontre terminer #${id}\`; s'il n'y en a pas, \`!rencontre renoncer compte-rendu #${id}\``,
    published: (title, day) => fr`### Le compte rendu est là : ${title}\n**Quand** : ${day}`,
    page: (url) => fr`**Compte rendu** : ${url}`,
    call: (day) => fr`**Pour le lire** : \`!rencontre compte-rendu ${day}\``,
    actions: (title, day) => fr`### Ce que vous avez à faire : ${title}\n**Quand** : ${day}`,
    action: (words, due) => fr`- ${words}${due === undefined ? '' : `, d'ici le ${due}`}`,
    slidesOf: (title, url) => fr`- ${title}, diapositives : ${url}`,
    recordingOf: (title, url) => fr`- ${title}, enregistrement : ${url}`,
  },
})

/** For the people who can provide it. `isLast`: they won't be asked again. */
export function askForMissing(meetup: Meetup, missing: readonly Missing[], isLast: boolean, lang: Lang): string {
  const say = texts[lang]
  const lines = missing.map((one) =>
    one.what === 'minutes' ? say.minutes(meetup.id) : say[one.what](nameTalk(one.talk, lang), one.talk.id),
  )
  const head = say.headline(titleOf(meetup, lang), formatDay(meetup.startsAt, lang, meetup.zone))
  return [head, ...lines, ...(isLast ? [say.last()] : [])].join('\n')
}

/** Where minutes can be read. */
export interface PublishedPage {
  /** ISO, for the command to type. */
  readonly day: string
  readonly url: string | undefined
}

/** For the owner of action items. */
export function describeActions(
  meetup: Meetup,
  { day, url }: PublishedPage,
  actions: readonly Pick<Mark, 'text' | 'due'>[],
  lang: Lang,
): string {
  const say = texts[lang]
  const head = say.actions(titleOf(meetup, lang), formatDay(meetup.startsAt, lang, meetup.zone))
  const lines = actions.map(({ text, due }) => say.action(escapeMarkdown(text), due))
  return [head, ...lines, url === undefined ? say.call(day) : say.page(url)].join('\n')
}

/** For the rooms where the meetup was announced. */
export function describeMinutesThere(meetup: Meetup, { day, url }: PublishedPage, talks: readonly Talk[], lang: Lang): string {
  const say = texts[lang]
  const links = talks.flatMap((talk) => [
    ...(talk.slidesUrl === undefined ? [] : [say.slidesOf(nameTalk(talk, lang), talk.slidesUrl)]),
    ...(talk.recordingUrl === undefined ? [] : [say.recordingOf(nameTalk(talk, lang), talk.recordingUrl)]),
  ])
  const head = say.published(titleOf(meetup, lang), formatDay(meetup.startsAt, lang, meetup.zone))
  return [head, url === undefined ? say.call(day) : say.page(url), ...links].join('\n')
}
