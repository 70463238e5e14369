import type { Person } from '../../../messaging/chat.ts'
import type { Notice } from '../../../messaging/notice.ts'
import type { Compose } from '../../reminders/compose.ts'
import { type Turn, turnsOf } from '../../talks/agenda.ts'
import { describeBeginning, describeTurns } from '../meetup-messages.ts'
import { writeToPerson } from './address.ts'
import type { StepNeeds } from './needs.ts'

/**
 * Sends the place and the link to everyone who is coming. People on a waiting list hear that it's still full, and how to take part
 * instead.
 */
export const sendJoinLink: Compose<StepNeeds> = async (needs, { meetup, lateLines }) => {
  if (meetup === undefined) return []
  const notices: Notice[] = []
  for (const { personId: id, mode } of await needs.attendance.of(meetup.id)) {
    if (mode === 'no' || mode === 'maybe') continue
    notices.push(
      await writeToPerson(
        needs,
        { id },
        (reader) => [describeBeginning(meetup, mode, reader), ...lateLines(reader.lang, reader.zone)].join('\n'),
        undefined,
        { topic: 'announcements', usefulUntil: meetup.startsAt },
      ),
    )
  }
  return notices
}

/** Each presenter once, with all of their talks. */
export const briefPresenters: Compose<StepNeeds> = async (needs, { meetup }) => {
  if (meetup === undefined) return []
  const turns = new Map<string, { readonly person: Person; readonly turns: readonly Turn[] }>()
  for (const turn of turnsOf(meetup, await needs.talks.agenda(meetup.id))) {
    const person = turn.talk.presenter
    if (person !== undefined) turns.set(person.id, { person, turns: [...(turns.get(person.id)?.turns ?? []), turn] })
  }
  const notices: Notice[] = []
  for (const { person, turns: own } of turns.values())
    notices.push(
      await writeToPerson(needs, person, (reader) => describeTurns(meetup, own, reader), undefined, {
        usefulUntil: meetup.startsAt,
      }),
    )
  return notices
}
