import { localOf } from '../../shared/dates/phrases/index.ts'
import type { Meetup } from '../meetups/model.ts'
import type { MinutesArchive } from './archive.ts'
import type { Minutes } from './index.ts'

/** The minutes of a meetup's day, in the meetup's own zone. */
export async function minutesOf(
  archive: Pick<MinutesArchive, 'on'>,
  meetup: Pick<Meetup, 'startsAt' | 'zone'>,
): Promise<Minutes | undefined> {
  const [found] = await archive.on(localOf(meetup.startsAt, meetup.zone).date)
  return found
}
