import { optional, type Positional, taken, type ValuesOf } from '../../src/command/args/args.ts'
import { moment, textAfterTime, textOption } from '../../src/command/args/kinds.ts'
import type { Token } from '../../src/command/args/tokens.ts'
import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { describeMeetup } from '../../src/features/agenda/messages.ts'
import { findTargets } from '../../src/features/announcements/service.ts'
import { meetupsOn } from '../../src/features/lookup/meetups-when.ts'
import { defaultLengthMinutes, type Meetup, type NewMeetup } from '../../src/features/meetups/model.ts'
import { describeClockChange } from '../../src/features/series/date-messages.ts'
import { meetupOf } from '../../src/features/series/model.ts'
import { claimDay } from '../../src/features/series/plan-dates.ts'
import { type RoomContext, roomContextOf } from '../../src/features/series/scope.ts'
import type { Services } from '../../src/features/services.ts'
import { localOf } from '../../src/shared/dates/phrases/index.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { flagDayOff } from '../../src/shared/i18n/holidays.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { describeNoChannel, orderAnnouncement, previewAnnouncement } from '../announcements/announce.ts'
import { meetupDetails, meetupTitleLength } from '../arguments/meetup-options.ts'
import { defineCommand } from '../define-command.ts'
import { replan, showReplan } from './replan.ts'

const texts = bilingual({
  en: {
    scheduled: (id: number) => `The meetup is planned as \`#${id}\`. Members see it with \`!meetup next\`.`,
    series: (name: string) =>
      `It belongs to ${name}, like this channel, and takes its place, link and seats unless you gave others.`,
    both: () => 'I would schedule this meetup and announce it at once.',
    twoTitles: () => 'There are two titles in that. Give one of them, in quotes or after `title:`.',
    back: (id: number) => `Undone: the meetup \`#${id}\` is no longer planned.`,
    kept: (id: number) =>
      `The meetup \`#${id}\` already has RSVPs or talks, or it's announced or gone, so I left everything as it is.`,
    taken: (id: number) =>
      `There's already a meetup at that time, \`#${id}\`. Choose another time, or change that one: \`!meetup edit meetup #${id} title:…\``,
    sameDay: (name: string, id: number) =>
      `${name} already meets on that day, \`#${id}\`. \`!meetup edit meetup #${id} title:…\` changes that one, \`!meetup move #${id} DATE\` moves it.`,
  },
  fr: {
    scheduled: (id) =>
      fr`La rencontre est prévue, sous le numéro \`#${id}\`. Les membres la voient avec \`!rencontre prochaine\`.`,
    series: (name) =>
      fr`Elle fait partie de ${name}, comme ce salon, et en reprend le lieu, le lien et les places que vous n'avez pas précisés.`,
    both: () => fr`Cette rencontre serait planifiée et annoncée d'un coup.`,
    twoTitles: () => fr`Il y a deux titres. N'en donnez qu'un, entre guillemets ou après \`titre:\`.`,
    back: (id) => fr`C'est annulé : la rencontre \`#${id}\` n'est plus prévue.`,
    kept: (id) =>
      fr`Des gens ont répondu à l'invitation à la rencontre \`#${id}\` ou y prennent la parole, ou elle est déjà annoncée ou n'existe plus; je n'ai donc touché à rien.`,
    taken: (id) =>
      fr`Une rencontre a déjà lieu à ce moment, \`#${id}\`. Choisissez une autre heure, ou modifiez celle-là : \`!rencontre modifier rencontre #${id} titre:…\``,
    sameDay: (name, id) =>
      fr`${name} a déjà lieu ce jour-là, \`#${id}\`. \`!rencontre modifier rencontre #${id} titre:…\` modifie celle-là, \`!rencontre déplacer #${id} DATE\` la déplace.`,
  },
})

const announceWords: readonly string[] = ['announce', 'annoncer']

const isAnnounce = (token: Token | undefined) => token?.quoted === false && announceWords.includes(fold(token.text))

/** The title, without the word at the end that asks to announce the meetup as well. */
function titleArgument(): Positional<string | undefined> {
  const { read } = optional(textAfterTime(meetupTitleLength))
  return {
    kind: 'positional',
    read: ({ typed, tokens }, context) =>
      read({ typed, tokens: isAnnounce(tokens.at(-1)) ? tokens.slice(0, -1) : tokens }, context),
  }
}

function announceArgument(): Positional<boolean> {
  return { kind: 'positional', read: ({ tokens }) => (isAnnounce(tokens[0]) ? taken(true, 1) : taken(false, 0)) }
}

const args = {
  when: moment(),
  title: titleArgument(),
  announced: announceArgument(),
  titled: textOption({ en: 'title', fr: 'titre' }, meetupTitleLength),
  ...meetupDetails,
}

export const schedule = defineCommand({
  name: 'schedule',
  verbs: { en: ['schedule', 'plan'], fr: ['planifier', 'prévoir'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'plan a meetup: date, time, title, place, link, seats; `announce` at the end announces it as well',
    fr: fr`planifier une rencontre : date, heure, titre, lieu, lien, places; \`annoncer\` à la fin l'annonce aussi`,
  },
  examples: {
    en: [
      'schedule third thursday 13:00 "Terraform at StatCan" place:90 Elgin, Ottawa join:https://meet.example.ca/abc capacity:20',
      'schedule third thursday 13:00 "Terraform at StatCan" announce',
    ],
    fr: [
      'planifier 3e jeudi 13 h « Terraform à StatCan » lieu:90, rue Elgin, Ottawa lien:https://meet.example.ca/abc places:20',
      'planifier 3e jeudi 13 h « Terraform à StatCan » annoncer',
    ],
  },
  args,
  changes: true,
  mayActAtOnce: true,
  async preview(needs, typed, caller) {
    const { announced, ...given } = cutAnnounce(typed)
    if (typed.title !== undefined && typed.titled !== undefined) return refuse(texts[caller.lang].twoTitles())
    const scope = await roomContextOf(needs, caller)
    const inTheWay = await whatIsInTheWay(needs, given.when.at, scope, caller)
    if (inTheWay !== undefined) return refuse(inTheWay)
    const wanted = newMeetup(given, scope, caller)
    const replanned = await showReplan(needs, wanted, { given, announced }, caller)
    if (replanned !== undefined) return replanned
    if (!announced) return planMeetup(needs, given, caller)
    const meetup: Meetup = {
      ...wanted,
      id: 0,
      state: 'planned',
      revision: 0,
      changedAt: needs.clock.now(),
    }
    const targets = await findTargets(needs, meetup)
    if (targets.length === 0) return refuse(describeNoChannel(caller.lang))
    const announcement = await previewAnnouncement(needs, { meetup, targets, fresh: targets, mention: undefined }, caller)
    return { preview: `${texts[caller.lang].both()}\n${announcement}`, plan: given }
  },
  async execute(needs, { replans, announced = false, ...given }: SchedulePlan, caller) {
    if (replans !== undefined) {
      const inTheWay = await whatIsInTheWay(needs, given.when.at, await roomContextOf(needs, caller), caller)
      const order = { meetupId: replans, details: namedIn(given), announced }
      return inTheWay === undefined ? replan(needs, order, given.when.at, caller) : refuse(inTheWay)
    }
    const planned = await planMeetup(needs, given, caller)
    const meetup = planned.undo && (await needs.meetups.find(planned.undo.data.meetupId))
    if (meetup === undefined) return planned
    const targets = await findTargets(needs, meetup)
    if (targets.length === 0) return planned
    const { text } = await orderAnnouncement(needs, { meetup, targets, mention: undefined }, caller)
    return reply(`${texts[caller.lang].scheduled(meetup.id)}\n${text}`)
  },
  async undo({ meetups, series }, { meetupId, seriesId, skipped }: Scheduled, { lang }) {
    const say = texts[lang]
    if (!(await meetups.remove(meetupId))) return refuse(say.kept(meetupId))
    if (seriesId !== undefined && skipped !== undefined) await series.skip(seriesId, skipped)
    return reply(say.back(meetupId))
  },
})

type Typed = ValuesOf<typeof args>
type Given = Omit<Typed, 'announced' | 'titled'>

/** `replans`: the cancelled meetup that moves to this date. */
type SchedulePlan = Given & { readonly replans?: number; readonly announced?: boolean }

/** A place or title after its label takes all words that follow it. */
function cutAnnounce({ titled, ...typed }: Typed): Given & Pick<Typed, 'announced'> {
  const cut = (text: string | undefined) => text?.replace(/\s(?:announce|annoncer)$/i, '')
  const [place, title] = [cut(typed.place), cut(titled)]
  const announced = typed.announced || place !== typed.place || title !== titled
  return { ...typed, place, title: title ?? typed.title, announced }
}

function newMeetup(given: Given, scope: RoomContext, { id, room }: Caller, day?: string): NewMeetup {
  const { when } = given
  return {
    ...{ startsAt: when.at, lengthMinutes: defaultLengthMinutes, zone: scope.zone, scheduledBy: id },
    ...(scope.series && meetupOf(scope.series, when.at, day)),
    ...namedIn(given),
    ...(scope.series === undefined && room.kind !== 'direct' && { roomId: room.id }),
  }
}

async function planMeetup(needs: Services, given: Given, caller: Caller): Promise<Reply<Scheduled>> {
  const { id, lang, zone, room } = caller
  const say = texts[lang]
  const { when } = given
  const now = needs.clock.now()
  const scope = await roomContextOf(needs, caller)
  const inTheWay = await whatIsInTheWay(needs, when.at, scope, caller)
  if (inTheWay !== undefined) return refuse(inTheWay)
  const { day, skipped } = scope.series === undefined ? {} : await claimDay(needs, scope.series, when.at)
  const meetup = await needs.meetups.add(newMeetup(given, scope, caller, day), now)
  const detail = `#${meetup.id} ${new Date(meetup.startsAt).toISOString()}`
  await needs.audit.add({ at: now, who: id, what: 'schedule', where: room.id, detail })
  const lines = [
    say.scheduled(meetup.id),
    ...(scope.series === undefined ? [] : [say.series(escapeMarkdown(scope.series.name))]),
    ...describeClockChange(when.note, lang),
    ...flagDayOff(localOf(when.at, scope.zone).date, { lang, now, zone: scope.zone }),
  ]
  const data = { meetupId: meetup.id, ...(scope.series && skipped && { seriesId: scope.series.id, skipped }) }
  return { ...reply([...lines, '', describeMeetup(meetup, { lang, zone, now })].join('\n')), undo: { data } }
}

interface Scheduled {
  readonly meetupId: number
  /** The series that skipped the day before. */
  readonly seriesId?: number
  readonly skipped?: { readonly day: string; readonly reason: string }
}

/** Another meetup at that moment, or of the same series on that day. */
async function whatIsInTheWay(
  { meetups }: Services,
  at: number,
  { series, zone }: RoomContext,
  { lang }: Caller,
): Promise<string | undefined> {
  const say = texts[lang]
  const isPlanned = ({ state }: Meetup) => state === 'planned'
  const [other] = (await meetups.between(at, at + 1, series?.id)).filter(isPlanned)
  if (other !== undefined) return say.taken(other.id)
  if (series === undefined) return undefined
  const [sameDay] = (await meetupsOn(meetups, localOf(at, zone).date, series.id)).filter(isPlanned)
  return sameDay && say.sameDay(escapeMarkdown(series.name), sameDay.id)
}

type Named = Partial<Omit<Meetup, 'id' | 'state' | 'startsAt'>>

function namedIn({ when, title, place, join, capacity, remote, length = when.lengthMinutes }: Given): Named {
  return {
    ...(title !== undefined && { title }),
    ...(place !== undefined && { place }),
    ...(join !== undefined && { joinUrl: join }),
    ...(capacity !== undefined && { capacity }),
    ...(remote !== undefined && { remoteCapacity: remote }),
    ...(length !== undefined && { lengthMinutes: length }),
  }
}
