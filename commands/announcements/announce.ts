import { optional } from '../../src/command/args/args.ts'
import { choiceOption } from '../../src/command/args/kinds.ts'
import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { announcementButtons } from '../../src/features/announcements/messages.ts'
import { composeAnnouncement, findTargets, type Target } from '../../src/features/announcements/service.ts'
import { describeHidden, describeRoom, mayBeNamed } from '../../src/features/announcements/subscription-messages.ts'
import { describeClosed } from '../../src/features/attendance/messages.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import { type Meetup, takesAnswers } from '../../src/features/meetups/model.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { inlineCode } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

type Mention = 'all' | 'here'

const texts = bilingual({
  en: {
    noChannel: () =>
      'No channel receives announcements of this meetup yet. You, an owner or a moderator can type `!meetup subscribe` in each channel that should.',
    preview: () => "Here's what I'll post:",
    buttons: (labels: string) => `**Buttons**: ${labels}`,
    goesTo: (rooms: string) => `**Where**: ${rooms}`,
    postedIn: (rooms: string) => `**Already posted in**: ${rooms}. I'll keep it up to date there.`,
    calls: (mention: Mention) =>
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
    mention: choiceOption<Mention>(
      { en: 'mention', fr: 'mention' },
      { all: ['all', 'tous', 'toutes', 'everybody'], here: ['here', 'ici'] },
    ),
  },
  changes: true,
  async preview(needs, { which, mention }, caller) {
    const checked = await check(needs, which, mention, caller)
    if ('text' in checked) return checked
    const { meetup, targets, fresh } = checked
    // Nothing new is posted: existing announcements are only checked again.
    if (fresh.length === 0) return orderAnnouncement(needs, { meetup, targets, mention }, caller)
    const preview = await previewAnnouncement(needs, { meetup, targets, fresh, mention }, caller)
    return { preview, plan: { meetupId: meetup.id, ...(mention !== undefined && { mention }) } }
  },
  async execute(needs, { meetupId, mention }: AnnouncePlan, caller) {
    const checked = await check(needs, { id: meetupId }, mention, caller)
    return 'text' in checked ? checked : orderAnnouncement(needs, { ...checked, mention }, caller)
  },
})

/** What the confirmation covers. */
interface AnnouncePlan {
  readonly meetupId: number
  readonly mention?: Mention
}

interface Announceable {
  readonly meetup: Meetup
  readonly targets: readonly Target[]
  /** Rooms without an announcement. */
  readonly fresh: readonly Target[]
}

async function check(
  needs: Services,
  which: MeetupRef | undefined,
  mention: Mention | undefined,
  caller: Caller,
): Promise<Announceable | Reply<never>> {
  const say = texts[caller.lang]
  const sought = await findMeetup(needs, which, caller)
  if ('problem' in sought) return refuse(sought.problem)
  const { meetup } = sought
  if (!takesAnswers(meetup, needs.clock.now())) {
    return refuse(describeClosed(meetup.state === 'cancelled' ? 'cancelled' : 'ended', meetup, caller.lang))
  }
  const targets = await findTargets(needs, meetup)
  if (targets.length === 0) return refuse(describeNoChannel(caller.lang))
  if (mention !== undefined && (await needs.announcements.mentioned(meetup.id))) return refuse(say.mentioned(meetup.id))
  const posted = new Set((await needs.announcements.of(meetup.id)).map(({ roomId }) => roomId))
  const fresh = targets.filter(({ room }) => !posted.has(room.id))
  if (fresh.length === 0 && mention !== undefined) return refuse(say.callsNobody(meetup.id))
  return { meetup, targets, fresh }
}

/** No room is subscribed to the meetup. */
export function describeNoChannel(lang: Caller['lang']): string {
  return texts[lang].noChannel()
}

interface Plan {
  readonly meetup: Meetup
  readonly targets: readonly Target[]
  readonly mention: Mention | undefined
}

/** The job that reconciles announcements posts the messages. */
export async function orderAnnouncement(
  { announcements, audit, clock }: Services,
  { meetup, targets, mention }: Plan,
  caller: Caller,
) {
  const say = texts[caller.lang]
  const now = clock.now()
  const ordered = await announcements.order(
    {
      ...{ meetupId: meetup.id, startsAt: meetup.startsAt },
      rooms: targets.map(({ room, langs }) => ({ roomId: room.id, langs })),
      ...(mention !== undefined && { mention }),
    },
    now,
  )
  if (ordered === 'mentioned') return refuse(say.mentioned(meetup.id))
  const { fresh } = ordered
  const detail = `#${meetup.id} posted in ${fresh.length}, already in ${ordered.standing.length}${mention === undefined ? '' : `, mention:${mention}`}`
  await audit.add({ at: now, who: caller.id, what: 'announce', where: caller.room.id, detail })
  if (fresh.length === 0) return reply(say.again(nameTargets(targets, caller)))
  return reply(
    say.posting(
      nameTargets(
        targets.filter(({ room }) => fresh.includes(room.id)),
        caller,
      ),
    ),
  )
}

export async function previewAnnouncement(
  needs: Services,
  { meetup, targets, fresh, mention }: Plan & { readonly fresh: readonly Target[] },
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

function nameTargets(targets: readonly Target[], { lang, room: heard }: Caller): string {
  const named = targets.filter(({ room }) => mayBeNamed(room, heard))
  const hidden = describeHidden(targets.length - named.length, lang)
  return [...named.map(({ room, langs }) => describeRoom(room, langs, lang)), ...hidden].join(' · ')
}
