import { countOption, minutesOption } from '../../src/command/args/numbers.ts'
import { linkOption, textOption, textWithLinksOption } from '../../src/command/args/texts.ts'
import { dropUndefined } from '../../src/shared/drop-undefined.ts'

/** In UTF-16 units. */
export const meetupTitleLength = 500
const placeLength = 200
/** Of any reason, in UTF-16 units. */
export const reasonLength = 500

/** What can be set for a meetup when it's planned, and for all meetups of a series. */
export const meetupDetails = {
  place: textWithLinksOption({ en: 'place', fr: 'lieu' }, placeLength),
  join: linkOption({ en: 'join', fr: 'lien' }),
  capacity: countOption({ en: 'capacity', fr: 'places' }),
  remote: countOption({ en: 'remote', fr: 'distance' }),
  length: minutesOption({ en: 'length', fr: 'durée' }, 15, 600),
}

/** What was typed of these, under the names that a meetup and a series have for it. */
export function detailsOf<T extends string | null, N extends number | null>({
  place,
  join,
  capacity,
  remote,
  length,
}: {
  readonly place: T | undefined
  readonly join: T | undefined
  readonly capacity?: N | undefined
  readonly remote: N | undefined
  readonly length: number | undefined
}) {
  return dropUndefined({ place, joinUrl: join, capacity, remoteCapacity: remote, lengthMinutes: length })
}

export const reasonOption = textOption({ en: 'reason', fr: 'raison' }, reasonLength)
