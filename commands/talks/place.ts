import { shortId } from '../../src/command/args/kinds.ts'
import { askFirst, refuse } from '../../src/command/reply.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { findOpenMeetup, previewOverfull, scheduleTalk } from '../../src/features/talks/schedule-talk.ts'
import { openTalk } from '../../src/features/talks/service.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

export const place = defineCommand({
  name: 'place',
  verbs: { en: ['place'], fr: ['placer'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'put a talk on the agenda of a meetup, or move it to another one',
    fr: fr`mettre une présentation à l'ordre du jour d'une rencontre, ou l'en changer`,
  },
  examples: { en: ['place #12 third thursday'], fr: ['placer #12 3e jeudi'] },
  args: { id: shortId(), on: meetupRef() },
  changes: true,
  async run(needs, { id, on }, caller) {
    const opened = await openTalk(needs, id, 'place', caller)
    if ('problem' in opened) return refuse(opened.problem)
    const sought = await findOpenMeetup(needs, on, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const overfull = await previewOverfull(needs, opened.talk, sought.meetup, caller)
    return overfull === undefined ? scheduleTalk(needs, opened.talk, sought.meetup, caller) : askFirst(overfull, { id, on })
  },
})
