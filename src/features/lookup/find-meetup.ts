import type { Caller } from '../../command/caller.ts'
import type { Clock } from '../../shared/clock.ts'
import type { PlainDate, PlainMonth } from '../../shared/dates/plain-date.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatDay, formatMonth } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { wordsOf } from '../../shared/text/words.ts'
import { titleOf } from '../meetups/messages.ts'
import { type Meetup, takesAnswers } from '../meetups/model.ts'
import type { MeetupRef } from '../meetups/reference.ts'
import type { Meetups } from '../meetups/repository.ts'
import { type RoomContextNeeds, roomContextOf } from '../series/scope.ts'
import { explainNumber, type NumberNeeds } from './explain-number.ts'
import { meetupsIn, meetupsOn } from './meetups-when.ts'

const texts = bilingual({
  en: {
    noneComing: () => 'No meetup is planned yet. When one is, `!meetup next` will show it.',
    unknownId: (id: number) => `There is no meetup \`#${id}\`. \`!meetup list\` lists the upcoming ones with their numbers.`,
    noneOn: (date: string) => `There is no meetup on ${date}. \`!meetup list\` shows upcoming dates.`,
    noneIn: (month: string) => `There is no meetup in ${month}. \`!meetup list\` shows upcoming dates.`,
    noneCalled: (title: string) =>
      `No upcoming meetup has “${escapeMarkdown(title)}” in its title. \`!meetup list\` shows them with their numbers.`,
    severalCalled: (title: string, ids: string) =>
      `There are several meetups with “${escapeMarkdown(title)}” in their titles: ${ids}. Please name one by its number.`,
    several: (date: string, ids: string) => `There are several meetups on ${date}: ${ids}. Please name one by its number.`,
    severalIn: (month: string, ids: string) => `There are several meetups in ${month}: ${ids}. Please name one by its number.`,
  },
  fr: {
    noneComing: () => fr`Aucune rencontre n'est encore prévue. Dès qu'il y en aura une, \`!rencontre prochaine\` la montrera.`,
    unknownId: (id) => fr`Il n'y a pas de rencontre \`#${id}\`. \`!rencontre liste\` montre celles à venir, avec leur numéro.`,
    noneOn: (date) => fr`Il n'y a pas de rencontre ${date}. \`!rencontre liste\` montre les dates à venir.`,
    noneIn: (month) => fr`Il n'y a pas de rencontre en ${month}. \`!rencontre liste\` montre les dates à venir.`,
    noneCalled: (title) =>
      fr`Aucune rencontre à venir n'a « ${escapeMarkdown(title)} » dans son titre. \`!rencontre liste\` les montre avec leur numéro.`,
    severalCalled: (title, ids) =>
      fr`Plusieurs rencontres ont « ${escapeMarkdown(title)} » dans leur titre : ${ids}. Veuillez en indiquer le numéro.`,
    several: (date, ids) => fr`Plusieurs rencontres ont lieu ${date} : ${ids}. Veuillez en indiquer le numéro.`,
    severalIn: (month, ids) => fr`Plusieurs rencontres ont lieu en ${month} : ${ids}. Veuillez en indiquer le numéro.`,
  },
})

type Sought = { readonly meetup: Meetup } | { readonly problem: string }

export interface MeetupNeeds extends NumberNeeds, RoomContextNeeds {
  readonly meetups: Pick<Meetups, 'find' | 'coming' | 'between'>
  readonly clock: Pick<Clock, 'now'>
}

/**
 * The meetup that somebody named, or the next one that still takes RSVPs. In a series' room, meetups of other series can only
 * be named by number.
 */
export async function findMeetup(
  needs: MeetupNeeds,
  ref: MeetupRef | undefined,
  caller: Pick<Caller, 'id' | 'lang' | 'room'>,
): Promise<Sought> {
  const { lang, room } = caller
  const { series, zone } = await roomContextOf(needs, { room })
  const search = { needs, lang, zone, seriesId: series?.id }
  if (ref === undefined) return findComing(search)
  if ('isNext' in ref) return findNextToBegin(search)
  if ('title' in ref) return findCalled(search, ref.title)
  if ('months' in ref) return findInMonths(search, ref.months)
  if ('days' in ref) return findOnDays(search, ref.days, ref.zone)
  const meetup = await needs.meetups.find(ref.id)
  if (meetup !== undefined) return { meetup }
  return { problem: await explainNumber(needs, ref.id, caller, texts[lang].unknownId(ref.id)) }
}

/** What is searched: all meetups that the readers may see, or those of the room's series. */
interface Search {
  readonly needs: MeetupNeeds
  readonly lang: Lang
  /** Of the room, for dates in replies. */
  readonly zone: string
  readonly seriesId: number | undefined
}

async function findComing({ needs: { meetups, clock }, lang, seriesId }: Search): Promise<Sought> {
  const now = clock.now()
  const coming = await meetups.coming(now, 2, seriesId)
  const meetup = coming.find((one) => takesAnswers(one, now)) ?? coming[0]
  return meetup === undefined ? { problem: texts[lang].noneComing() } : { meetup }
}

/** No community holds so many meetups at once that the next to begin isn't among these. */
const mostUnderWay = 20

async function findNextToBegin({ needs: { meetups, clock }, lang, seriesId }: Search): Promise<Sought> {
  const now = clock.now()
  const meetup = (await meetups.coming(now, mostUnderWay, seriesId)).find(({ startsAt }) => startsAt > now)
  return meetup === undefined ? { problem: texts[lang].noneComing() } : { meetup }
}

/** More than anybody plans ahead. */
const mostComing = 100

async function findCalled({ needs: { meetups, clock }, lang, seriesId }: Search, title: string): Promise<Sought> {
  const say = texts[lang]
  const wanted = wordsOf(title)
  const isCalled = (one: Meetup) => wanted.length > 0 && wanted.every((word) => wordsOf(one.title ?? '').includes(word))
  const found = (await meetups.coming(clock.now(), mostComing, seriesId)).filter(isCalled)
  return chooseOne(found, lang, (ids) => say.severalCalled(title, ids)) ?? { problem: say.noneCalled(title) }
}

function findInMonths({ needs: { meetups }, lang, seriesId }: Search, months: readonly PlainMonth[]): Promise<Sought> {
  const say = texts[lang]
  return findFirst(months, lang, {
    find: (month) => meetupsIn(meetups, month, seriesId),
    several: (month, ids) => say.severalIn(formatMonth(month, lang), ids),
    none: (month) => say.noneIn(formatMonth(month, lang)),
  })
}

function findOnDays(
  { needs: { meetups }, lang, zone, seriesId }: Search,
  days: readonly PlainDate[],
  inZone?: string,
): Promise<Sought> {
  const say = texts[lang]
  return findFirst(days, lang, {
    find: (day) => meetupsOn(meetups, day, seriesId, inZone),
    several: (day, ids) => say.several(formatDay(day, lang, zone), ids),
    none: (day) => say.noneOn(formatDay(day, lang, zone)),
  })
}

interface Lookup<T> {
  find(time: T): Promise<readonly Meetup[]>
  several(time: T, ids: string): string
  none(time: T): string
}

/** The meetup of the first of these times that has any. When none has, the first is what the person hears about. */
async function findFirst<T>(times: readonly T[], lang: Lang, { find, several, none }: Lookup<T>): Promise<Sought> {
  for (const time of times) {
    const sought = chooseOne(await find(time), lang, (ids) => several(time, ids))
    if (sought !== undefined) return sought
  }
  const [asked] = times
  return { problem: asked === undefined ? texts[lang].noneComing() : none(asked) }
}

/** The only one, not counting cancelled ones unless all are; undefined when there is none. */
function chooseOne(found: readonly Meetup[], lang: Lang, several: (ids: string) => string): Sought | undefined {
  const planned = found.filter(({ state }) => state === 'planned')
  const likely = planned.length > 0 ? planned : found
  const [meetup, other] = likely
  if (meetup === undefined || other === undefined) return meetup && { meetup }
  return { problem: several(likely.map((one) => `\`#${one.id}\` ${titleOf(one, lang)}`).join(', ')) }
}
