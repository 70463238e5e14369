import { optional } from '../../src/command/args/args.ts'
import { choiceOption } from '../../src/command/args/choices.ts'
import type { Caller } from '../../src/command/caller.ts'
import { acknowledge, type Reply, refuse } from '../../src/command/reply.ts'
import { describeHowToMark, describeOpened, describeToRoom } from '../../src/features/live-minutes/messages.ts'
import { type LiveMinutes, whyNotNow } from '../../src/features/live-minutes/model.ts'
import { auditMark, describeNotYours, mayTake } from '../../src/features/live-minutes/service.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import { titleOf } from '../../src/features/meetups/messages.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import { noticeTo } from '../../src/features/people/notice.ts'
import { roomContextOf } from '../../src/features/series/scope.ts'
import type { Services } from '../../src/features/services.ts'
import type { Notice } from '../../src/messaging/notice.ts'
import { bilingual, inLanguagesOf } from '../../src/shared/i18n/bilingual.ts'
import { formatMomentFull } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    inRoom: () => "Minutes are taken in a room. Type `!meetup start` in the meetup's room.",
    early: (when: string) => `That meetup starts ${when}. You can open its minutes two hours before.`,
    late: (when: string) =>
      `That meetup started ${when}, so it's too late to open its minutes. Name another one, for example \`!meetup start #12\`.`,
    cancelled: (title: string) => `${title} is cancelled, so it has no minutes.`,
    busy: (title: string) => `The minutes of ${title} are open in this room. End them first with \`!meetup end\`.`,
    open: (title: string, place: string) => `The minutes of ${title} are already open ${place}.`,
    published: (title: string) => `The minutes of ${title} have already ended.`,
    marked: () => 'These minutes already have marks, so they stay open. `!meetup end` ends them.',
    over: () => "These minutes aren't open any more, so there's nothing to undo.",
  },
  fr: {
    inRoom: () => fr`Le compte rendu se rédige dans un salon : écrivez \`!rencontre commencer\` dans celui de la rencontre.`,
    early: (when) => fr`Cette rencontre commence ${when}. Son compte rendu peut être ouvert deux heures avant.`,
    late: (when) =>
      fr`Cette rencontre a commencé ${when} : son compte rendu ne peut plus être ouvert ici. Indiquez-en une autre, comme \`!rencontre commencer #12\`.`,
    cancelled: (title) => fr`${title} est annulée; il n'y a donc pas de compte rendu à rédiger.`,
    busy: (title) => fr`Le compte rendu de ${title} est ouvert dans ce salon. \`!rencontre terminer\` le termine d'abord.`,
    open: (title, place) => fr`Le compte rendu de ${title} est déjà ouvert, ${place}.`,
    published: (title) => fr`Le compte rendu de ${title} est déjà terminé.`,
    marked: () => fr`Ce compte rendu contient déjà des marques. \`!rencontre terminer\` le termine.`,
    over: () => fr`Ce compte rendu n'est plus ouvert; il n'y a donc rien à défaire.`,
  },
})

export const start = defineCommand({
  name: 'start',
  verbs: { en: ['start', 'start minutes'], fr: ['commencer', 'débuter'] },
  group: 'minutes',
  who: 'all',
  summary: {
    en: 'open the minutes of the meetup in progress in this room (organizers and the minute-taker)',
    fr: fr`ouvrir dans ce salon le compte rendu de la rencontre en cours (équipe d'organisation et secrétaire de séance)`,
  },
  examples: { en: ['start', 'start third thursday lang:en'], fr: ['commencer', 'commencer 3e jeudi langue:fr'] },
  args: {
    which: optional(meetupRef()),
    written: choiceOption({ en: 'lang', fr: 'langue' }, { en: ['en', 'anglais', 'english'], fr: ['fr', 'français', 'french'] }),
  },
  changes: true,
  async run(needs, { which, written }, caller): Promise<Reply<{ readonly meetupId: number }>> {
    const { lang } = caller
    if (caller.room.kind === 'direct') return refuse(texts[lang].inRoom())
    const sought = await findStartable(needs, which, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const { meetup } = sought
    const known: LiveMinutes = (await needs.liveMinutes.lock(meetup.id)) ?? nothingYet(meetup.id)
    const problem = await explainRefusal(needs, meetup, known, caller)
    if (problem !== undefined) return refuse(problem)
    const result = await needs.liveMinutes.begin(
      meetup.id,
      {
        room: caller.room,
        starter: { id: caller.id, username: caller.username },
        lang: written ?? (await languageOf(needs, meetup)),
      },
      needs.clock.now(),
    )
    if (result !== 'opened') return refuse(await explainOpen(needs, meetup, result, caller))
    await auditMark(needs, caller, 'start', `#${meetup.id}`)
    return { ...(await replyStarted(needs, meetup, caller)), undo: { data: { meetupId: meetup.id } } }
  },
  async undo(needs, { meetupId }: { readonly meetupId: number }, caller) {
    const live = await needs.liveMinutes.lock(meetupId)
    if (live?.state !== 'open') return refuse(texts[caller.lang].over())
    if (!(await mayTake(needs, live, caller))) return refuse(describeNotYours(live, caller.lang))
    if (!(await needs.liveMinutes.undoStart(meetupId))) return refuse(texts[caller.lang].marked())
    await auditMark(needs, caller, 'start undo', `#${meetupId}`)
    return acknowledge()
  },
})

function nothingYet(meetupId: number): LiveMinutes {
  return { meetupId, state: 'named', lang: 'en', nudges: 0 }
}

/** The meetup that was named, or else the one in progress, about to start or just over. */
async function findStartable(needs: Services, which: MeetupRef | undefined, caller: Caller) {
  const now = needs.clock.now()
  const sought = await findMeetup(needs, which, caller)
  const isNear = !('problem' in sought) && whyNotNow(sought.meetup, now) === undefined
  if (which !== undefined || isNear) return sought
  const [latest] = await needs.meetups.past(now, 1, (await roomContextOf(needs, caller)).series?.id)
  return latest !== undefined && whyNotNow(latest, now) === undefined ? { meetup: latest } : sought
}

async function explainRefusal(needs: Services, meetup: Meetup, live: LiveMinutes, caller: Caller): Promise<string | undefined> {
  const { lang } = caller
  const say = texts[lang]
  const now = needs.clock.now()
  if (!(await mayTake(needs, live, caller))) return describeNotYours(live, lang)
  if (meetup.state === 'cancelled') return say.cancelled(titleOf(meetup, lang))
  if (live.state === 'ended') return say.published(titleOf(meetup, lang))
  if (live.state === 'open') return say.open(titleOf(meetup, lang), describeToRoom(live, needs.sight, lang))
  const why = live.state === 'closed' ? undefined : whyNotNow(meetup, now)
  return why && say[why](formatMomentFull(meetup.startsAt, now, lang, meetup.zone))
}

/** Somebody else was faster, in this room or for this meetup. */
async function explainOpen(
  needs: Services,
  meetup: Meetup,
  result: 'open' | { readonly busy: number },
  { lang }: Caller,
): Promise<string> {
  const say = texts[lang]
  if (result !== 'open') {
    const other = await needs.meetups.find(result.busy)
    return say.busy(titleOf(other ?? meetup, lang))
  }
  const live = (await needs.liveMinutes.find(meetup.id)) ?? nothingYet(meetup.id)
  return say.open(titleOf(meetup, lang), describeToRoom(live, needs.sight, lang))
}

/** The series' own language, or the community's. */
async function languageOf({ series, community }: Services, meetup: Meetup) {
  const own = meetup.series === undefined ? undefined : await series.find(meetup.series.id)
  return own?.firstLang ?? community.language
}

/** Tells the room that minutes are open, and the minute-taker how to take them. */
async function replyStarted(needs: Services, meetup: Meetup, caller: Caller): Promise<Reply<never>> {
  const { lang, room } = caller
  const live = await needs.liveMinutes.find(meetup.id)
  const talkIds = (await needs.talks.agenda(meetup.id)).map(({ id }) => id)
  const taker = live?.taker ?? caller
  const chosen = await needs.rooms.language(room.id)
  const about = { meetupId: meetup.id }
  const notices: Notice[] = [
    {
      to: { roomId: room.id },
      text: inLanguagesOf(chosen, (one) => describeOpened(meetup, taker.username, one)),
      opensMinutesOf: meetup.id,
      about,
    },
  ]
  const how = (one: typeof lang) => describeHowToMark(meetup, talkIds, one)
  if (taker.id !== caller.id) notices.push({ ...(await noticeTo(needs.people, taker, how)), about })
  return { ...acknowledge(how(lang)), notices }
}
