import type { Caller } from '../../command/caller.ts'
import type { Occurrence } from '../../shared/dates/occurrences.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import { findMeetup, type MeetupNeeds } from '../lookup/find-meetup.ts'
import type { Meetup } from '../meetups/model.ts'
import type { MeetupRef } from '../meetups/reference.ts'
import { dueBefore, nextOccurrence, type Offset, type Reminder, type Repetition, type Timing } from './model/index.ts'
import type { QuietNeeds } from './quiet-service.ts'

const texts = bilingual({
  en: {
    wordsMissing: (isOwn: boolean) =>
      `${isOwn ? 'What should I remind you of?' : 'What should I say?'} Type it now, or put it between quotes: \`!meetup remind me tomorrow 9:00 "Book the room"\`.`,
    cancelled: (id: number) => `The meetup \`#${id}\` is cancelled. \`!meetup list\` shows the upcoming ones.`,
    tooLate: (due: string, start: string) =>
      `That was ${due}. The meetup is ${start}: choose a shorter time before, such as \`1h before\`.`,
    begun: (start: string) => `That meetup began on ${start}. \`!meetup list\` shows the upcoming ones.`,
  },
  fr: {
    wordsMissing: (isOwn) =>
      fr`${isOwn ? 'Que dois-je vous rappeler?' : 'Que faut-il dire?'} Écrivez-le maintenant, ou mettez-le entre guillemets : \`!rencontre rappelle-moi demain 9 h « Réserver la salle »\`.`,
    cancelled: (id) => fr`La rencontre \`#${id}\` est annulée. \`!rencontre liste\` montre celles à venir.`,
    tooLate: (due, start) =>
      fr`C'était ${due}. La rencontre a lieu ${start} : choisissez un délai plus court, comme \`1 h avant\`.`,
    begun: (start) => fr`Cette rencontre a commencé ${start}. \`!rencontre liste\` montre celles à venir.`,
  },
})

/** When somebody wants to be reminded, as they typed it. */
export type WantedTime =
  | {
      readonly kind: 'moment'
      readonly at: number
      /** IANA name of the zone it was read in. */
      readonly zone: string
      readonly note?: NonNullable<Occurrence['note']>
    }
  /** Before the next meetup to begin, if none is named. */
  | { readonly kind: 'before'; readonly offset: Offset; readonly meetup?: MeetupRef }
  | ({ readonly kind: 'every' } & Repetition)

export interface Ask {
  readonly when: WantedTime
  readonly words: string | undefined
  readonly kind: 'personal' | 'channel'
  readonly to: Reminder['to']
}

export interface Planned {
  readonly timing: Timing
  readonly nominalAt: number
  /** IANA name of the zone whose clock is meant. */
  readonly zone: string
  readonly meetup?: Meetup
  readonly note?: NonNullable<Occurrence['note']>
}

export type ResolveNeeds = MeetupNeeds & QuietNeeds

/** The times that a request gives as of now, or what is wrong with it. */
export async function resolveTime(
  needs: ResolveNeeds,
  { when, words, kind }: Pick<Ask, 'when' | 'words'> & Partial<Pick<Ask, 'kind'>>,
  caller: Caller,
): Promise<Planned | { readonly problem: string; readonly lacksWords?: true }> {
  const { lang, zone } = caller
  const say = texts[lang]
  const now = needs.clock.now()
  if (when.kind !== 'before' && words === undefined) return { problem: say.wordsMissing(kind === 'personal'), lacksWords: true }
  if (when.kind === 'moment') {
    const { at, zone: local, note } = when
    return { timing: { kind: 'moment', at }, nominalAt: at, zone: local, ...(note !== undefined && { note }) }
  }
  if (when.kind === 'every') {
    const { at, note } = nextOccurrence(when, now)
    return { timing: when, nominalAt: at, zone: when.zone, ...(note !== undefined && { note }) }
  }
  const sought = await findMeetup(needs, when.meetup ?? { isNext: true }, caller)
  if ('problem' in sought) return sought
  const { meetup } = sought
  if (meetup.state === 'cancelled') return { problem: say.cancelled(meetup.id) }
  const start = formatMomentFull(meetup.startsAt, now, lang, zone)
  if (meetup.startsAt <= now) return { problem: say.begun(start) }
  const nominalAt = dueBefore(meetup.startsAt, when.offset, meetup.zone)
  if (nominalAt <= now) return { problem: say.tooLate(formatMoment(nominalAt, lang, zone), start) }
  return { timing: { kind: 'before', meetupId: meetup.id, offset: when.offset }, nominalAt, zone: meetup.zone, meetup }
}
