import { localOf } from '../../shared/dates/phrases/index.ts'
import type { EpochMs } from '../../shared/dates/time.ts'
import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatClock, formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { describeWhen } from '../meetups/messages.ts'
import { defaultPlanningMinutes, endsAt, type Meetup } from '../meetups/model.ts'
import { type AgendaLoad, measureAgenda, stateAt, type Talk, type TalkLang, type TalkState, turnsOf } from './model.ts'

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
    agenda: (load: string) => `**Agenda**: ${load}`,
    load: ({ taken, free }: AgendaLoad) => {
      const rest = free < 0 ? `, ${-free} min too long` : free > 0 ? `, time for ${free} more` : ''
      return `${taken} min of talks${rest}`
    },
    more: (count: number) => `- and ${count} more: \`!meetup talks\``,
    planning: () => 'planning',
    empty: () => 'no talks yet; propose one with `!meetup present "Title"`',
    backlog: (count: number) => `**Waiting for a date**: ${count} ${plural('en', count, 'talk', 'talks')}, \`!meetup talks\``,
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
    agenda: (load) => fr`**Ordre du jour** : ${load}`,
    load: ({ taken, free }) => {
      const rest = free < 0 ? fr`, soit ${-free} min de trop` : free > 0 ? fr`, encore ${free} min libres` : ''
      return fr`${taken} min de présentations${rest}`
    },
    more: (count) => fr`- et ${count} de plus : \`!rencontre présentations\``,
    planning: () => fr`planification`,
    empty: () => fr`aucune présentation pour l'instant; \`!rencontre présenter "Titre"\` en propose une`,
    backlog: (count) =>
      fr`**En attente d'une date** : ${count} ${plural('fr', count, 'présentation', 'présentations')}, \`!rencontre présentations\``,
    noSales: () =>
      fr`**Aucune vente** : les fournisseurs sont invités à partager leur expertise, et non à vendre. L'équipe d'organisation doit d'abord accepter la présentation.`,
  },
})

interface Reader {
  readonly lang: Lang
  readonly now: EpochMs
}

/** The title in the quotation marks of the language. */
export function nameTalk({ title }: Pick<Talk, 'title'>, lang: Lang): string {
  return texts[lang].quoted(title)
}

/** One line of a list: title, presenter, details, state where it matters, and links. */
export function listTalk(talk: Talk, { lang, now }: Reader): string {
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
export function describeTalk(talk: Talk, { lang, now }: Reader): readonly string[] {
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

/** The agenda of a meetup: how full it is, and at most `most` of its talks. A past meetup without talks has no agenda. */
export function describeAgenda(meetup: Meetup, talks: readonly Talk[], reader: Reader, most = talks.length): readonly string[] {
  const say = texts[reader.lang]
  if (talks.length === 0) return meetup.state === 'cancelled' || meetup.startsAt <= reader.now ? [] : [say.agenda(say.empty())]
  const listed = listInOrder(meetup, talks, reader, most)
  return [describeAgendaLoad(meetup, talks, reader.lang), ...listed, ...describeMore(talks.length - most, reader.lang)]
}

/** Planning comes first, then the talks in order, each with its time. Past talks have no times: nobody recorded them. */
function listInOrder(meetup: Meetup, talks: readonly Talk[], reader: Reader, most: number): readonly string[] {
  const listed = talks.slice(0, most)
  const { lang, now } = reader
  if (meetup.state === 'cancelled' || endsAt(meetup) <= now) return listed.map((talk) => listTalk(talk, reader))
  const { planningMinutes = defaultPlanningMinutes } = meetup
  const clockOf = (at: EpochMs) => formatClock(localOf(at, meetup.zone).time, lang)
  const planning =
    planningMinutes === 0
      ? []
      : [`- ${clockOf(meetup.startsAt)} · ${texts[lang].planning()} · ${describeLength(planningMinutes)}`]
  return [
    ...planning,
    ...turnsOf(meetup, listed).map(
      ({ talk, startsAt }) => `- ${clockOf(startsAt)} · ${listTalk(talk, reader).slice('- '.length)}`,
    ),
  ]
}

/** For what is posted in rooms: when each talk is, its title and who gives it, at most `most` of them. */
export function listTurns(meetup: Meetup, talks: readonly Talk[], lang: Lang, most = talks.length): readonly string[] {
  const lines = turnsOf(meetup, talks.slice(0, most)).map(({ talk, startsAt }) => {
    const clock = formatClock(localOf(startsAt, meetup.zone).time, lang)
    const by = talk.presenter === undefined ? [] : [escapeMarkdown(talk.presenter.username)]
    return `- ${[clock, nameTalk(talk, lang), ...by].join(' · ')}`
  })
  return [...lines, ...describeMore(talks.length - most, lang)]
}

/** `in English`. */
export function nameTalkLang(spoken: TalkLang, lang: Lang): string {
  return texts[lang].language(spoken)
}

/** Says that a list of talks is longer than what is shown; nothing when it isn't. */
export function describeMore(count: number, lang: Lang): readonly string[] {
  return count > 0 ? [texts[lang].more(count)] : []
}

/** `20 min`. */
export function describeLength(minutes: number): string {
  return `${minutes}\u00a0min`
}

/** How many talks are waiting for a date; nothing when none are. */
export function describeBacklog(count: number, lang: Lang): readonly string[] {
  return count === 0 ? [] : [texts[lang].backlog(count)]
}

/** `40 min of talks, time for 20 more`. */
export function describeLoad(meetup: Meetup, talks: readonly Talk[], lang: Lang): string {
  return texts[lang].load(measureAgenda(meetup, talks))
}

/** The same with its label. */
export function describeAgendaLoad(meetup: Meetup, talks: readonly Talk[], lang: Lang): string {
  return texts[lang].agenda(describeLoad(meetup, talks, lang))
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
