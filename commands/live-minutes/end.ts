import { optional, type Positional, taken } from '../../src/command/args/args.ts'
import type { Caller } from '../../src/command/caller.ts'
import { askFirst, type Reply, refuse, replyPrivately } from '../../src/command/reply.ts'
import type { LiveMinutes } from '../../src/features/live-minutes/model.ts'
import {
  auditMark,
  composeMinutes,
  describeNotYours,
  fingerprint,
  mayTake,
  openHere,
  type Refusal,
  showFile,
} from '../../src/features/live-minutes/service.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import { titleOf } from '../../src/features/meetups/messages.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    preview: (title: string, file: string, marks: number) =>
      `### The minutes of ${title} would be published\n**File**: \`${file}\`, with ${marks} ${plural('en', marks, 'mark', 'marks')}; I have sent it to you directly. After that no more marks are taken.`,
    changed: () => 'There are new marks since you have seen the file, so here it is again.',
    never: (title: string) => `No minutes were taken of ${title}. \`!meetup start\` opens them, in a room.`,
    elsewhere: (title: string) => `The minutes of ${title} are open in another room; they are ended there.`,
    published: (title: string, link: string) => `The minutes of ${title} are published already${link}. Nothing has changed.`,
    underWay: (title: string) => `The minutes of ${title} are being published. You will hear how it ends.`,
    done: (title: string) => `The minutes of ${title} are closed and on their way to the site. I tell you here how it ends.`,
  },
  fr: {
    preview: (title, file, marks) =>
      fr`### Le compte rendu de ${title} serait publié\n**Fichier** : \`${file}\`, avec ${marks} ${plural('fr', marks, 'marque', 'marques')}; je vous l'ai envoyé directement. Ensuite, aucune marque n'est plus acceptée.`,
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
    en: 'show the finished minutes, and publish them after your yes',
    fr: fr`montrer le compte rendu achevé, et le publier après votre oui`,
  },
  examples: { en: ['end', 'end #12'], fr: ['terminer', 'terminer #12'] },
  args: { which: optional(meetupRef()), seen: notTyped() },
  changes: true,
  async run(needs, { which, seen }, caller) {
    const { lang } = caller
    const say = texts[lang]
    const found = await findEndable(needs, which, caller)
    if ('problem' in found) return refuse(found.problem)
    const { live, meetup } = found
    const file = await composeMinutes(needs, live, meetup, false)
    const mark = fingerprint(file.text)
    if (caller.confirmed !== true || seen !== mark) {
      const marks = (await needs.liveMinutes.marks(meetup.id)).length
      const preview = say.preview(titleOf(meetup, lang), file.file, marks)
      const asked = askFirst(caller.confirmed === true ? `${say.changed()}\n\n${preview}` : preview, {
        which: { id: meetup.id },
        seen: mark,
      })
      return { ...asked, notices: showFile(needs, caller.id, file.text) }
    }
    return publish(needs, found, file, caller)
  },
})

/** What only the preview hands on to the yes: which text was shown. */
function notTyped(): Positional<string | undefined> {
  return { kind: 'positional', read: () => taken(undefined, 0) }
}

interface Endable {
  readonly live: LiveMinutes
  readonly meetup: Meetup
}

/** Minutes that are open in the room, or closed as a draft, and that the caller may end. */
async function findEndable(needs: Services, which: MeetupRef | undefined, caller: Caller): Promise<Endable | Refusal> {
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
    const isThere = published?.state === 'pushed' || published?.state === 'patch'
    if (isThere) return { problem: say.published(title, published.link === undefined ? '' : `: ${published.link}`) }
  }
  return { live, meetup }
}

async function findLive(needs: Services, which: MeetupRef | undefined, caller: Caller) {
  if (which !== undefined) {
    const sought = await findMeetup(needs, which, caller)
    return 'problem' in sought ? sought : { meetup: sought.meetup, live: await needs.liveMinutes.hold(sought.meetup.id) }
  }
  const here = await openHere(needs, caller)
  const last = 'problem' in here ? await needs.liveMinutes.lastIn(caller.room.id) : here
  const live = last && (await needs.liveMinutes.hold(last.meetupId))
  const meetup = live && (await needs.meetups.find(live.meetupId))
  if (meetup !== undefined) return { meetup, live }
  return 'problem' in here ? here : { problem: texts[caller.lang].never('') }
}

/** Publishing talks to the network: here it is only ordered, and a job does it. */
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
  return { ...replyPrivately(say.done(titleOf(meetup, lang))), reaction: ':white_check_mark:' }
}
