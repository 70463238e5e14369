import type { Caller } from '../../command/caller.ts'
import { type Reply, replyPrivately } from '../../command/reply.ts'
import type { Notice } from '../../messaging/notice.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { explainNumber, type NumberNeeds } from '../lookup/explain-number.ts'
import type { Meetup } from '../meetups/model.ts'
import { noticeTo } from '../people/notice.ts'
import type { Services } from '../services.ts'
import { describeTalk, nameTalk } from './messages.ts'
import { stateAt, type Talk, type TalkRole, type TalkState, type TalkStep, takeStep } from './model.ts'
import { describeDecision, describeTalkNews, type TalkDecision, type TalkNews } from './news-messages.ts'
import type { TalkChange } from './repository.ts'

export type TalkNeeds = Pick<Services, 'talks' | 'roles' | 'people' | 'audit' | 'clock'>

const texts = bilingual({
  en: {
    unknown: (id: number) => `There is no talk \`#${id}\`. \`!meetup talks\` lists them, \`!meetup talks mine\` yours.`,
    notYours: (title: string) => `Only whoever presents ${title}, or an organizer, can do this.`,
    notNow: (title: string, state: TalkState, byOrganizer: boolean) =>
      `${title} is ${state}, so ${byOrganizer ? 'only an organizer can do this' : 'this cannot be done'}.`,
    possible: (calls: string) => `You can: ${calls}`,
    call: (step: TalkStep, id: number) =>
      `!meetup ${
        {
          accept: `accept #${id}`,
          decline: `decline #${id} reason:…`,
          place: `place #${id} DATE`,
          confirm: `confirm #${id}`,
          withdraw: `withdraw #${id}`,
          edit: `edit #${id} length:30`,
          slides: `attach #${id} slides:https://…`,
          recording: `attach #${id} recording:https://…`,
        }[step]
      }`,
  },
  fr: {
    unknown: (id) =>
      fr`Il n'y a pas de présentation \`#${id}\`. \`!rencontre présentations\` les énumère, \`!rencontre mes présentations\` les vôtres.`,
    notYours: (title) => fr`Seule la personne qui présente ${title}, ou un organisateur, peut le faire.`,
    notNow: (title, state, byOrganizer) =>
      fr`${title} : la présentation est ${
        {
          held: 'en attente de l’examen d’un organisateur',
          proposed: 'proposée',
          accepted: 'acceptée',
          scheduled: 'à l’ordre du jour',
          confirmed: 'confirmée',
          given: 'donnée',
          declined: 'refusée',
          withdrawn: 'retirée',
        }[state]
      }; ${byOrganizer ? fr`seul un organisateur peut donc le faire` : fr`cela n'est donc pas possible`}.`,
    possible: (calls) => fr`Vous pouvez : ${calls}`,
    call: (step, id) =>
      fr`!rencontre ${
        {
          accept: `accepter #${id}`,
          decline: `refuser #${id} raison:…`,
          place: `placer #${id} DATE`,
          confirm: `confirmer #${id}`,
          withdraw: `retirer #${id}`,
          edit: `modifier #${id} durée:30`,
          slides: `joindre #${id} diapositives:https://…`,
          recording: `joindre #${id} enregistrement:https://…`,
        }[step]
      }`,
  },
})

export interface OpenedTalk {
  readonly talk: Talk
  /** Where the step leads. */
  readonly to: TalkState
  readonly roles: readonly TalkRole[]
}

/** Holds a talk for a step that somebody wants it to take; `problem` says why it cannot, and what can be done. Within a transaction. */
export async function openTalk(
  needs: TalkNeeds & NumberNeeds,
  id: number,
  step: TalkStep,
  caller: Caller,
): Promise<OpenedTalk | { readonly problem: string }> {
  const say = texts[caller.lang]
  const { talks, roles: holders, clock } = needs
  const talk = await talks.lock(id)
  const roles = talk === undefined ? [] : await rolesOf(talk, caller, holders)
  if (talk === undefined || !mayKnow(talk, roles, caller))
    return { problem: await explainNumber(needs, id, caller, say.unknown(id)) }
  const state = stateAt(talk, clock.now())
  const result = takeStep(state, step, roles)
  if (result.ok) return { talk, to: result.to, roles }
  const title = nameTalk(talk, caller.lang)
  if (result.why === 'role' && roles.length === 0) return { problem: say.notYours(title) }
  const calls = result.possible.map((one) => `\`${say.call(one, id)}\``).join(' · ')
  return {
    problem: [say.notNow(title, state, result.why === 'role'), ...(calls === '' ? [] : [say.possible(calls)])].join('\n'),
  }
}

/** A talk by its number, for somebody who may know of it: what nobody has accepted, or nobody gives, is not shown around. */
export async function lookUpTalk(
  needs: Pick<TalkNeeds, 'roles'> & NumberNeeds,
  id: number,
  caller: Caller,
): Promise<Talk | { readonly problem: string }> {
  const { talks, roles: holders } = needs
  const talk = await talks.find(id)
  const isKnown = talk !== undefined && mayKnow(talk, await rolesOf(talk, caller, holders), caller)
  return isKnown ? talk : { problem: await explainNumber(needs, id, caller, texts[caller.lang].unknown(id)) }
}

async function rolesOf(talk: Talk, { id }: Caller, holders: Services['roles']): Promise<readonly TalkRole[]> {
  return [
    ...(talk.presenter?.id === id ? (['presenter'] as const) : []),
    ...((await holders.has(id, 'organizer')) ? (['organizer'] as const) : []),
  ]
}

function mayKnow(talk: Talk, roles: readonly TalkRole[], { id }: Caller): boolean {
  return isPublic(talk) || roles.length > 0 || talk.vendor?.sponsor?.id === id
}

/** False for what no organizer has looked at yet, or what nobody will give. */
export function isPublic({ state }: Pick<Talk, 'state'>): boolean {
  return state !== 'held' && state !== 'declined' && state !== 'withdrawn'
}

/** The talks that wait for a date, or for a decision when everybody may know of them; of one series those offered for it or for any. */
export async function waitingTalks(talks: Services['talks'], seriesId: number | undefined): Promise<readonly Talk[]> {
  const waiting = (await talks.backlog()).filter(({ state }) => state !== 'held')
  return waiting.filter((talk) => seriesId === undefined || talk.seriesId === undefined || talk.seriesId === seriesId)
}

/** The talks that could be given at a meetup: those offered for its series, or for none. */
export async function waitingFor(talks: Services['talks'], { series }: Pick<Meetup, 'series'>): Promise<readonly Talk[]> {
  const waiting = await waitingTalks(talks, series?.id)
  return waiting.filter(({ seriesId }) => seriesId === undefined || seriesId === series?.id)
}

/** Changes a talk that was opened, and writes it into the history and, with a remark, into the audit log. */
export async function changeTalk(
  { talks, audit, clock }: TalkNeeds,
  talk: Talk,
  change: TalkChange,
  step: TalkStep | 'undo' | 'cancel' | 'reopen',
  { id: who, room }: { readonly id: string; readonly room: Pick<Caller['room'], 'id'> },
  remark = '',
): Promise<Talk> {
  const at = clock.now()
  const changed = await talks.change(talk.id, change, { at, who, step })
  const place = changed.meetup === undefined ? '' : ` (#${changed.meetup.id})`
  const detail = `#${talk.id} ${talk.state} > ${changed.state}${place}${remark === '' ? '' : `: ${remark}`}`
  const about = talk.presenter === undefined || talk.presenter.id === who ? {} : { about: talk.presenter.id }
  await audit.add({ at, who, what: `talk ${step}`, where: room.id, detail, ...about })
  return changed
}

/** The answer to somebody who changed a talk: all see a mark that it was heard, they alone what came of it. */
export function replyWithTalk(
  headline: string,
  talk: Talk,
  { lang, now }: { readonly lang: Lang; readonly now: number },
  more: readonly string[],
): Reply<never> {
  const text = [`### ${headline}`, ...describeTalk(talk, { lang, now }), ...more].join('\n')
  return { ...replyPrivately(text), reaction: ':white_check_mark:' }
}

/** Whoever presents a talk hears what somebody else did to it. */
export async function notifyPresenter(
  needs: Pick<TalkNeeds, 'people' | 'clock'>,
  talk: Talk,
  news: TalkNews,
  caller: Pick<Caller, 'id'>,
): Promise<readonly Notice[]> {
  const { presenter } = talk
  if (presenter === undefined || presenter.id === caller.id) return []
  return [await notify(needs, talk, news, presenter)]
}

/** Each organizer hears it once, but for whoever did it. */
export async function notifyOrganizers(
  needs: Pick<TalkNeeds, 'people' | 'clock' | 'roles'>,
  talk: Talk,
  news: TalkNews,
  caller: Pick<Caller, 'id'>,
): Promise<readonly Notice[]> {
  const organizers = (await needs.roles.all()).filter(({ personId }) => personId !== caller.id)
  const notices: Notice[] = []
  for (const { personId: id, username } of organizers) notices.push(await notify(needs, talk, news, { id, username }))
  return notices
}

/** The organizers hear which slots come free when somebody is forgotten; the news names nobody. */
export async function notifyOfFreeSlots(needs: TalkNeeds, caller: Pick<Caller, 'id'>): Promise<readonly Notice[]> {
  const notices: Notice[] = []
  for (const { presenter: _, ...talk } of await needs.talks.of(caller.id)) {
    const state = stateAt(talk, needs.clock.now())
    if (talk.meetup === undefined || (state !== 'scheduled' && state !== 'confirmed')) continue
    const news = { kind: 'withdrawn', before: talk.meetup } as const
    notices.push(...(await notifyOrganizers(needs, { ...talk, state: 'withdrawn' }, news, caller)))
  }
  return notices
}

export async function notifySponsor(needs: Pick<TalkNeeds, 'people' | 'clock'>, talk: Talk): Promise<readonly Notice[]> {
  const sponsor = talk.vendor?.sponsor
  return sponsor === undefined ? [] : [await notify(needs, talk, { kind: 'sponsored' }, sponsor)]
}

/** Whoever sponsors a vendor's talk hears what an organizer has decided, unless they are that organizer. */
export async function notifySponsorOfDecision(
  { people, clock }: Pick<TalkNeeds, 'people' | 'clock'>,
  talk: Talk,
  decision: TalkDecision,
  caller: Pick<Caller, 'id'>,
): Promise<readonly Notice[]> {
  const sponsor = talk.vendor?.sponsor
  if (sponsor === undefined || sponsor.id === caller.id) return []
  return [await noticeTo(people, sponsor, (lang) => describeDecision(talk, decision, { lang, now: clock.now() }))]
}

function notify(
  { people, clock }: Pick<TalkNeeds, 'people' | 'clock'>,
  talk: Talk,
  news: TalkNews,
  person: { readonly id: string; readonly username: string },
): Promise<Notice> {
  return noticeTo(people, person, (lang) => describeTalkNews(talk, news, { lang, now: clock.now() }))
}
