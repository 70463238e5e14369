import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { describeEarlierDate, describeReason } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { describeLength, describeNoSalesRule, describeTalk, nameTalk, type TalkReader } from './messages.ts'
import type { Talk } from './model.ts'

/** What happened to a talk, for people other than the one who did it. */
export type TalkNews =
  | { readonly kind: 'proposed' | 'accepted' | 'scheduled' | 'confirmed' | 'back' | 'changed' | 'sponsored' }
  | { readonly kind: 'moved'; readonly before: Meetup }
  /** `before`: the meetup whose agenda now has a gap. */
  | { readonly kind: 'withdrawn'; readonly before?: Meetup }
  | { readonly kind: 'declined'; readonly reason: string }
  | { readonly kind: 'removed'; readonly reason?: string }
  /** The presenter changed a talk that an organizer had accepted; `was` is the earlier state. */
  | { readonly kind: 'edited'; readonly was: Pick<Talk, 'title' | 'lengthMinutes'> }
  /** The presenter wants another title for a confirmed talk that has been announced. */
  | { readonly kind: 'title wanted'; readonly title: string }

type Kind = TalkNews['kind']

/** What an organizer decides about a vendor's talk. */
export type TalkDecision = { readonly kind: 'accepted' | 'scheduled' } | Extract<TalkNews, { readonly kind: 'declined' }>

const texts = bilingual({
  en: {
    headline: (kind: Kind, title: string) =>
      `### ${
        {
          proposed: 'New talk proposal',
          accepted: 'Your talk is accepted',
          scheduled: 'Your talk is on the agenda',
          moved: 'Your talk has moved to another date',
          confirmed: 'Your talk is confirmed',
          declined: 'Your talk is declined',
          withdrawn: 'A talk was withdrawn',
          back: 'A talk is back',
          changed: 'Your talk was changed',
          removed: 'An organizer removed your talk',
          edited: 'The presenter changed a talk',
          'title wanted': 'The presenter asks for a new title',
          sponsored: "You're named as the sponsor of a talk",
        }[kind]
      }: ${title}`,
    sponsorHeadline: (kind: TalkDecision['kind'], title: string) =>
      `### ${
        {
          accepted: 'The talk you sponsor is accepted',
          scheduled: 'The talk you sponsor is on the agenda',
          declined: 'The talk you sponsor is declined',
        }[kind]
      }: ${title}`,
    was: (title: string, length: string) => `**Before**: ${title}, ${length}`,
    wanted: (title: string) => `**New title**: ${title}`,
    rename: (id: number) => `**To change it**: \`!meetup edit #${id} title:…\``,
    decide: (id: number) =>
      `\`!meetup accept #${id}\` (add a date to schedule it) · \`!meetup decline #${id} reason:…\` · \`!meetup talks\``,
    soon: () => "The organizers will schedule it; I'll let you know when they do.",
    confirm: (id: number) => `Will you be there? \`!meetup confirm #${id}\` · \`!meetup withdraw #${id}\``,
    sponsor: () => "If you don't know about this, please tell an organizer; `!meetup roles` names them.",
    again: () => 'You can always offer another one: `!meetup present "Title"`',
  },
  fr: {
    headline: (kind, title) =>
      fr`### ${
        {
          proposed: fr`Une présentation est proposée`,
          accepted: fr`Votre présentation est acceptée`,
          scheduled: fr`Votre présentation est à l'ordre du jour`,
          moved: fr`Votre présentation change de date`,
          confirmed: fr`Votre présentation est confirmée`,
          declined: fr`Votre présentation n'est pas retenue`,
          withdrawn: fr`Une présentation est retirée`,
          back: fr`Une présentation est rétablie`,
          changed: fr`Votre présentation est modifiée`,
          removed: fr`L'équipe d'organisation a enlevé votre présentation`,
          edited: fr`Une présentation a été modifiée par la personne qui la donne`,
          'title wanted': fr`La personne qui présente demande un nouveau titre`,
          sponsored: fr`Votre nom est donné pour parrainer une présentation`,
        }[kind]
      } : ${title}`,
    sponsorHeadline: (kind, title) =>
      fr`### ${
        {
          accepted: fr`La présentation que vous parrainez est acceptée`,
          scheduled: fr`La présentation que vous parrainez est à l'ordre du jour`,
          declined: fr`La présentation que vous parrainez n'est pas retenue`,
        }[kind]
      } : ${title}`,
    was: (title, length) => fr`**Avant** : ${title}, ${length}`,
    wanted: (title) => fr`**Nouveau titre** : ${title}`,
    rename: (id) => fr`**Pour le changer** : \`!rencontre modifier #${id} titre:…\``,
    decide: (id) =>
      fr`\`!rencontre accepter #${id}\` (avec une date : et la placer) · \`!rencontre refuser #${id} raison:…\` · \`!rencontre présentations\``,
    soon: () => fr`L'équipe d'organisation lui donnera une date; je vous écrirai à ce moment-là.`,
    confirm: (id) => fr`Serez-vous là? \`!rencontre confirmer #${id}\` · \`!rencontre retirer #${id}\``,
    sponsor: () =>
      fr`Si vous n'êtes pas au courant, veuillez le dire à l'équipe d'organisation; \`!rencontre rôles\` indique qui en fait partie.`,
    again: () => fr`Vous pouvez toujours en proposer une autre : \`!rencontre présenter "Titre"\``,
  },
})

/** One piece of news about a talk, with what its reader can do about it. */
export function describeTalkNews(talk: Talk, news: TalkNews, reader: TalkReader): string {
  const { lang } = reader
  const say = texts[lang]
  return [
    say.headline(news.kind, nameTalk(talk, lang)),
    ...('reason' in news ? describeReason(news.reason, lang) : []),
    ...(news.kind === 'edited' ? [say.was(nameTalk(news.was, lang), describeLength(news.was.lengthMinutes))] : []),
    ...(news.kind === 'title wanted' ? [say.wanted(nameTalk(news, lang))] : []),
    ...('before' in news ? [describeEarlierDate(news.before, lang)] : []),
    ...describeTalk(talk, reader),
    ...(news.kind === 'proposed' || news.kind === 'sponsored' ? describeNoSalesRule(talk, lang) : []),
    ...closing(talk, news.kind, lang),
  ].join('\n')
}

/** What an organizer has decided about a vendor's talk, for the employee who invited it. */
export function describeDecision(talk: Talk, decision: TalkDecision, reader: TalkReader): string {
  const { lang } = reader
  const say = texts[lang]
  return [
    say.sponsorHeadline(decision.kind, nameTalk(talk, lang)),
    ...(decision.kind === 'declined' ? describeReason(decision.reason, lang) : []),
    ...describeTalk(talk, reader),
  ].join('\n')
}

function closing({ id, state }: Talk, kind: Kind, lang: Lang): readonly string[] {
  const say = texts[lang]
  switch (kind) {
    case 'proposed':
      return [say.decide(id)]
    case 'accepted':
      return [say.soon()]
    case 'scheduled':
    case 'moved':
      return state === 'scheduled' ? [say.confirm(id)] : []
    case 'title wanted':
      return [say.rename(id)]
    case 'sponsored':
      return [say.sponsor()]
    case 'declined':
      return [say.again()]
    default:
      return []
  }
}
