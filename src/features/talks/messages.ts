import type { EpochMs } from '../../shared/dates/time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { describeWhen } from '../meetups/messages.ts'
import { stateAt, type Talk, type TalkLang, type TalkState } from './model.ts'

const texts = bilingual({
  en: {
    quoted: (title: string) => `“${escapeMarkdown(title)}”`,
    language: (lang: TalkLang) => ({ en: 'in English', fr: 'in French', both: 'bilingual' })[lang],
    remote: () => 'remote',
    by: (name: string) => `**Presenter**: ${name}`,
    details: (details: string) => `**Details**: ${details}`,
    state: (state: string) => `**State**: ${state}`,
    states: (state: TalkState) =>
      ({
        held: 'on hold until an organizer has reviewed it',
        proposed: 'proposed',
        accepted: 'accepted, waiting for a date',
        scheduled: 'to be confirmed',
        confirmed: 'confirmed',
        given: 'given',
        declined: 'declined',
        withdrawn: 'withdrawn',
      })[state],
    wish: (moment: string) => `**Preferred date**: ${moment}`,
    wishShort: (moment: string) => `preferred date: ${moment}`,
    vendor: (name: string, sponsor: string | undefined) =>
      `**Vendor**: ${name}${sponsor === undefined ? '' : `, sponsored by ${sponsor}`}`,
    abstract: (words: string) => `**Abstract**: ${words}`,
    slides: (url: string) => `slides: ${url}`,
    recording: (url: string) => `recording: ${url}`,
    noSales: () =>
      '**No sales**: vendors are invited to share their expertise, not to sell. An organizer has to accept the talk first.',
  },
  fr: {
    quoted: (title) => fr`« ${escapeMarkdown(title)} »`,
    language: (lang) => fr`${{ en: 'en anglais', fr: 'en français', both: 'bilingue' }[lang]}`,
    remote: () => fr`à distance`,
    by: (name) => fr`**Par** : ${name}`,
    details: (details) => fr`**Détails** : ${details}`,
    state: (state) => fr`**État** : ${state}`,
    states: (state) =>
      ({
        held: fr`en attente de l'examen de l'équipe d'organisation`,
        proposed: fr`proposée`,
        accepted: fr`acceptée, sans date`,
        scheduled: fr`à confirmer`,
        confirmed: fr`confirmée`,
        given: fr`donnée`,
        declined: fr`refusée`,
        withdrawn: fr`retirée`,
      })[state],
    wish: (moment) => fr`**Date souhaitée** : ${moment}`,
    wishShort: (moment) => fr`date souhaitée : ${moment}`,
    vendor: (name, sponsor) => fr`**Fournisseur** : ${name}${sponsor === undefined ? '' : fr` (parrainage : ${sponsor})`}`,
    abstract: (words) => fr`**Résumé** : ${words}`,
    slides: (url) => fr`diapositives : ${url}`,
    recording: (url) => fr`enregistrement : ${url}`,
    noSales: () =>
      fr`**Aucune vente** : les fournisseurs sont invités à partager leur expertise, et non à vendre. L'équipe d'organisation doit d'abord accepter la présentation.`,
  },
})

export interface TalkReader {
  readonly lang: Lang
  readonly now: EpochMs
}

/** The title in the quotation marks of the language. */
export function nameTalk({ title }: Pick<Talk, 'title'>, lang: Lang): string {
  return texts[lang].quoted(title)
}

/** One line of a list: title, presenter, details, state where it matters, and links. */
export function listTalk(talk: Talk, { lang, now }: TalkReader): string {
  const say = texts[lang]
  const state = stateAt(talk, now)
  const isWish = (state === 'proposed' || state === 'held') && talk.meetup !== undefined
  const parts = [
    nameTalk(talk, lang),
    ...(talk.presenter === undefined ? [] : [escapeMarkdown(talk.presenter.username)]),
    describeDetails(talk, lang),
    ...(state === 'given' || state === 'confirmed' ? [] : [say.states(state)]),
    ...(isWish && talk.meetup ? [say.wishShort(formatMoment(talk.meetup.startsAt, lang, talk.meetup.zone))] : []),
    ...describeTalkLinks(talk, lang),
    `\`#${talk.id}\``,
  ]
  return `- ${parts.join(' · ')}`
}

/** Everything about one talk except its title, one line each. */
export function describeTalk(talk: Talk, { lang, now }: TalkReader): readonly string[] {
  const say = texts[lang]
  const { presenter, vendor, meetup, abstract } = talk
  const state = stateAt(talk, now)
  const isOnAgenda = state === 'scheduled' || state === 'confirmed' || state === 'given'
  const isOpen = state === 'proposed' || state === 'held'
  return [
    ...(presenter === undefined ? [] : [say.by(escapeMarkdown(presenter.username))]),
    say.details(describeDetails(talk, lang)),
    say.state(say.states(state)),
    ...(meetup !== undefined && isOnAgenda ? describeWhen(meetup, { lang, now, zone: meetup.zone }) : []),
    ...(meetup !== undefined && isOpen ? [say.wish(formatMoment(meetup.startsAt, lang, meetup.zone))] : []),
    ...(abstract === undefined ? [] : [say.abstract(escapeMarkdown(abstract))]),
    ...(vendor === undefined
      ? []
      : [say.vendor(escapeMarkdown(vendor.name), vendor.sponsor && escapeMarkdown(vendor.sponsor.username))]),
    ...describeTalkLinks(talk, lang).map((link) => `- ${link}`),
  ]
}

/** `in English`. */
export function nameTalkLang(spoken: TalkLang, lang: Lang): string {
  return texts[lang].language(spoken)
}

/** `20 min`. */
export function describeLength(minutes: number): string {
  return `${minutes}\u00a0min`
}

/** The rule for vendors; nothing for everybody else. */
export function describeNoSalesRule({ vendor }: Pick<Talk, 'vendor'>, lang: Lang): readonly string[] {
  return vendor === undefined ? [] : [texts[lang].noSales()]
}

function describeDetails({ lengthMinutes, lang: spoken, from }: Talk, lang: Lang): string {
  const say = texts[lang]
  return [describeLength(lengthMinutes), nameTalkLang(spoken, lang), ...(from === 'remote' ? [say.remote()] : [])].join(', ')
}

/** Where its slides and its recording are. */
export function describeTalkLinks({ slidesUrl, recordingUrl }: Talk, lang: Lang): readonly string[] {
  const say = texts[lang]
  return [
    ...(slidesUrl === undefined ? [] : [say.slides(slidesUrl)]),
    ...(recordingUrl === undefined ? [] : [say.recording(recordingUrl)]),
  ]
}
