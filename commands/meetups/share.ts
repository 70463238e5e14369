import { optional } from '../../src/command/args/args.ts'
import type { Caller } from '../../src/command/caller.ts'
import { acknowledge, type Reply, refuse, reply } from '../../src/command/reply.ts'
import { toCalendarEntry } from '../../src/features/agenda/calendar-entry.ts'
import { linkCalendars } from '../../src/features/agenda/calendar-links.ts'
import { copyMeetup } from '../../src/features/agenda/plain-text-export.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import { titleOf } from '../../src/features/meetups/messages.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { publicCalendar, publicMeetupFile } from '../../src/features/public-site/public-calendar.ts'
import type { Services } from '../../src/features/services.ts'
import { canSeeMeetup, type ShownInReply } from '../../src/features/visibility/model.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { type Lang, langsFrom } from '../../src/shared/i18n/lang.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    headline: (title: string) => `### Ready to copy: ${title}`,
    text: () => '**Text**: the first message below, for Meetup.com, GCconnex or email',
    file: (name: string) =>
      `**Calendar file**: the second message; save it as \`${name}\` and open it in Outlook, or import it into Google Calendar`,
    links: (links: string) => `**Add it now**: ${links}`,
    subscribe: (url: string) => `**Calendar to subscribe to**, always up to date: ${url}`,
    noAnswer: () =>
      "I haven't sent you a private reply in the last ten minutes that I could post here, so here's the meetup as text.",
    sharedBy: (name: string) => `${name} shares a reply of mine:`,
    posted: (command: string) => `Posted in this channel: my private reply to \`${command}\`.`,
    leftOut: () => 'I left out the join link, because not everyone here may have it. `!meetup next` shows it to members.',
    copy: (id: number) => `For text to copy into an email or a website: \`!meetup share #${id}\``,
  },
  fr: {
    headline: (title) => fr`### À copier : ${title}`,
    text: () => fr`**Texte** : le premier message ci-dessous, pour Meetup.com, GCconnex ou un courriel`,
    file: (name) =>
      fr`**Fichier de calendrier** : le second message; enregistrez-le sous le nom \`${name}\` et ouvrez-le dans Outlook, ou importez-le dans Google Agenda`,
    links: (links) => fr`**Ajouter sans attendre** : ${links}`,
    subscribe: (url) => fr`**Calendrier qui se tient à jour**, auquel s'abonner : ${url}`,
    noAnswer: () =>
      fr`Dans les dix dernières minutes, je ne vous ai donné en privé aucune réponse qui puisse être affichée dans le salon; voici donc le texte de la rencontre.`,
    sharedBy: (name) => fr`${name} partage une de mes réponses :`,
    posted: (command) => fr`Affichée dans ce salon : ma réponse privée à \`${command}\`.`,
    leftOut: () =>
      fr`La façon de se joindre à la rencontre n'y est pas, car tout le monde ici n'a pas à la connaître. \`!rencontre prochaine\` la donne aux membres.`,
    copy: (id) => fr`Pour un texte à copier dans un courriel ou un site Web : \`!rencontre partager #${id}\``,
  },
})

export const share = defineCommand({
  name: 'share',
  verbs: { en: ['share'], fr: ['partager'] },
  group: 'meetups',
  who: 'all',
  summary: {
    en: 'a meetup as text and calendar file to copy; in a channel, post my last private reply to you',
    fr: fr`une rencontre sous forme de texte et de fichier de calendrier à copier; dans un salon, y afficher ma dernière réponse privée`,
  },
  examples: {
    en: ['share', 'share next', 'share third thursday'],
    fr: ['partager', 'partager prochaine', 'partager 3e jeudi'],
  },
  args: { of: optional(meetupRef()) },
  changes: true,
  async run(needs, { of }, caller) {
    const mayPost = of === undefined && caller.room.kind !== 'direct'
    const posted = mayPost ? await postAnswer(needs, caller) : undefined
    if (posted !== undefined) return posted
    const sought = await findMeetup(needs, of, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const copy = await copyOut(needs, sought.meetup, caller.lang)
    return mayPost ? { ...copy, text: `${copy.text}\n\n${texts[caller.lang].noAnswer()}` } : copy
  },
})

/** Posts the last private reply in the channel where its receiver asks for it; undefined when there is none. */
async function postAnswer(needs: Services, { id, username, lang, room }: Caller): Promise<Reply<never> | undefined> {
  const { shareableReplies, meetups, audit, clock } = needs
  const say = texts[lang]
  const at = clock.now()
  const shareable = await shareableReplies.take(id, at)
  if (shareable === undefined) return undefined
  const { command, showsMeetup } = shareable
  // The meetup has become private since then, or was taken back.
  if (showsMeetup !== undefined && (await meetups.find(showsMeetup)) === undefined) return undefined
  const { belongings, waysIn = [] } = JSON.parse(shareable.shown ?? '{}') as Partial<ShownInReply>
  if (belongings?.every((belonging) => canSeeMeetup(needs.view.inRoom(room.id), belonging)) !== true) return undefined
  const text = room.kind === 'group' ? shareable.text : withoutWaysIn(shareable.text, waysIn)
  await audit.add({ at, who: id, what: 'share', where: room.id, detail: command })
  const next = await meetups.next(at)
  const hint = next === undefined ? [] : [say.copy(next.id)]
  return {
    ...reply([say.posted(command), ...(text === shareable.text ? [] : [say.leftOut()]), ...hint].join('\n')),
    notices: [
      {
        to: { roomId: room.id },
        text: `${say.sharedBy(escapeMarkdown(username))}\n\n${text}`,
        ...(showsMeetup !== undefined && { showsMeetup }),
      },
    ],
  }
}

/** Links and codes for joining are for members, and anybody can join a public channel. */
function withoutWaysIn(text: string, waysIn: readonly string[]): string {
  const written = waysIn.flatMap((way) => [way, escapeMarkdown(way)])
  const lines = text.split('\n').filter((line) => !written.some((words) => line.includes(words)))
  return lines.join('\n')
}

/** One block per message: clients copy a code block as a whole, and show the rest of a message around it. */
async function copyOut(needs: Services, meetup: Meetup, lang: Lang): Promise<Reply<never>> {
  const { talks, series, calendar, community, workspace } = needs
  const say = texts[lang]
  const agenda = await talks.agenda(meetup.id)
  const first = meetup.series === undefined ? undefined : (await series.find(meetup.series.id))?.firstLang
  const inOrder = langsFrom(first)
  const text = inOrder.map((one) => copyMeetup(meetup, agenda, one, community.conduct[one])).join('\n\n')
  const write = (talksTold: typeof agenda) => {
    const entry = toCalendarEntry(meetup, talksTold, inOrder, community.conduct)
    return { entry, file: block(calendar.write([entry])) }
  }
  // A file split in two is useless. Without the agenda, it always fits.
  const full = write(agenda)
  const { entry, file } = full.file.length <= workspace.settings.maxMessageLength ? full : write([])
  const download = publicMeetupFile(needs, meetup)
  const links = [
    ...linkCalendars(entry).map(({ label, url }) => `[${label}](${url})`),
    ...(download === undefined ? [] : [`[.ics](${download})`]),
  ]
  const subscribable = publicCalendar(needs, meetup)
  const lines = [
    say.headline(titleOf(meetup, lang)),
    say.text(),
    say.file(`meetup-${meetup.id}.ics`),
    ...(links.length === 0 ? [] : [say.links(links.join(' · '))]),
    ...(subscribable === undefined ? [] : [say.subscribe(subscribable)]),
  ]
  return { ...acknowledge(lines.join('\n')), further: [block(text), file] }
}

/** The text is sanitized and contains no backticks, which could end the block. */
function block(text: string): string {
  return `\`\`\`\n${text.replaceAll('\r\n', '\n').trimEnd()}\n\`\`\``
}
