import type { Caller } from '../../command/caller.ts'
import { acknowledge, type Reply, refuse } from '../../command/reply.ts'
import type { Clock } from '../../shared/clock.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { titleOf } from '../meetups/messages.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Audit } from '../people/audit.ts'
import type { Roles } from '../people/repository.ts'
import type { Sight } from '../visibility/model.ts'
import { describeToRoom } from './messages.ts'
import type { LiveMinutes, NewMark } from './model.ts'
import type { LiveMinutesRepository } from './repository.ts'

const texts = bilingual({
  en: {
    none: () => 'No minutes are open in this room. An organizer opens them with `!meetup start`.',
    elsewhere: (title: string, place: string) => `No minutes are open in this room. The minutes of ${title} are open ${place}.`,
    notYours: (taker: string) =>
      `Only the minute-taker${taker} or an organizer can add to the minutes. You can say \`!meetup here\`.`,
    over: () => 'These minutes are closed, so the mark stays in them.',
    gone: () => 'That mark is already gone.',
  },
  fr: {
    none: () =>
      fr`Aucun compte rendu n'est ouvert dans ce salon. L'équipe d'organisation l'ouvre avec \`!rencontre commencer\`.`,
    elsewhere: (title, place) =>
      fr`Aucun compte rendu n'est ouvert dans ce salon. Celui de la rencontre ${title} est ouvert ${place}.`,
    notYours: (taker) =>
      fr`Seules la personne qui rédige le compte rendu${taker} et l'équipe d'organisation y mettent des marques. Vous pouvez écrire \`!rencontre ici\`.`,
    over: () => fr`Ce compte rendu est fermé; la marque y reste donc.`,
    gone: () => fr`Cette marque n'y est plus.`,
  },
})

export type MarkRefusal = { readonly problem: string }

interface OpenNeeds {
  readonly liveMinutes: Pick<LiveMinutesRepository, 'inRoom' | 'open'>
  readonly meetups: Pick<Meetups, 'find'>
  readonly sight: Sight
}

interface AuditNeeds {
  readonly audit: Pick<Audit, 'add'>
  readonly clock: Pick<Clock, 'now'>
}

interface RoleNeeds {
  readonly roles: Pick<Roles, 'has'>
}

interface MarkNeeds extends OpenNeeds, AuditNeeds, RoleNeeds {
  readonly liveMinutes: Pick<LiveMinutesRepository, 'inRoom' | 'open' | 'add'>
}

/** The minutes that are open in the caller's room, locked until the transaction ends. */
export async function openHere(needs: OpenNeeds, { lang, room }: Caller): Promise<LiveMinutes | MarkRefusal> {
  const say = texts[lang]
  const live = await needs.liveMinutes.inRoom(room.id)
  if (live !== undefined) return live
  const [other] = await needs.liveMinutes.open()
  const meetup = other && (await needs.meetups.find(other.meetupId))
  if (other === undefined || meetup === undefined) return { problem: say.none() }
  return { problem: say.elsewhere(titleOf(meetup, lang), describeToRoom(other, needs.sight, lang)) }
}

/** Minutes in which the caller may mark things. */
export async function openToMark(needs: OpenNeeds & RoleNeeds, caller: Caller): Promise<LiveMinutes | MarkRefusal> {
  const live = await openHere(needs, caller)
  if ('problem' in live || (await mayTake(needs, live, caller))) return live
  return { problem: describeNotYours(live, caller.lang) }
}

export function describeNotYours({ taker }: Pick<LiveMinutes, 'taker'>, lang: Lang): string {
  return texts[lang].notYours(taker === undefined ? '' : ` (${escapeMarkdown(taker.username)})`)
}

/** Organizers may take minutes, and so may the minute-taker. */
export async function mayTake({ roles }: RoleNeeds, { taker }: LiveMinutes, { id }: Pick<Caller, 'id'>): Promise<boolean> {
  return taker?.id === id || (await roles.has(id, 'organizer'))
}

export interface MadeMark {
  readonly meetupId: number
  readonly markId: number
}

/** Stores a mark. The only reply is a reaction, which is sent once the mark is on disk. */
export async function addMarkByCommand(needs: MarkNeeds, mark: NewMark, caller: Caller): Promise<Reply<MadeMark>> {
  const live = await openToMark(needs, caller)
  if ('problem' in live) return refuse(live.problem)
  return addMark(needs, live, mark, caller)
}

/** The same for minutes that are already locked. */
export async function addMark(
  needs: MarkNeeds,
  { meetupId }: LiveMinutes,
  mark: NewMark,
  caller: Caller,
): Promise<Reply<MadeMark>> {
  const messageId = caller.message?.id
  const made = { ...mark, ...(messageId !== undefined && { messageId }) }
  const { id: markId } = await needs.liveMinutes.add(meetupId, made, caller.id, needs.clock.now())
  await auditMark(needs, caller, mark.kind, `#${meetupId} mark ${markId}`)
  return { ...acknowledge(), undo: { data: { meetupId, markId } } }
}

/** Removes a mark that somebody has just made. */
export async function undoMark(
  needs: RoleNeeds & { readonly liveMinutes: Pick<LiveMinutesRepository, 'lock' | 'remove'> },
  { meetupId, markId }: MadeMark,
  caller: Caller,
): Promise<Reply<never>> {
  const { lang } = caller
  const live = await needs.liveMinutes.lock(meetupId)
  if (live?.state !== 'open') return refuse(texts[lang].over())
  if (!(await mayTake(needs, live, caller))) return refuse(describeNotYours(live, lang))
  return (await needs.liveMinutes.remove(markId)) ? acknowledge() : refuse(texts[lang].gone())
}

/** The audit log says that there was a mark. Its words belong to the minutes. */
export async function auditMark(
  { audit, clock }: AuditNeeds,
  { id, room }: Caller,
  what: string,
  detail: string,
): Promise<void> {
  await audit.add({ at: clock.now(), who: id, what: `minutes ${what}`, where: room.id, detail })
}

/** The words of a mark on one line, for replies. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > longestShown ? `${line.slice(0, longestShown).toWellFormed()} …` : line
}

const longestShown = 120
