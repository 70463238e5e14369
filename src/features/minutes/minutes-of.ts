import { localOf } from '../../shared/dates/local-time.ts'
import type { Meetup } from '../meetups/model.ts'
import type { MinutesArchive } from './archive.ts'
import type { Minutes } from './index.ts'

/** `2026-12-17-2.md`: the second meetup of a day. */
const numbered = /\d{4}-\d\d-\d\d-\d+(?:\.fr)?\.md$/

/** Which file belongs to which meetup, as far as the bot wrote it. File names have no folder. */
interface FileOwners {
  of(meetupId: number): Promise<{ readonly file: string } | undefined>
  takenBesides(meetupId: number, files: readonly string[]): Promise<ReadonlySet<string>>
}

/** The minutes of a meetup, by its day in its own zone. Of several, those that aren't another meetup's. */
export async function minutesOf(
  archive: Pick<MinutesArchive, 'on'>,
  owners: FileOwners,
  { id, startsAt, zone }: Pick<Meetup, 'id' | 'startsAt' | 'zone'>,
): Promise<Minutes | undefined> {
  const found = await archive.on(localOf(startsAt, zone).date)
  if (found.length === 0) return undefined
  const ownFile = (await owners.of(id))?.file
  const own = found.find((minutes) => nameOf(minutes) === ownFile)
  if (own !== undefined || (ownFile !== undefined && numbered.test(ownFile))) return own
  const taken = await owners.takenBesides(id, found.map(nameOf))
  return found.find((minutes) => !taken.has(nameOf(minutes)))
}

function nameOf({ file }: Minutes): string {
  return file.slice(file.lastIndexOf('/') + 1)
}
