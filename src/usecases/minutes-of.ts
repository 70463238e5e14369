import type { Meetup } from '../domain/meetup.ts'
import type { Minutes } from '../domain/minutes/index.ts'
import { localOf } from '../domain/when/index.ts'
import type { MinutesArchive } from '../ports/minutes.ts'

/** The minutes of the day on which a meetup takes place, where it does. */
export async function minutesOf(
  archive: Pick<MinutesArchive, 'on'>,
  meetup: Pick<Meetup, 'startsAt' | 'zone'>,
): Promise<Minutes | undefined> {
  const [found] = await archive.on(localOf(meetup.startsAt, meetup.zone).date)
  return found
}
