import { optional } from '../../src/command/args/args.ts'
import type { Caller } from '../../src/command/caller.ts'
import { acknowledge, askFirst, type Reply, refuse } from '../../src/command/reply.ts'
import { composeMinutes } from '../../src/features/live-minutes/compose-minutes.ts'
import type { LiveMinutes } from '../../src/features/live-minutes/model.ts'
import { showFile } from '../../src/features/live-minutes/notices.ts'
import { auditMark, describeNotYours, type MarkRefusal, mayTake, openHere } from '../../src/features/live-minutes/service.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import { titleOf } from '../../src/features/meetups/messages.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { hashText } from '../../src/shared/text/hash.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    preview: (title: string, file: string, marks: number) =>
      `### Publish the minutes of ${title}?\n**File**: \`${file}\`, with ${marks} ${plural('en', marks, 'mark', 'marks')}. I've sent it to you in a direct message. Nothing can be added once it's published.`,
    changed: () => 'The file has changed since you saw it, so here it is again.',
    never: (title: string) => `No minutes were taken for ${title}. To open them, type \`!meetup start\` in a room.`,
    elsewhere: (title: string) => `The minutes of ${title} are open in another room. Type \`!meetup end\` there.`,
    published: (title: string, link: string) => `The minutes of ${title} are already published${link}. Nothing has changed.`,
    underWay: (title: string) => `The minutes of ${title} are being published. I'll let you know when it's done.`,
    done: (title: string) =>
      `The minutes of ${title} are closed and on their way to the site. I'll let you know here when it's done.`,
  },
  fr: {
    preview: (title, file, marks) =>
      fr`### Compte rendu prêt à publier : ${title}\n**Fichier** : \`${file}\`, avec ${marks} ${plural('fr', marks, 'marque', 'marques')}; je vous l'ai envoyé directement. Ensuite, aucune marque n'est plus acceptée.`,
    changed: () => fr`Il y a de nouvelles marques depuis que vous avez vu le fichier; le voici donc de nouveau.`,
    never: (title) => fr`Aucun compte rendu de ${title} n'a été rédigé. \`!rencontre commencer\` l'ouvre, dans un salon.`,
    elsewhere: (title) => fr`Le compte rendu de ${title} est ouvert dans un autre salon; c'est là qu'il se termine.`,
    published: (title, link) => fr`Le compte rendu de ${title} est déjà publié${link}. Rien n'a changé.`,
    underWay: (title) => fr`Le compte rendu de ${title} est en cours de publication. Vous saurez comment cela se termine.`,
    done: (title) =>
      fr`Le compte rendu de ${title} est fermé et en route vers le site. Je vous dirai ici comment cela se termine.`,
  },
})

export const end = defineCommand({
  name: 'end',
  verbs: { en: ['end', 'end minutes'], fr: ['terminer', 'clore'] },
  group: 'minutes',
  who: 'all',
  summary: {
    en: 'show the finished minutes and publish them once you say yes',
    fr: fr`montrer le compte rendu achevé, et le publier après votre oui`,
  },
  examples: { en: ['end', 'end #12'], fr: ['terminer', 'terminer #12'] },
  args: { which: optional(meetupRef()) },
  changes: true,
  async preview(needs, { which }, caller) {
    const found = await findEndable(needs, which, caller)
    return 'problem' in found ? refuse(found.problem) : showPreview(needs, found, caller)
  },
  async execute(needs, { meetupId, shown }: EndPlan, caller): Promise<Reply<never>> {
    const found = await findEndable(needs, { id: meetupId }, caller)
    if ('problem' in found) return refuse(found.problem)
    const file = await composeMinutes(needs, found.live, found.meetup, false)
    if (hashText(file.text) === shown) return publish(needs, found, file, caller)
    const again = await showPreview(needs, found, caller)
    return { ...again, text: `${texts[caller.lang].changed()}\n\n${again.text}` }
  },
})

interface EndPlan {
  readonly meetupId: number
  /** Hash of the file that was shown: only that one is published. */
  readonly shown: string
}

/** Sends the file directly to the person who ends the minutes, and asks. */
async function showPreview(needs: Services, { live, meetup }: Endable, { lang, id }: Caller): Promise<Reply<never>> {
  const file = await composeMinutes(needs, live, meetup, false)
  const marks = (await needs.liveMinutes.marks(meetup.id)).length
  const plan: EndPlan = { meetupId: meetup.id, shown: hashText(file.text) }
  const preview = texts[lang].preview(titleOf(meetup, lang), file.file, marks)
  return { ...askFirst(preview, plan), notices: showFile(needs, id, file.text) }
}

interface Endable {
  readonly live: LiveMinutes
  readonly meetup: Meetup
}

/** Minutes that are open in the room, or closed as a draft, and that the caller may end. */
async function findEndable(needs: Services, which: MeetupRef | undefined, caller: Caller): Promise<Endable | MarkRefusal> {
  const { lang, room } = caller
  const say = texts[lang]
  const found = await findLive(needs, which, caller)
  if ('problem' in found) return found
  const title = titleOf(found.meetup, lang)
  const { live, meetup } = found
  if (live === undefined || live.state === 'named') return { problem: say.never(title) }
  if (!(await mayTake(needs, live, caller))) return { problem: describeNotYours(live, lang) }
  if (live.state === 'open' && live.room?.id !== room.id) return { problem: say.elsewhere(title) }
  if (live.state === 'ended') {
    const published = await needs.publications.of(meetup.id)
    if (published?.state === 'due') return { problem: say.underWay(title) }
    if (published?.state === 'pushed' || published?.state === 'patch')
      return { problem: say.published(title, published.link === undefined ? '' : `: ${published.link}`) }
  }
  return { live, meetup }
}

async function findLive(needs: Services, which: MeetupRef | undefined, caller: Caller) {
  if (which !== undefined) {
    const sought = await findMeetup(needs, which, caller)
    return 'problem' in sought ? sought : { meetup: sought.meetup, live: await needs.liveMinutes.lock(sought.meetup.id) }
  }
  const here = await openHere(needs, caller)
  const last = 'problem' in here ? await needs.liveMinutes.lastIn(caller.room.id) : here
  const live = last && (await needs.liveMinutes.lock(last.meetupId))
  const meetup = live && (await needs.meetups.find(live.meetupId))
  if (meetup !== undefined) return { meetup, live }
  return 'problem' in here ? here : { problem: texts[caller.lang].never('') }
}

/** Only orders the publication. A job does it, because it uses the network. */
async function publish(
  needs: Services,
  { live, meetup }: Endable,
  file: { readonly file: string; readonly title: string; readonly text: string },
  caller: Caller,
): Promise<Reply<never>> {
  const { id, username, lang } = caller
  const by = { id, username }
  const say = texts[lang]
  await needs.liveMinutes.end(live.meetupId, 'ended')
  const isNew = await needs.publications.order({ ...file, meetupId: meetup.id, by }, needs.clock.now())
  if (!isNew) return refuse(say.underWay(titleOf(meetup, lang)))
  await auditMark(needs, caller, 'end', `#${meetup.id} ${file.file}`)
  return acknowledge(say.done(titleOf(meetup, lang)))
}
