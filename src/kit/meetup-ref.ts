import type { Lang } from '../domain/lang.ts'
import { type Meetup, takesAnswers } from '../domain/meetup.ts'
import type { PlainDate } from '../domain/plain-date.ts'
import { addDays, readPlainDate, startOfDay } from '../domain/when/index.ts'
import { bilingual } from '../texts/bilingual.ts'
import { formatDay } from '../texts/dates.ts'
import { fr } from '../texts/french.ts'
import { plain } from '../texts/hygiene.ts'
import { day } from './arg-kinds.ts'
import { complain, type Option, type Positional, taken } from './args.ts'
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

/** The meetup that somebody named; the next one that still takes answers when they named none. */
export async function findMeetup(
  { meetups, clock, community: { zone } }: Pick<Services, 'meetups' | 'clock' | 'community'>,
  ref: MeetupRef | undefined,
  lang: Lang,
): Promise<Sought> {
  const say = texts[lang]
  if (ref === undefined) {
    const now = clock.now()
    const coming = await meetups.coming(now, 2)
    const meetup = coming.find((one) => takesAnswers(one, now)) ?? coming[0]
    return meetup === undefined ? { problem: say.noneComing() } : { meetup }
  }
  if ('id' in ref) {
    const meetup = await meetups.find(ref.id)
    return meetup === undefined ? { problem: say.unknownId(ref.id) } : { meetup }
  }
  for (const date of ref.days) {
    const found = await meetups.between(...boundsOf(date, zone))
    const planned = found.filter(({ state }) => state === 'planned')
    const [meetup, other] = planned.length > 0 ? planned : found
    if (meetup !== undefined && other === undefined) return { meetup }
    if (meetup !== undefined) {
      const ids = planned.map(({ id }) => `\`#${id}\``).join(', ')
      return { problem: say.several(formatDay(date, lang, zone), ids) }
    }
  }
  const [asked] = ref.days
  return { problem: asked === undefined ? say.noneComing() : say.noneOn(formatDay(asked, lang, zone)) }
}

/** The instants at which a day begins and ends in a zone. */
export function boundsOf(date: PlainDate, zone: string): [number, number] {
  const from = startOfDay(date, zone)
  const following = addDays(date, 1)
  return [from, following === undefined ? from : startOfDay(following, zone)]
}
