import { optional } from '../../src/command/args/args.ts'
import type { Caller } from '../../src/command/caller.ts'
import { acknowledge, type Reply, refuse } from '../../src/command/reply.ts'
import { describeCurrent } from '../../src/features/agenda/describe-current.ts'
import { describeClosed } from '../../src/features/attendance/messages.ts'
import { type SeatKind, seatKinds, seatsOf } from '../../src/features/attendance/model.ts'
import { describeOver, describeSeats } from '../../src/features/attendance/seat-messages.ts'
import { notifyMovedUp, type SeatCounts } from '../../src/features/attendance/seats.ts'
import { findAnswerable } from '../../src/features/attendance/service.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { notifyEachOrganizer } from '../../src/features/people/notice.ts'
import type { Services } from '../../src/features/services.ts'
import type { Notice } from '../../src/messaging/notice.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { seatCounts } from '../arguments/seat-counts.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    unlimited: (kind: SeatKind) =>
      kind === 'room' ? 'The room has no limit now.' : 'There is no limit for joining remotely now.',
    movedUp: (count: number) =>
      `${count} ${plural('en', count, 'person', 'people')} from the waiting list moved up, and I've told them.`,
    over: (count: number, names: string) =>
      `${count} more than there are seats. Nobody lost theirs; I've told the other organizers. The last to sign up: ${names}.`,
  },
  fr: {
    unlimited: (kind) =>
      kind === 'room' ? fr`La salle n'a plus de limite.` : fr`La participation à distance n'a plus de limite.`,
    movedUp: (count) =>
      fr`${count} ${plural('fr', count, 'personne', 'personnes')} de la liste d'attente ${plural('fr', count, 'a', 'ont')} obtenu une place et en ${plural('fr', count, 'a été avisée', 'ont été avisées')}.`,
    over: (count, names) =>
      fr`${count} ${plural('fr', count, 'inscription', 'inscriptions')} de trop. Personne n'a été écarté; le reste de l'équipe d'organisation en est avisé. Dernières inscriptions : ${names}.`,
  },
})

export const capacity = defineCommand({
  name: 'capacity',
  verbs: { en: ['capacity', 'seats'], fr: ['places', 'capacité'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'how many seats the room has, or how many can join remotely; `none` sets no limit',
    fr: fr`le nombre de places dans la salle, ou à distance; \`aucune\` ne fixe pas de limite`,
  },
  examples: {
    en: ['capacity 25', 'capacity remote 50', 'seats none third thursday'],
    fr: ['places 25', 'places à distance 50', 'places aucune 3e jeudi'],
  },
  args: { seats: seatCounts(), which: optional(meetupRef()) },
  changes: true,
  async run(needs, { seats, which }, caller): Promise<Reply<Before>> {
    const sought = await findAnswerable(needs, which, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const { meetup } = sought
    const set = await setSeats(needs, { meetupId: meetup.id, seats }, caller)
    const before = Object.fromEntries(kindsIn(seats).map((kind) => [kind, seatsOf(kind, meetup) ?? null]))
    return { ...set, undo: { data: { meetupId: meetup.id, seats: before } } }
  },
  undo: setSeats,
})

interface Before {
  readonly meetupId: number
  readonly seats: SeatCounts
}

function kindsIn(seats: SeatCounts): readonly SeatKind[] {
  return seatKinds.filter((kind) => seats[kind] !== undefined)
}

async function setSeats(needs: Services, { meetupId, seats }: Before, caller: Caller): Promise<Reply<never>> {
  const lines: string[] = []
  const notices: Notice[] = []
  for (const kind of kindsIn(seats)) {
    const resized = await needs.attendance.resize(meetupId, seats[kind] ?? undefined, kind)
    if (resized === undefined) return refuse(describeClosed('unknown', undefined, caller.lang))
    lines.push(...(await describeResized(needs, resized, kind, caller)))
    notices.push(...(await notifyResized(needs, resized, kind, caller)))
  }
  return { ...acknowledge([...lines, '', await describeCurrent(needs, meetupId, caller)].join('\n')), notices }
}

type Resized = NonNullable<Awaited<ReturnType<Services['attendance']['resize']>>>

async function describeResized(
  { audit, clock }: Services,
  { meetup, before, movedUp, over }: Resized,
  kind: SeatKind,
  { id, lang, room }: Caller,
): Promise<readonly string[]> {
  const say = texts[lang]
  const seats = seatsOf(kind, meetup)
  const what = kind === 'room' ? '' : ' remote'
  const detail = `#${meetup.id}${what} ${before ?? 'no limit'} > ${seats ?? 'no limit'}`
  await audit.add({ at: clock.now(), who: id, what: 'capacity', where: room.id, detail })
  return [
    seats === undefined ? say.unlimited(kind) : `${describeSeats(seats, kind, lang)}.`,
    ...(movedUp.length === 0 ? [] : [say.movedUp(movedUp.length)]),
    ...(over.length === 0 ? [] : [say.over(over.length, over.map(({ username }) => escapeMarkdown(username)).join(', '))]),
  ]
}

async function notifyResized(
  needs: Services,
  { meetup, movedUp, over }: Resized,
  kind: SeatKind,
  caller: Caller,
): Promise<readonly Notice[]> {
  const names = over.map(({ username }) => escapeMarkdown(username))
  const write = (lang: Caller['lang']) => describeOver(meetup, kind, names, lang)
  return [
    ...(await notifyMovedUp(needs, meetup, movedUp, caller.room.id)),
    ...(over.length === 0 ? [] : await notifyEachOrganizer(needs, write, caller)),
  ]
}
