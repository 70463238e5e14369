import type { Caller } from '../../command/caller.ts'
import { acknowledge, type Reply } from '../../command/reply.ts'
import type { Clock } from '../../shared/clock.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { explainNumber, type NumberNeeds } from '../lookup/explain-number.ts'
import type { Audit } from '../people/audit.ts'
import type { People, Roles } from '../people/repository.ts'
import { describeTalk, nameTalk } from './messages.ts'
import { mayKnow, stateAt, type Talk, type TalkState } from './model.ts'
import type { TalkChange, Talks } from './repository.ts'
import { type TalkRole, type TalkStep, takeStep } from './steps.ts'

/** What changing a talk needs. */
export interface TalkNeeds {
  readonly talks: Talks
  readonly roles: Pick<Roles, 'has' | 'all'>
  readonly people: People
  readonly audit: Audit
  readonly clock: Clock
}

const texts = bilingual({
  en: {
    unknown: (id: number) => `There's no talk \`#${id}\`. \`!meetup talks\` lists them, \`!meetup talks mine\` lists yours.`,
    notYours: (title: string) => `Only the presenter of ${title}, or an organizer, can do this.`,
    notNow: (title: string, state: TalkState, byOrganizer: boolean) =>
      `${title} is ${state}, so ${byOrganizer ? 'only an organizer can do this' : "this isn't possible"}.`,
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
    notYours: (title) => fr`Seule la personne qui présente ${title}, ou l'équipe d'organisation, peut le faire.`,
    notNow: (title, state, byOrganizer) =>
      fr`${title} : la présentation est ${
        {
          held: 'en attente de l’examen de l’équipe d’organisation',
          proposed: 'proposée',
          accepted: 'acceptée',
          scheduled: 'à l’ordre du jour',
          confirmed: 'confirmée',
          given: 'donnée',
          declined: 'refusée',
          withdrawn: 'retirée',
        }[state]
      }; ${byOrganizer ? fr`seule l'équipe d'organisation peut donc le faire` : fr`cela n'est donc pas possible`}.`,
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
  /** The state after the step. */
  readonly to: TalkState
  readonly roles: readonly TalkRole[]
}

/**
 * Locks a talk for a step that somebody wants to take; `problem` says why it's impossible and what to do instead. Call it in a
 * transaction.
 */
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
  if (talk === undefined || !mayKnow(talk, { id: caller.id, isOrganizer: roles.includes('organizer') }))
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

/** A talk by its number, if this person may know of it. */
export async function lookUpTalk(
  needs: Pick<TalkNeeds, 'roles' | 'talks'> & NumberNeeds,
  id: number,
  caller: Caller,
): Promise<Talk | { readonly problem: string }> {
  const { talks, roles: holders } = needs
  const talk = await talks.find(id)
  const isOrganizer = await holders.has(caller.id, 'organizer')
  const isKnown = talk !== undefined && mayKnow(talk, { id: caller.id, isOrganizer })
  return isKnown ? talk : { problem: await explainNumber(needs, id, caller, texts[caller.lang].unknown(id)) }
}

async function rolesOf(talk: Talk, { id }: Pick<Caller, 'id'>, holders: TalkNeeds['roles']): Promise<readonly TalkRole[]> {
  return [
    ...(talk.presenter?.id === id ? (['presenter'] as const) : []),
    ...((await holders.has(id, 'organizer')) ? (['organizer'] as const) : []),
  ]
}

/** Why somebody may no longer undo what they did to a talk; undefined when they may. Roles may have changed in the meantime. */
export async function refuseStranger(
  { roles }: Pick<TalkNeeds, 'roles'>,
  talk: Talk,
  caller: Caller,
): Promise<string | undefined> {
  const isStranger = (await rolesOf(talk, caller, roles)).length === 0
  return isStranger ? texts[caller.lang].notYours(nameTalk(talk, caller.lang)) : undefined
}

/** Changes a talk that was opened, and records it in the talk's history and, with a remark, in the audit log. */
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
  const meetup = changed.meetup === undefined ? '' : ` (#${changed.meetup.id})`
  const detail = `#${talk.id} ${talk.state} > ${changed.state}${meetup}${remark === '' ? '' : `: ${remark}`}`
  const about = talk.presenter === undefined || talk.presenter.id === who ? {} : { about: talk.presenter.id }
  await audit.add({ at, who, what: `talk ${step}`, where: room.id, detail, ...about })
  return changed
}

/** The reply to somebody who changed a talk: the room sees a check mark, they get the details privately. */
export function replyWithTalk(
  headline: string,
  talk: Talk,
  { lang, now }: { readonly lang: Lang; readonly now: number },
  more: readonly string[],
): Reply<never> {
  const text = [`### ${headline}`, ...describeTalk(talk, { lang, now }), ...more].join('\n')
  return acknowledge(text)
}
