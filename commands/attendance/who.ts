import { optional } from '../../src/command/args/args.ts'
import { refuse, replyPrivately } from '../../src/command/reply.ts'
import {
  type AttendanceMode,
  type Attendee,
  findOverCapacity,
  inTurn,
  seatKinds,
  seatsOf,
} from '../../src/features/attendance/model.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import { describeWhen, titleOf } from '../../src/features/meetups/messages.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { nameDepartment } from '../../src/features/people/departments.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'
import { count } from './count.ts'

const texts = bilingual({
  en: {
    headline: (title: string) => `### Who is coming: ${title}`,
    nobody: () => 'Nobody has answered yet.',
    place: (place: AttendanceMode, count: string) =>
      `**${{ room: 'In the room', waiting: 'Waiting list', remote: 'Remotely', 'waiting-remote': 'Waiting list, remotely', maybe: 'Maybe', no: 'Not coming' }[place]}**: ${count}`,
    ofSeats: (count: number, seats: number) => `${count} for ${seats} ${plural('en', seats, 'seat', 'seats')}`,
    over: (name: string) => `${name} (over capacity)`,
    notSaid: () => 'department not said',
    line: (department: string, count: number, names: string) => `- ${department} (${count}): ${names}`,
  },
  fr: {
    headline: (title) => fr`### Qui vient : ${title}`,
    nobody: () => fr`Personne n'a encore répondu.`,
    place: (place, count) =>
      fr`**${{ room: 'Sur place', waiting: 'Liste d’attente', remote: 'À distance', 'waiting-remote': 'Liste d’attente, à distance', maybe: 'Peut-être', no: 'Ne viennent pas' }[place]}** : ${count}`,
    ofSeats: (count, seats) => fr`${count} pour ${seats} ${plural('fr', seats, 'place', 'places')}`,
    over: (name) => fr`${name} (au-delà du nombre de places)`,
    notSaid: () => fr`ministère non précisé`,
    line: (department, count, names) => fr`- ${department} (${count}) : ${names}`,
  },
})

const places: readonly AttendanceMode[] = ['room', 'waiting', 'remote', 'waiting-remote', 'maybe', 'no']

export const who = defineCommand({
  name: 'who',
  verbs: { en: ['who', 'who is coming', "who's coming"], fr: ['qui', 'qui vient'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: "who's coming, by answer and department; privately",
    fr: fr`qui vient, par réponse et par ministère; en privé`,
  },
  examples: { en: ['who', 'who #1'], fr: ['qui', 'qui vient #1'] },
  forOthers: count,
  args: { which: optional(meetupRef()) },
  async run(needs, { which }, caller) {
    const { lang, zone } = caller
    const say = texts[lang]
    const sought = await findMeetup(needs, which, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const { meetup } = sought
    const attendees = await needs.attendance.of(meetup.id)
    const over = new Set(seatKinds.flatMap((kind) => findOverCapacity(attendees, meetup, kind)))
    const departments = await departmentsOf(needs, attendees, lang)
    const blocks = places.flatMap((place) => {
      const those = inTurn(attendees, place)
      if (those.length === 0) return []
      const kind = seatKinds.find((one) => one === place)
      const seats = kind === undefined ? undefined : seatsOf(kind, meetup)
      const count = seats === undefined ? String(those.length) : say.ofSeats(those.length, seats)
      return [[say.place(place, count), ...listByDepartment(those, departments, over, lang)].join('\n')]
    })
    const head = [say.headline(titleOf(meetup, lang)), ...describeWhen(meetup, { lang, zone, now: needs.clock.now() })].join(
      '\n',
    )
    return replyPrivately([head, ...(blocks.length === 0 ? [say.nobody()] : blocks)].join('\n\n'))
  },
})

/** Read when it's shown, so a changed department is up to date right away. */
async function departmentsOf(
  { people }: Services,
  attendees: readonly Attendee[],
  lang: Lang,
): Promise<ReadonlyMap<string, string>> {
  const departments = new Map<string, string>()
  for (const { personId } of attendees) {
    const { department } = await people.preferences(personId)
    if (department !== undefined) departments.set(personId, escapeMarkdown(nameDepartment(department, lang)))
  }
  return departments
}

/** One line per department, largest first; people without one come last. Names aren't mentions. */
function listByDepartment(
  those: readonly Attendee[],
  departments: ReadonlyMap<string, string>,
  over: ReadonlySet<Attendee>,
  lang: Lang,
): readonly string[] {
  const say = texts[lang]
  const groups = Map.groupBy(those, ({ personId }) => departments.get(personId))
  const size = (department: string | undefined) => (department === undefined ? 0 : (groups.get(department)?.length ?? 0))
  return [...groups]
    .toSorted(([a], [b]) => size(b) - size(a))
    .map(([department = say.notSaid(), members]) => {
      const names = members.map((one) =>
        over.has(one) ? say.over(escapeMarkdown(one.username)) : escapeMarkdown(one.username),
      )
      return say.line(department, members.length, names.join(', '))
    })
}
