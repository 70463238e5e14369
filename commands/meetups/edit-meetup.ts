import { orNone } from '../../src/command/args/none.ts'
import { textOption } from '../../src/command/args/texts.ts'
import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { describeCurrent } from '../../src/features/agenda/describe-current.ts'
import { describeClosed } from '../../src/features/attendance/messages.ts'
import { resizeSeats } from '../../src/features/attendance/seats.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import type { Services } from '../../src/features/services.ts'
import { dropUndefined } from '../../src/shared/drop-undefined.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { detailsOf, meetupDetails, meetupTitleLength } from '../arguments/meetup-options.ts'
import { defineCommand } from '../define-command.ts'
import { list } from './list.ts'

const texts = bilingual({
  en: {
    nothing: (id: number) =>
      `What should I change? \`!meetup edit meetup #${id} title:…\`, \`place:…\`, \`join:https://…\`, \`length:120\`, \`remote:50\`; \`none\` removes a value. \`!meetup move #${id} DATE\` changes the date, \`!meetup capacity 25 #${id}\` the seats.`,
    done: (id: number) => `I've changed the meetup \`#${id}\`.`,
    back: (id: number) => `Undone: the meetup \`#${id}\` is as it was.`,
  },
  fr: {
    nothing: (id) =>
      fr`Que faut-il modifier? \`!rencontre modifier rencontre #${id} titre:…\`, \`lieu:…\`, \`lien:https://…\`, \`durée:120\`, \`distance:50\`; \`aucun\` retire une valeur. \`!rencontre déplacer #${id} DATE\` change la date, \`!rencontre places 25 #${id}\` les places.`,
    done: (id) => fr`La rencontre \`#${id}\` est modifiée.`,
    back: (id) => fr`C'est annulé : la rencontre \`#${id}\` est comme avant.`,
  },
})

export const editMeetup = defineCommand({
  name: 'edit meetup',
  verbs: { en: ['edit meetup', 'edit the meetup'], fr: ['modifier rencontre', 'modifier la rencontre'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'change one meetup: title, place, link, length, remote seats',
    fr: fr`modifier une rencontre : titre, lieu, lien, durée, places à distance`,
  },
  examples: {
    en: ['edit meetup third thursday title:Terraform place:90 Elgin, Ottawa'],
    fr: ['modifier rencontre 3e jeudi titre:Terraform lieu:90, rue Elgin, Ottawa'],
  },
  choices: list,
  args: {
    which: meetupRef(),
    title: orNone(textOption({ en: 'title', fr: 'titre' }, meetupTitleLength)),
    place: orNone(meetupDetails.place),
    join: orNone(meetupDetails.join),
    length: meetupDetails.length,
    remote: orNone(meetupDetails.remote),
  },
  changes: true,
  async run(needs, { which, title, place, join, length, remote }, caller): Promise<Reply<Edited>> {
    const say = texts[caller.lang]
    const sought = await findMeetup(needs, which, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const { meetup } = sought
    if (meetup.state === 'cancelled') return refuse(describeClosed('cancelled', meetup, caller.lang))
    const change: Edited['change'] = { ...dropUndefined({ title }), ...detailsOf({ place, join, length, remote }) }
    if (Object.keys(change).length === 0) return refuse(say.nothing(meetup.id))
    const edited = await apply(needs, { meetupId: meetup.id, change }, say.done, caller)
    return { ...edited, undo: { data: { meetupId: meetup.id, change: asBefore(meetup, change) } } }
  },
  undo: (needs, before: Edited, caller) => apply(needs, before, texts[caller.lang].back, caller),
})

interface Edited {
  readonly meetupId: number
  readonly change: Pick<Parameters<Services['meetups']['change']>[1], 'title' | 'place' | 'joinUrl' | 'lengthMinutes'> & {
    readonly remoteCapacity?: number | null
  }
}

/** What it takes to restore the meetup. */
function asBefore(meetup: Meetup, change: Edited['change']): Edited['change'] {
  return Object.fromEntries(Object.keys(change).map((key) => [key, meetup[key as keyof Edited['change']] ?? null]))
}

async function apply(
  needs: Services,
  { meetupId, change }: Edited,
  say: (id: number) => string,
  caller: Caller,
): Promise<Reply<never>> {
  const { id: who, lang, room } = caller
  const now = needs.clock.now()
  const { remoteCapacity: remote, ...details } = change
  const edited = await needs.meetups.change(meetupId, details, now)
  if (edited === undefined) return refuse(describeClosed('unknown', undefined, lang))
  const notices = await resizeSeats(needs, meetupId, { remote }, room.id)
  const detail = `#${meetupId} ${Object.keys(change).join(', ')}`
  await needs.audit.add({ at: now, who, what: 'edit meetup', where: room.id, detail })
  const text = [say(meetupId), '', await describeCurrent(needs, meetupId, caller)].join('\n')
  return { ...reply(text), notices, showsMeetup: meetupId }
}
