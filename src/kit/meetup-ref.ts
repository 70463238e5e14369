import type { Lang } from '../domain/lang.ts'
import { type Meetup, takesAnswers } from '../domain/meetup.ts'
import { isSameDate, type PlainDate } from '../domain/plain-date.ts'
import { localOf, readPlainDate, startOfDay } from '../domain/when/index.ts'
import type { Meetups } from '../ports/store.ts'
import { bilingual } from '../texts/bilingual.ts'
import { formatDay } from '../texts/dates.ts'
import { fr } from '../texts/french.ts'
import { plain } from '../texts/hygiene.ts'
import { titleOf } from '../texts/meetup.ts'
import { day } from './arg-kinds.ts'
import { complain, type Option, type Positional, taken } from './args.ts'
import type { Caller } from './command.ts'
import { explainNumber, type NumberNeeds } from './other-kind.ts'
import { scopeOf } from './scope.ts'
import type { Services } from './services.ts'
import { tokenize } from './tokens.ts'

const texts = bilingual({
  en: {
    noneComing: () => 'No meetup is planned yet. When one is, `!meetup next` shows it.',
    unknownId: (id: number) => `There is no meetup \`#${id}\`. \`!meetup list\` shows the coming ones with their numbers.`,
    noneOn: (date: string) => `There is no meetup on ${date}. \`!meetup list\` shows the dates to come.`,
    several: (date: string, ids: string) => `There are several meetups on ${date}: ${ids}. Please name one by its number.`,
    more: (words: string) => `I read a date here, but not “${plain(words)}”.`,
  },
  fr: {
    noneComing: () => fr`Aucune rencontre n'est encore prévue. Dès qu'il y en aura une, \`!rencontre prochaine\` la montrera.`,
    unknownId: (id) => fr`Il n'y a pas de rencontre \`#${id}\`. \`!rencontre liste\` montre celles à venir, avec leur numéro.`,
    noneOn: (date) => fr`Il n'y a pas de rencontre ${date}. \`!rencontre liste\` montre les dates à venir.`,
    several: (date, ids) => fr`Plusieurs rencontres ont lieu ${date} : ${ids}. Veuillez en indiquer le numéro.`,
    more: (words) => fr`Je lis une date ici, mais pas « ${plain(words)} ».`,
  },
})

/** How somebody named a meetup: by its short id, or by a day that may be a coming or a past one. */
export type MeetupRef = { readonly id: number } | { readonly days: readonly PlainDate[] }

/** `#12`, `2026-12-17`, `third thursday`, `17 décembre`. */
export function meetupRef(): Positional<MeetupRef> {
  const days = day()
  return {
    kind: 'positional',
    async read(words, context) {
      const [, id] = /^#(\d{1,9})$/.exec(words.tokens[0]?.text ?? '') ?? []
      if (id !== undefined) return taken({ id: Number(id) }, 1)
      const reading = await days.read(words, context)
      return reading.ok ? taken({ days: reading.value }, reading.taken) : reading
    },
  }
}

/** The same behind a name: `on:third thursday`. Words behind the date are left to others. */
export function meetupRefOption(names: Readonly<Record<Lang, string>>): Option<MeetupRef> {
  const { read } = meetupRef()
  return {
    kind: 'option',
    names,
    greedy: true,
    lengthOf(words, { now, zone }) {
      const [id] = /^#\d+/.exec(words) ?? []
      if (id !== undefined) return id.length
      return words.slice(0, words.length - readPlainDate(words, { now, zone }).rest.length).trimEnd().length
    },
    async read(value, context) {
      const tokens = tokenize(value)
      const reading = await read({ typed: value, tokens }, context)
      if (!reading.ok || reading.taken === tokens.length) return reading
      return complain(texts[context.lang].more(value.slice(tokens[reading.taken]?.start)))
    },
  }
}

type Sought = { readonly meetup: Meetup } | { readonly problem: string }

export type MeetupNeeds = Pick<Services, 'clock' | 'community'> & NumberNeeds

/**
 * The meetup that somebody named; the next one that still takes answers when they named none. In the room of a series another
 * series' meetups are named by their numbers alone.
 */
export async function findMeetup(
  needs: MeetupNeeds,
  ref: MeetupRef | undefined,
  caller: Pick<Caller, 'id' | 'lang' | 'room'>,
): Promise<Sought> {
  const { lang, room } = caller
  const { meetups, clock } = needs
  const { series, zone } = await scopeOf(needs, { room })
  const say = texts[lang]
  if (ref === undefined) {
    const now = clock.now()
    const coming = await meetups.coming(now, 2, series?.id)
    const meetup = coming.find((one) => takesAnswers(one, now)) ?? coming[0]
    return meetup === undefined ? { problem: say.noneComing() } : { meetup }
  }
  if ('id' in ref) {
    const meetup = await meetups.find(ref.id)
    if (meetup !== undefined) return { meetup }
    return { problem: await explainNumber(needs, ref.id, caller, say.unknownId(ref.id)) }
  }
  for (const date of ref.days) {
    const found = await meetupsOn(meetups, date, series?.id)
    const planned = found.filter(({ state }) => state === 'planned')
    const likely = planned.length > 0 ? planned : found
    const [meetup, other] = likely
    if (meetup !== undefined && other === undefined) return { meetup }
    if (meetup !== undefined) {
      const ids = likely.map((one) => `\`#${one.id}\` ${titleOf(one, lang)}`).join(', ')
      return { problem: say.several(formatDay(date, lang, zone), ids) }
    }
  }
  const [asked] = ref.days
  return { problem: asked === undefined ? say.noneComing() : say.noneOn(formatDay(asked, lang, zone)) }
}

/** The meetups, of one series when one is named, that are on a day by the clock of their own zone, cancelled ones included. */
export async function meetupsOn(meetups: Meetups, date: PlainDate, seriesId?: number): Promise<readonly Meetup[]> {
  const utc = startOfDay(date, 'UTC')
  const near = await meetups.between(utc - farthestEastMs, utc + dayMs + farthestWestMs, seriesId)
  return near.filter(({ startsAt, zone }) => isSameDate(localOf(startsAt, zone).date, date))
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Kiribati is 14 hours ahead of UTC and Baker Island 12 behind. */
const farthestEastMs = 14 * hourMs
const farthestWestMs = 12 * hourMs
