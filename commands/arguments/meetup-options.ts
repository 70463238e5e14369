import { countOption, linkOption, minutesOption, textOption, textWithLinksOption } from '../../src/command/args/kinds.ts'

/** In UTF-16 units. */
export const meetupTitleLength = 500
const placeLength = 200
const reasonLength = 500

/** What can be set for a meetup when it's planned, and for all meetups of a series. */
export const meetupDetails = {
  place: textWithLinksOption({ en: 'place', fr: 'lieu' }, placeLength),
  join: linkOption({ en: 'join', fr: 'lien' }),
  capacity: countOption({ en: 'capacity', fr: 'places' }),
  remote: countOption({ en: 'remote', fr: 'distance' }),
  length: minutesOption({ en: 'length', fr: 'durée' }, 15, 600),
}

export const reasonOption = textOption({ en: 'reason', fr: 'raison' }, reasonLength)
