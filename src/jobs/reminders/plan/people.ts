import type { Meetup } from '../../../domain/meetup.ts'
import { type Talk, type Turn, turnsOf } from '../../../domain/talk.ts'
import { localOf } from '../../../domain/when/index.ts'
import type { Notice } from '../../../kit/command.ts'
import type { Services } from '../../../kit/services.ts'
import type { Person } from '../../../ports/chat.ts'
import { type Debts, tellDebts, tellTurns } from '../../../texts/plan-meetup.ts'
import type { Compose } from '../compose.ts'
import { writeToPerson } from './address.ts'

/** Each presenter once, with all of their talks. */
export const briefPresenters: Compose = async (needs, { meetup }) => {
  if (meetup === undefined) return []
  const turns = new Map<string, { readonly person: Person; readonly turns: readonly Turn[] }>()
  for (const turn of turnsOf(meetup, await needs.talks.agenda(meetup.id))) {
    const person = turn.talk.presenter
    if (person !== undefined) turns.set(person.id, { person, turns: [...(turns.get(person.id)?.turns ?? []), turn] })
  }
  const notices: Notice[] = []
  for (const { person, turns: own } of turns.values())
    notices.push(await writeToPerson(needs, person, (reader) => tellTurns(meetup, own, reader)))
  return notices
}

/** Each person is asked once for all that is missing; what is there is not asked for. */
export const nag: Compose = async (needs, { meetup }) => {
  if (meetup === undefined) return []
  const notices: Notice[] = []
  for (const { person, debts } of await findDebtors(needs, meetup))
    notices.push(await writeToPerson(needs, person, (reader) => tellDebts(meetup, debts, reader)))
  return notices
}

async function findDebtors(
  { talks, roles, minutes }: Services,
  meetup: Meetup,
): Promise<readonly { readonly person: Person; readonly debts: Debts }[]> {
  const agenda = await talks.agenda(meetup.id)
  const recordings = agenda.filter(({ recordingUrl }) => recordingUrl === undefined)
  const isUnwritten = (await minutes.on(localOf(meetup.startsAt, meetup.zone).date)).length === 0
  const organizers = (await roles.all()).map(({ personId: id, username }) => ({ id, username }))
  const isOrganizer = ({ id }: Person) => organizers.some((one) => one.id === id)
  const slidesOf = ({ id }: Person) =>
    agenda.filter(({ presenter, slidesUrl }: Talk) => presenter?.id === id && slidesUrl === undefined)
  const presenters = agenda.flatMap(({ presenter }) => presenter ?? [])
  const people = new Map([...organizers, ...presenters].map((one) => [one.id, one]))
  return [...people.values()]
    .map((person) => ({
      person,
      debts: {
        slides: slidesOf(person),
        recordings: isOrganizer(person) ? recordings : [],
        minutes: isOrganizer(person) && isUnwritten,
      },
    }))
    .filter(({ debts: { slides, recordings: own, minutes: owes } }) => slides.length + own.length > 0 || owes)
}
