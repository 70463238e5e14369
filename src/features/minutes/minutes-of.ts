import { localOf } from '../../shared/dates/phrases/index.ts'
import type { Meetup } from '../meetups/model.ts'
import type { MinutesArchive } from './archive.ts'
import type { Minutes } from './index.ts'

/** The minutes of the day on which a meetup takes place, where it does. */
export async function minutesOf(
  archive: Pick<MinutesArchive, 'on'>,
  meetup: Pick<Meetup, 'startsAt' | 'zone'>,
): Promise<Minutes | undefined> {
  const [found] = await archive.on(localOf(meetup.startsAt, meetup.zone).date)
  return found
}
