import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { type SeatKind, seatsOf } from './model.ts'

const texts = bilingual({
  en: {
    full: (title: string, seats: string, over: number, names: string) =>
      `### More people than seats: ${title}\n${seats}, but ${over} more ${plural('en', over, 'person has', 'people have')} one. Nobody lost theirs. The last to sign up: ${names}. Please talk to them, or find more seats.`,
    seats: (seats: number, kind: SeatKind) =>
      kind === 'room'
        ? `The room now has ${seats} ${plural('en', seats, 'seat', 'seats')}`
        : `There ${plural('en', seats, 'is', 'are')} now ${seats} remote ${plural('en', seats, 'seat', 'seats')}`,
  },
  fr: {
    full: (title, seats, over, names) =>
      fr`### Plus de monde que de places : ${title}\n${seats}; ${over} ${plural('fr', over, 'personne', 'personnes')} de plus en ${plural('fr', over, 'a', 'ont')} une. Personne n'a été écarté. Dernières inscriptions : ${names}. Veuillez leur parler, ou trouver d'autres places.`,
    seats: (seats, kind) =>
      kind === 'room'
        ? fr`La salle compte maintenant ${seats} ${plural('fr', seats, 'place', 'places')}`
        : fr`Il y a maintenant ${seats} ${plural('fr', seats, 'place', 'places')} à distance`,
  },
})

/** For organizers only: it names people. */
export function describeOver(meetup: Meetup, kind: SeatKind, names: readonly string[], lang: Lang): string {
  const seats = describeSeats(seatsOf(kind, meetup) ?? 0, kind, lang)
  return texts[lang].full(titleOf(meetup, lang), seats, names.length, names.join(', '))
}

/** `The room now has 20 seats`. */
export function describeSeats(seats: number, kind: SeatKind, lang: Lang): string {
  return texts[lang].seats(seats, kind)
}
