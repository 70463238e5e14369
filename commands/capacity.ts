import { fold } from '../src/domain/fold.ts'
import { takesAnswers } from '../src/domain/meetup.ts'
import { complain, optional, type Positional, taken } from '../src/kit/args.ts'
import { type Answer, answerPrivately, type Caller, defineCommand, refuse } from '../src/kit/command.ts'
import { findMeetup, meetupRef } from '../src/kit/meetup-ref.ts'
import { tellMovedUp } from '../src/kit/rsvp.ts'
import type { Services } from '../src/kit/services.ts'
import { describeClosed, describeOver } from '../src/texts/attendance.ts'
import { bilingual, inLanguagesOf, plural } from '../src/texts/bilingual.ts'
import { fr } from '../src/texts/french.ts'
import { plain } from '../src/texts/hygiene.ts'
import { describeMeetup } from '../src/texts/meetup.ts'

const texts = bilingual({
  en: {
    notSeats: (typed: string) => `“${plain(typed)}” is not a number of seats: write \`25\`, or \`none\` for no limit.`,
    set: (seats: number | null) =>
      seats === null ? 'The room has no limit now.' : `The room has ${seats} ${plural('en', seats, 'seat', 'seats')} now.`,
    movedUp: (count: number) => `${count} from the waiting list moved up, and I have told them.`,
    over: (count: number, names: string) =>
      `${count} more than there are seats. Nobody was dropped; the other organizers are told. The last to come: ${names}.`,
  },
  fr: {
    notSeats: (typed) =>
      fr`« ${plain(typed)} » n'est pas un nombre de places : écrivez \`25\`, ou \`aucune\` pour ne pas fixer de limite.`,
    set: (seats) =>
      seats === null
        ? fr`La salle n'a plus de limite.`
        : fr`La salle compte maintenant ${seats} ${plural('fr', seats, 'place', 'places')}.`,
    movedUp: (count) => fr`De la liste d'attente, ${count} ont obtenu une place; je les en ai avisés.`,
    over: (count, names) =>
      fr`Il y a ${count} inscriptions de trop. Personne n'a été écarté; les autres organisateurs en sont avisés. Les dernières : ${names}.`,
  },
})

export const capacity = defineCommand({
  name: 'capacity',
  verbs: { en: ['capacity', 'seats'], fr: ['places', 'capacité'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'how many seats the room has; `none` sets no limit',
    fr: fr`le nombre de places dans la salle; \`aucune\` ne fixe pas de limite`,
  },
  examples: { en: ['capacity 25', 'seats none third thursday'], fr: ['places 25', 'places aucune 3e jeudi'] },
  args: { seats: seatCount(), which: optional(meetupRef()) },
  changes: true,
  async run(needs, { seats, which }, caller): Promise<Answer<Before>> {
    const sought = await findMeetup(needs, which, caller.lang)
    if ('problem' in sought) return refuse(sought.problem)
    const { meetup } = sought
    if (!takesAnswers(meetup, needs.clock.now())) {
      return refuse(describeClosed(meetup.state === 'cancelled' ? 'cancelled' : 'ended', meetup, caller.lang))
    }
    const data = { meetupId: meetup.id, seats: meetup.capacity ?? null }
    return { ...(await setCapacity(needs, { meetupId: meetup.id, seats }, caller)), undo: { data } }
  },
  undo: setCapacity,
})

/** Null: no limit. */
interface Before {
  readonly meetupId: number
  readonly seats: number | null
}

/** A whole number from 1 up; null for a word that says there is no limit. */
function seatCount(): Positional<number | null> {
  return {
    kind: 'positional',
    read({ tokens }, { lang }) {
      const typed = tokens[0]?.text ?? ''
      if (['none', 'no limit', 'unlimited', 'aucune', 'illimite', 'illimitees'].includes(fold(typed))) return taken(null, 1)
      return /^[1-9]\d{0,5}$/.test(typed) ? taken(Number(typed), 1) : complain(texts[lang].notSeats(typed))
    },
  }
}

async function setCapacity(needs: Services, { meetupId, seats }: Before, caller: Caller): Promise<Answer<never>> {
  const { id, lang, zone, room } = caller
  const say = texts[lang]
  const now = needs.clock.now()
  const resized = await needs.attendance.resize(meetupId, seats ?? undefined)
  if (resized === undefined) return refuse(describeClosed('unknown', undefined, lang))
  const { meetup, before, movedUp, over } = resized
  const detail = `#${meetupId} ${before ?? 'no limit'} > ${seats ?? 'no limit'}`
  await needs.audit.add({ at: now, who: id, what: 'capacity', where: room.id, detail })
  const names = over.map(({ username }) => plain(username))
  const counts = (await needs.attendance.counts([meetupId])).get(meetupId)
  const text = [
    say.set(seats),
    ...(movedUp.length === 0 ? [] : [say.movedUp(movedUp.length)]),
    ...(over.length === 0 ? [] : [say.over(over.length, names.join(', '))]),
    '',
    describeMeetup(meetup, { lang, zone, now }, { counts }),
  ].join('\n')
  const notices = [
    ...(await tellMovedUp(needs, meetup, movedUp, room.id)),
    ...(over.length === 0 ? [] : await tellOtherOrganizers(needs, id, (one) => describeOver(meetup, seats ?? 0, names, one))),
  ]
  return { ...answerPrivately(text), reaction: ':white_check_mark:', notices }
}

async function tellOtherOrganizers({ roles, people }: Services, actorId: string, write: Parameters<typeof inLanguagesOf>[1]) {
  const others = (await roles.all()).filter(({ personId }) => personId !== actorId)
  return Promise.all(
    others.map(async ({ personId, username }) => {
      const { language } = await people.preferences(personId)
      return { to: { directTo: username }, text: inLanguagesOf(language, write) }
    }),
  )
}
