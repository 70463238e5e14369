import type { Caller } from '../../command/caller.ts'
import { type Reply, refuse, reply } from '../../command/reply.ts'
import type { Clock } from '../../shared/clock.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { inlineCode } from '../../shared/text/sanitize.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Audit } from '../people/audit.ts'

import { announcementButtons } from './messages.ts'
import type { Announcements, GroupMention } from './repository.ts'
import { type ComposeAnnouncementNeeds, composeAnnouncement, findTargets, type Target, type TargetNeeds } from './service.ts'
import { describeHidden, describeRoom, mayBeNamed } from './subscription-messages.ts'

const texts = bilingual({
  en: {
    noChannel: () =>
      'No channel receives announcements of this meetup yet. You, an owner or a moderator can type `!meetup subscribe` in each channel that should.',
    preview: () => "Here's what I'll post:",
    buttons: (labels: string) => `**Buttons**: ${labels}`,
    goesTo: (rooms: string) => `**Where**: ${rooms}`,
    postedIn: (rooms: string) => `**Already posted in**: ${rooms}. I'll keep it up to date there.`,
    calls: (mention: GroupMention) =>
      `**Notifies**: ${mention === 'all' ? 'everyone in these channels' : 'everyone active in these channels'} (${inlineCode(`@${mention}`)}), once per meetup`,
    mentioned: (id: number) =>
      `A group was already notified about this meetup, and once is the limit. Without a mention: \`!meetup announce #${id}\``,
    callsNobody: (id: number) =>
      `It's already posted in every subscribed channel, and editing a message doesn't notify anyone. Leave out \`mention:\`: \`!meetup announce #${id}\``,
    posting: (rooms: string) => `I'm posting it now in ${rooms}. I'll update it when the date, talks or attendance change.`,
    again: (rooms: string) => `It's already announced in ${rooms}. Changes show up there within a minute.`,
  },
  fr: {
    noChannel: () =>
      fr`Aucun salon ne reçoit encore les annonces de cette rencontre. Vous-même, ou une personne propriétaire ou modératrice, pouvez écrire \`!rencontre abonner\` dans chaque salon qui doit les recevoir.`,
    preview: () => fr`Voici ce que je publierais :`,
    buttons: (labels) => fr`**Boutons** : ${labels}`,
    goesTo: (rooms) => fr`**Destination** : ${rooms}`,
    postedIn: (rooms) => fr`**Déjà annoncée dans** : ${rooms}. L'annonce y est tenue à jour, sans être publiée de nouveau.`,
    calls: (mention) =>
      fr`**Appel** : ${mention === 'all' ? 'à toutes les personnes de ces salons' : 'aux personnes actives dans ces salons'} (${inlineCode(`@${mention}`)}), une seule fois pour cette rencontre`,
    mentioned: (id) =>
      fr`Un groupe a déjà été appelé pour cette rencontre, et une fois suffit. Sans appel : \`!rencontre annoncer #${id}\``,
    callsNobody: (id) =>
      fr`L'annonce figure déjà dans tous les salons abonnés, et une modification n'appelle personne. Retirez \`mention:\` : \`!rencontre annoncer #${id}\``,
    posting: (rooms) =>
      fr`Je la publie maintenant : ${rooms}. Je la modifie quand la date, les présentations ou le nombre de personnes changent.`,
    again: (rooms) =>
      fr`Elle est déjà annoncée : ${rooms}. Je ne publie rien deux fois; ce qui a changé y paraît d'ici une minute.`,
  },
})

/** A meetup to announce. */
interface Announceable {
  readonly meetup: Meetup
  readonly targets: readonly Target[]
  /** The rooms among them without an announcement. */
  readonly fresh: readonly Target[]
  readonly mention?: GroupMention | undefined
}

/** Finds the rooms that a meetup can be announced in; `problem` when there are none, or when nobody would be notified. */
export async function findAnnounceable(
  needs: TargetNeeds & { readonly announcements: Pick<Announcements, 'of' | 'mentioned'> },
  meetup: Meetup,
  mention: GroupMention | undefined,
  lang: Lang,
): Promise<Announceable | { readonly problem: string }> {
  const say = texts[lang]
  const targets = await findTargets(needs, meetup)
  if (targets.length === 0) return { problem: say.noChannel() }
  if (mention !== undefined && (await needs.announcements.mentioned(meetup.id))) return { problem: say.mentioned(meetup.id) }
  const posted = new Set((await needs.announcements.of(meetup.id)).map(({ roomId }) => roomId))
  const fresh = targets.filter(({ room }) => !posted.has(room.id))
  if (fresh.length === 0 && mention !== undefined) return { problem: say.callsNobody(meetup.id) }
  return { meetup, targets, fresh, mention }
}

export async function previewAnnouncement(
  needs: ComposeAnnouncementNeeds,
  { meetup, targets, fresh, mention }: Announceable,
  caller: Caller,
): Promise<string> {
  const say = texts[caller.lang]
  // If channels differ in language, the longest form shows everything.
  const { langs } = fresh.find((target) => target.langs.length > 1) ?? fresh[0] ?? { langs: [caller.lang] }
  const text = await composeAnnouncement(needs, meetup, { langs, announcedStart: meetup.startsAt })
  const labels = announcementButtons(meetup, langs).map(({ label }) => label)
  const posted = targets.filter((target) => !fresh.includes(target))
  return [
    `${say.preview()}\n`,
    `${text}\n`,
    say.buttons(labels.join(' · ')),
    say.goesTo(nameTargets(fresh, caller)),
    ...(posted.length === 0 ? [] : [say.postedIn(nameTargets(posted, caller))]),
    ...(mention === undefined ? [] : [say.calls(mention)]),
  ].join('\n')
}

export interface OrderNeeds {
  readonly announcements: Pick<Announcements, 'order'>
  readonly audit: Pick<Audit, 'add'>
  readonly clock: Pick<Clock, 'now'>
}

/** Stores that a meetup is to be announced. The job that reconciles announcements posts the messages. */
export async function orderAnnouncement(
  { announcements, audit, clock }: OrderNeeds,
  { meetup: { id, startsAt }, targets, mention }: Pick<Announceable, 'meetup' | 'targets' | 'mention'>,
  caller: Caller,
): Promise<Reply<never>> {
  const say = texts[caller.lang]
  const now = clock.now()
  const rooms = targets.map(({ room, langs }) => ({ roomId: room.id, langs }))
  const ordered = await announcements.order({ meetupId: id, startsAt, rooms, ...(mention && { mention }) }, now)
  if (ordered === 'mentioned') return refuse(say.mentioned(id))
  const { fresh, standing } = ordered
  const mentioning = mention === undefined ? '' : `, mention:${mention}`
  const detail = `#${id} posted in ${fresh.length}, already in ${standing.length}${mentioning}`
  await audit.add({ at: now, who: caller.id, what: 'announce', where: caller.room.id, detail })
  if (fresh.length === 0) return reply(say.again(nameTargets(targets, caller)))
  const posting = targets.filter(({ room }) => fresh.includes(room.id))
  return reply(say.posting(nameTargets(posting, caller)))
}

function nameTargets(targets: readonly Target[], { lang, room: heard }: Caller): string {
  const named = targets.filter(({ room }) => mayBeNamed(room, heard))
  const hidden = describeHidden(targets.length - named.length, lang)
  return [...named.map(({ room, langs }) => describeRoom(room, langs, lang)), ...hidden].join(' · ')
}
