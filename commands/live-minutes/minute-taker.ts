import { optional } from '../../src/command/args/args.ts'
import { person } from '../../src/command/args/person.ts'
import type { Caller } from '../../src/command/caller.ts'
import { acknowledge, type Reply, refuse } from '../../src/command/reply.ts'
import { describeHowToMark, describeNamed } from '../../src/features/live-minutes/messages.ts'
import type { LiveMinutes } from '../../src/features/live-minutes/model.ts'
import { auditMark, describeNotYours, mayTake } from '../../src/features/live-minutes/service.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import { titleOf } from '../../src/features/meetups/messages.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import { noticeTo } from '../../src/features/people/notice.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { PersonRef } from '../../src/shared/person.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    closed: (name: string) => `The account of ${name} is closed. Please name somebody else.`,
    over: (title: string) => `The minutes of ${title} have already ended.`,
    done: (name: string, title: string) => `${name} is now the minute-taker of ${title}. I've told them how it works.`,
    changed: () => 'Somebody else has been named since, so nothing was undone.',
  },
  fr: {
    closed: (name) => fr`Le compte de ${name} est fermé. Nommez quelqu'un d'autre.`,
    over: (title) => fr`Le compte rendu de ${title} est déjà terminé.`,
    done: (name, title) => fr`${name} rédige maintenant le compte rendu de ${title}. Je lui ai expliqué comment.`,
    changed: () => fr`Quelqu'un d'autre a été nommé depuis; je n'y ai donc pas touché.`,
  },
})

interface HandedOver {
  readonly meetupId: number
  readonly before: PersonRef | null
  readonly after: string
}

export const minuteTaker = defineCommand({
  name: 'minute-taker',
  verbs: { en: ['minute-taker', 'minute taker', 'minutetaker'], fr: ['secrétaire', 'secrétaire de séance'] },
  group: 'minutes',
  who: 'all',
  summary: {
    en: 'say who takes the minutes, before or during the meetup (organizers; the minute-taker hands over)',
    fr: fr`dire qui rédige le compte rendu, avant ou pendant la rencontre (équipe d'organisation, ou pour passer la main)`,
  },
  examples: {
    en: ['minute-taker @alice', 'minute-taker @alice third thursday'],
    fr: ['secrétaire @francois', 'secrétaire @francois 3e jeudi'],
  },
  args: { who: person(), which: optional(meetupRef()) },
  changes: true,
  async run(needs, { who, which }, caller): Promise<Reply<HandedOver>> {
    const { lang } = caller
    const say = texts[lang]
    if (who.isClosed) return refuse(say.closed(escapeMarkdown(who.username)))
    const sought = await findMinutes(needs, which, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const { meetup } = sought
    const live = await needs.liveMinutes.lock(meetup.id)
    const isOpen = live?.state === 'open'
    if (!(await mayHandOver(needs, live, caller))) return refuse(describeNotYours(live ?? {}, lang))
    if (live?.state === 'ended') return refuse(say.over(titleOf(meetup, lang)))
    const after = { id: who.id, username: who.username }
    await needs.liveMinutes.name(meetup.id, after, live?.lang ?? needs.community.language)
    await needs.audit.add({
      ...{ at: needs.clock.now(), who: caller.id, what: 'minute-taker', where: caller.room.id },
      ...{ detail: `#${meetup.id} ${who.username}`, about: who.id },
    })
    const talkIds = (await needs.talks.agenda(meetup.id)).map(({ id }) => id)
    const tell = (one: typeof lang) => (isOpen ? describeHowToMark(meetup, talkIds, one) : describeNamed(meetup, one))
    return {
      ...acknowledge(say.done(escapeMarkdown(who.username), titleOf(meetup, lang))),
      notices: who.id === caller.id ? [] : [{ ...(await noticeTo(needs.people, after, tell)), about: { meetupId: meetup.id } }],
      undo: { data: { meetupId: meetup.id, before: live?.taker ?? null, after: who.id } },
    }
  },
  async undo(needs, { meetupId, before, after }: HandedOver, caller) {
    const live = await needs.liveMinutes.lock(meetupId)
    if (live === undefined || live.state === 'ended' || live.taker?.id !== after) return refuse(texts[caller.lang].changed())
    if (!(await mayHandOver(needs, live, caller))) return refuse(describeNotYours(live, caller.lang))
    await needs.liveMinutes.name(meetupId, before ?? undefined, live.lang)
    await auditMark(needs, caller, 'taker undo', `#${meetupId}`)
    return acknowledge()
  },
})

/** Organizers may name a minute-taker. While minutes are open, the minute-taker may name another one. */
async function mayHandOver(needs: Services, live: LiveMinutes | undefined, caller: Caller): Promise<boolean> {
  if (live?.state === 'open' && (await mayTake(needs, live, caller))) return true
  return needs.roles.has(caller.id, 'organizer')
}

/** The minutes of the meetup that was named, or else those open in the room, or those of the next meetup. */
async function findMinutes(needs: Services, which: MeetupRef | undefined, caller: Caller) {
  const here = which === undefined ? await needs.liveMinutes.inRoom(caller.room.id) : undefined
  const meetup = here && (await needs.meetups.find(here.meetupId))
  return meetup === undefined ? findMeetup(needs, which, caller) : { meetup }
}
