import { shortId } from '../../src/command/args/numbers.ts'
import type { Caller } from '../../src/command/caller.ts'
import type { Preview } from '../../src/command/command.ts'
import { type Reply, refuse } from '../../src/command/reply.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import type { Services } from '../../src/features/services.ts'
import type { Talk } from '../../src/features/talks/model.ts'
import { describeOverfull, findOpenMeetup, scheduleTalk } from '../../src/features/talks/schedule-talk.ts'
import { openTalk } from '../../src/features/talks/service.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'
import { talks } from './talks.ts'

export const place = defineCommand({
  name: 'place',
  verbs: { en: ['place'], fr: ['placer'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'schedule a talk on the agenda of a meetup, or move it to another one',
    fr: fr`mettre une présentation à l'ordre du jour d'une rencontre, ou l'en changer`,
  },
  examples: { en: ['place #12 third thursday'], fr: ['placer #12 3e jeudi'] },
  choices: talks,
  args: { id: shortId(), on: meetupRef() },
  changes: true,
  async preview(needs, { id, on }, caller): Promise<Preview<Slot> | Reply<never>> {
    const opened = await openSlot(needs, { id, on }, caller)
    if ('problem' in opened) return refuse(opened.problem)
    const overfull = await describeOverfull(needs, opened.talk, opened.meetup, caller.lang)
    if (overfull !== undefined) return { preview: overfull, plan: { id, on: { id: opened.meetup.id } } }
    return scheduleTalk(needs, opened.talk, opened.meetup, caller)
  },
  async execute(needs, plan, caller) {
    const opened = await openSlot(needs, plan, caller)
    return 'problem' in opened ? refuse(opened.problem) : scheduleTalk(needs, opened.talk, opened.meetup, caller)
  },
})

interface Slot {
  readonly id: number
  readonly on: MeetupRef
}

async function openSlot(
  needs: Services,
  { id, on }: Slot,
  caller: Caller,
): Promise<{ readonly talk: Talk; readonly meetup: Meetup } | { readonly problem: string }> {
  const opened = await openTalk(needs, id, 'place', caller)
  if ('problem' in opened) return opened
  const sought = await findOpenMeetup(needs, on, caller)
  return 'problem' in sought ? sought : { talk: opened.talk, meetup: sought.meetup }
}
