import { optional } from '../../src/command/args/args.ts'
import { choiceOption } from '../../src/command/args/choices.ts'
import type { Caller } from '../../src/command/caller.ts'
import { refuse } from '../../src/command/reply.ts'
import { findAnnounceable, orderAnnouncement, previewAnnouncement } from '../../src/features/announcements/order.ts'
import type { GroupMention } from '../../src/features/announcements/repository.ts'
import { findAnswerable } from '../../src/features/attendance/service.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import type { Services } from '../../src/features/services.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

export const announce = defineCommand({
  name: 'announce',
  verbs: { en: ['announce'], fr: ['annoncer'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'post a meetup in every subscribed channel and keep it up to date; `mention:all` notifies everyone',
    fr: fr`publier une rencontre dans chaque salon abonné et l'y tenir à jour; \`mention:tous\` appelle tout le monde`,
  },
  examples: { en: ['announce', 'announce third thursday mention:here'], fr: ['annoncer', 'annoncer 3e jeudi mention:ici'] },
  args: {
    which: optional(meetupRef()),
    mention: choiceOption<GroupMention>(
      { en: 'mention', fr: 'mention' },
      { all: ['all', 'tous', 'toutes', 'everybody'], here: ['here', 'ici'] },
    ),
  },
  changes: true,
  async preview(needs, { which, mention }, caller) {
    const found = await findMeant(needs, which, mention, caller)
    if ('problem' in found) return refuse(found.problem)
    // Nothing new is posted: existing announcements are only checked again.
    if (found.fresh.length === 0) return orderAnnouncement(needs, found, caller)
    const plan = { meetupId: found.meetup.id, ...(mention !== undefined && { mention }) }
    return { preview: await previewAnnouncement(needs, found, caller), plan }
  },
  async execute(needs, { meetupId, mention }: AnnouncePlan, caller) {
    const found = await findMeant(needs, { id: meetupId }, mention, caller)
    return 'problem' in found ? refuse(found.problem) : orderAnnouncement(needs, found, caller)
  },
})

/** What the confirmation covers. */
interface AnnouncePlan {
  readonly meetupId: number
  readonly mention?: GroupMention
}

async function findMeant(needs: Services, which: MeetupRef | undefined, mention: GroupMention | undefined, caller: Caller) {
  const sought = await findAnswerable(needs, which, caller)
  return 'problem' in sought ? sought : findAnnounceable(needs, sought.meetup, mention, caller.lang)
}
