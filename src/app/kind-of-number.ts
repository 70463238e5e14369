import type { NumberedKind } from '../features/lookup/explain-number.ts'
import { isAutomated } from '../features/reminders/model/index.ts'
import type { Repositories } from '../features/repositories.ts'
import { mayKnow } from '../features/talks/model.ts'

type Numbered = Pick<Repositories, 'meetups' | 'topics' | 'series' | 'talks' | 'reminders' | 'roles'>

/** Finds out what a number is among everything that has numbers. Others' reminders and hidden talks count as nothing. */
export async function findKindOfNumber(
  { meetups, topics, series, talks, reminders, roles }: Numbered,
  id: number,
  personId: string,
): Promise<NumberedKind | undefined> {
  if ((await meetups.find(id)) !== undefined) return 'meetup'
  if ((await topics.find(id)) !== undefined) return 'topic'
  if ((await series.find(id)) !== undefined) return 'series'
  const talk = await talks.find(id)
  if (talk !== undefined && mayKnow(talk, { id: personId, isOrganizer: await roles.has(personId, 'organizer') })) return 'talk'
  const reminder = await reminders.find(id)
  if (reminder === undefined) return undefined
  if (isAutomated(reminder)) return 'step'
  return reminder.madeBy.id === personId ? 'reminder' : undefined
}
