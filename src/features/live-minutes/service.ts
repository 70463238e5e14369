import { createHash } from 'node:crypto'
import type { Caller } from '../../command/caller.ts'
import { type Reply, refuse } from '../../command/reply.ts'
import type { Notice } from '../../messaging/notice.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { showInBlocks } from '../../shared/text/blocks.ts'
import { escapeMarkdown, unmention } from '../../shared/text/sanitize.ts'
import { titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { nameDepartment } from '../people/departments.ts'
import { noticeTo, notifyEachOrganizer } from '../people/notice.ts'
import type { Services } from '../services.ts'
import { describeToRoom } from './messages.ts'
import { type MinutesContent, type PresentGroup, writeMinutesFile } from './minutes-file.ts'
import type { LiveMinutes, NewMark } from './model.ts'

const texts = bilingual({
  en: {
    none: () => 'No minutes are open in this room. An organizer opens them with `!meetup start`.',
    elsewhere: (title: string, place: string) => `No minutes are open in this room. Those of ${title} are open ${place}.`,
    notYours: (taker: string) =>
      `Only the minute-taker${taker} or an organizer marks things for the minutes. You can say \`!meetup here\`.`,
    over: () => 'These minutes are closed, so the mark stays in them.',
    gone: () => 'That mark is not there any more.',
  },
  fr: {
    none: () => fr`Aucun compte rendu n'est ouvert dans ce salon. Un organisateur l'ouvre avec \`!rencontre commencer\`.`,
    elsewhere: (title, place) =>
      fr`Aucun compte rendu n'est ouvert dans ce salon. Celui de la rencontre ${title} est ouvert ${place}.`,
    notYours: (taker) =>
      fr`Seuls le ou la secrétaire de séance${taker} et les organisateurs marquent ce qui va au compte rendu. Vous pouvez écrire \`!rencontre ici\`.`,
    over: () => fr`Ce compte rendu est fermé; la marque y reste donc.`,
    gone: () => fr`Cette marque n'y est plus.`,
  },
})

export type Refusal = { readonly problem: string }

/** The minutes that are open in the caller's room, held until the transaction ends. */
export async function openHere(needs: Services, { lang, room }: Caller): Promise<LiveMinutes | Refusal> {
  const say = texts[lang]
  const live = await needs.liveMinutes.inRoom(room.id)
  if (live !== undefined) return live
  const [other] = await needs.liveMinutes.open()
  const meetup = other && (await needs.meetups.find(other.meetupId))
  if (other === undefined || meetup === undefined) return { problem: say.none() }
  return { problem: say.elsewhere(titleOf(meetup, lang), describeToRoom(other, lang)) }
}

/** Minutes in which the caller may mark things. */
export async function openToMark(needs: Services, caller: Caller): Promise<LiveMinutes | Refusal> {
  const live = await openHere(needs, caller)
  if ('problem' in live || (await mayTake(needs, live, caller))) return live
  return { problem: describeNotYours(live, caller.lang) }
}

export function describeNotYours({ taker }: Pick<LiveMinutes, 'taker'>, lang: Lang): string {
  return texts[lang].notYours(taker === undefined ? '' : ` (${escapeMarkdown(taker.username)})`)
}

/** Organizers and whoever was named take minutes. */
export async function mayTake({ roles }: Services, { taker }: LiveMinutes, { id }: Caller): Promise<boolean> {
  return taker?.id === id || (await roles.has(id, 'organizer'))
}

export interface MadeMark {
  readonly meetupId: number
  readonly markId: number
}

/** Keeps a mark. All that is said is a reaction, which follows once it is on disk. */
export async function addMarkByCommand(needs: Services, mark: NewMark, caller: Caller): Promise<Reply<MadeMark>> {
  const live = await openToMark(needs, caller)
  if ('problem' in live) return refuse(live.problem)
  return addMark(needs, live, mark, caller)
}

/** The same for minutes that are held already. */
export async function addMark(
  needs: Services,
  { meetupId }: LiveMinutes,
  mark: NewMark,
  caller: Caller,
): Promise<Reply<MadeMark>> {
  const { id: markId } = await needs.liveMinutes.add(meetupId, mark, caller.id, needs.clock.now())
  await auditMark(needs, caller, mark.kind, `#${meetupId} mark ${markId}`)
  return { ...acknowledge(), undo: { data: { meetupId, markId } } }
}

/** Takes a mark back that somebody has just made. */
export async function undoMark(needs: Services, { meetupId, markId }: MadeMark, { lang }: Caller): Promise<Reply<never>> {
  const live = await needs.liveMinutes.hold(meetupId)
  if (live?.state !== 'open') return refuse(texts[lang].over())
  return (await needs.liveMinutes.remove(markId)) ? acknowledge() : refuse(texts[lang].gone())
}

/** What the words of a mark are is the minutes' affair; the log tells that there was one. */
export async function auditMark({ audit, clock }: Services, { id, room }: Caller, what: string, detail: string): Promise<void> {
  await audit.add({ at: clock.now(), who: id, what: `minutes ${what}`, where: room.id, detail })
}

/** Nothing is posted: a reaction says that it is done. */
export function acknowledge(): Reply<never> {
  return { text: '', to: 'here', outcome: 'answered', reaction: ':white_check_mark:' }
}

/** The file of some minutes as they are now. */
export async function composeMinutes(needs: Services, live: LiveMinutes, meetup: Meetup, draft: boolean) {
  const { lang } = live
  const agenda = await needs.talks.agenda(meetup.id)
  const presenters = agenda.flatMap(({ presenter }) => (presenter === undefined ? [] : [presenter.id]))
  const content: MinutesContent = {
    ...{ meetup, lang, draft, agenda },
    ...(live.taker !== undefined && { taker: live.taker.username }),
    marks: await needs.liveMinutes.marks(meetup.id),
    present: await groupPresent(needs, meetup.id, lang),
    departments: await departmentsOf(needs, presenters, lang),
  }
  return writeMinutesFile(content)
}

/** Counts who signed up or said that they are there; names stand there only of the latter. The largest department first. */
async function groupPresent(needs: Services, meetupId: number, lang: Lang): Promise<readonly PresentGroup[]> {
  const here = await needs.liveMinutes.present(meetupId)
  const coming = (await needs.attendance.of(meetupId)).filter(({ mode: place }) => place === 'room' || place === 'remote')
  const ids = [...new Set([...here.map(({ id }) => id), ...coming.map(({ personId }) => personId)])]
  const departments = await departmentsOf(needs, ids, lang)
  const groups = [...Map.groupBy(ids, (id) => departments.get(id))].map(
    ([department, members]): PresentGroup => ({
      ...(department !== undefined && { department }),
      count: members.length,
      names: here.filter(({ id }) => members.includes(id)).map(({ username }) => username),
    }),
  )
  return groups.toSorted(
    (a, b) =>
      Number(a.department === undefined) - Number(b.department === undefined) ||
      b.count - a.count ||
      (a.department ?? '').localeCompare(b.department ?? ''),
  )
}

async function departmentsOf({ people }: Services, ids: readonly string[], lang: Lang): Promise<ReadonlyMap<string, string>> {
  const departments = new Map<string, string>()
  for (const id of ids) {
    const { department } = await people.preferences(id)
    if (department !== undefined) departments.set(id, nameDepartment(department, lang))
  }
  return departments
}

/** Tells whoever takes the minutes; all organizers where nobody does. */
export async function notifyMinuteTaker(
  needs: Pick<Services, 'people' | 'roles'>,
  taker: LiveMinutes['taker'],
  say: (lang: Lang) => string,
): Promise<readonly Notice[]> {
  return taker === undefined ? notifyEachOrganizer(needs, say) : [await noticeTo(needs.people, taker, say)]
}

/** A file in direct messages, as blocks of code: for reading, so that mentions in it reach nobody. */
export function showFile({ workspace }: Pick<Services, 'workspace'>, personId: string, text: string): readonly Notice[] {
  const shown = unmention(text.replaceAll('`', 'ˋ'))
  return showInBlocks(shown, workspace.settings.maxMessageLength).map((block) => ({ to: { personId }, text: block }))
}

/** Tells one text from another. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
