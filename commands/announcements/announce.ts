import { optional } from '../../src/command/args/args.ts'
import { choiceOption } from '../../src/command/args/kinds.ts'
import type { Caller } from '../../src/command/caller.ts'
import { askFirst, refuse, reply } from '../../src/command/reply.ts'
import { announcementButtons } from '../../src/features/announcements/messages.ts'
import { composeAnnouncement, findTargets, type Target } from '../../src/features/announcements/service.ts'
import { describeHidden, describeRoom, mayBeNamed } from '../../src/features/announcements/subscription-messages.ts'
import { describeClosed } from '../../src/features/attendance/messages.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import { type Meetup, takesAnswers } from '../../src/features/meetups/model.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { inlineCode } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

type Mention = 'all' | 'here'

const texts = bilingual({
  en: {
    noChannel: () =>
      'No channel receives announcements of this meetup yet. An owner or a moderator, or you, type `!meetup subscribe` in each channel that is to.',
    preview: () => 'This is what I would post:',
    buttons: (labels: string) => `**Buttons**: ${labels}`,
    goesTo: (rooms: string) => `**It goes to**: ${rooms}`,
    standsIn: (rooms: string) => `**It stands already in**: ${rooms}. There it is kept true, and not posted again.`,
    calls: (mention: Mention) =>
      `**It calls**: ${mention === 'all' ? 'everybody in these channels' : 'whoever is active in these channels'} (${inlineCode(`@${mention}`)}), once for this meetup`,
    mentioned: (id: number) =>
      `A group was called for this meetup already, and once is the limit. Without a call: \`!meetup announce #${id}\``,
    callsNobody: (id: number) =>
      `The announcement stands already in every subscribed channel, and an edit calls nobody. Leave \`mention:\` out: \`!meetup announce #${id}\``,
    posting: (rooms: string) =>
      `I am posting it now: ${rooms}. I edit it when the date, the talks or the number of people change.`,
    again: (rooms: string) =>
      `It is announced already: ${rooms}. I post nothing twice; whatever has changed is shown there within a minute.`,
  },
  fr: {
    noChannel: () =>
      fr`Aucun salon ne reçoit encore les annonces de cette rencontre. Un propriétaire, un modérateur ou vous-même écrivez \`!rencontre abonner\` dans chaque salon qui doit les recevoir.`,
    preview: () => fr`Voici ce que je publierais :`,
    buttons: (labels) => fr`**Boutons** : ${labels}`,
    goesTo: (rooms) => fr`**Destination** : ${rooms}`,
    standsIn: (rooms) => fr`**Déjà annoncée dans** : ${rooms}. L'annonce y est tenue à jour, sans être publiée de nouveau.`,
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
    en: 'post a meetup in every subscribed channel, and keep it true there; `mention:all` calls everybody',
    fr: fr`publier une rencontre dans chaque salon abonné et l'y tenir à jour; \`mention:tous\` appelle tout le monde`,
  },
  examples: { en: ['announce', 'announce third thursday mention:here'], fr: ['annoncer', 'annoncer 3e jeudi mention:ici'] },
  args: {
    which: optional(meetupRef()),
    mention: choiceOption<Mention>(
      { en: 'mention', fr: 'mention' },
      { all: ['all', 'everybody', 'tous', 'toutes'], here: ['here', 'ici'] },
    ),
  },
  changes: true,
  async run(needs, { which, mention }, caller) {
    const say = texts[caller.lang]
    const sought = await findMeetup(needs, which, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const { meetup } = sought
    if (!takesAnswers(meetup, needs.clock.now())) {
      return refuse(describeClosed(meetup.state === 'cancelled' ? 'cancelled' : 'ended', meetup, caller.lang))
    }
    const targets = await findTargets(needs, meetup)
    if (targets.length === 0) return refuse(say.noChannel())
    if (mention !== undefined && (await needs.announcements.mentioned(meetup.id))) return refuse(say.mentioned(meetup.id))
    const standing = new Set((await needs.announcements.of(meetup.id)).map(({ roomId }) => roomId))
    const fresh = targets.filter(({ room }) => !standing.has(room.id))
    if (fresh.length === 0 && mention !== undefined) return refuse(say.callsNobody(meetup.id))
    if (fresh.length > 0 && caller.confirmed !== true) {
      const preview = await writePreview(needs, { meetup, targets, fresh, mention }, caller)
      return askFirst(preview, { which: { id: meetup.id }, ...(mention !== undefined && { mention }) })
    }
    return order(needs, { meetup, targets, mention }, caller)
  },
})

interface Plan {
  readonly meetup: Meetup
  readonly targets: readonly Target[]
  readonly mention: Mention | undefined
}

/** The messages themselves are posted by the job that keeps them true. */
async function order({ announcements, audit, clock }: Services, { meetup, targets, mention }: Plan, caller: Caller) {
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
  const detail = `#${meetup.id} posted in ${fresh.length}, standing in ${ordered.standing.length}${mention === undefined ? '' : `, mention:${mention}`}`
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

async function writePreview(
  needs: Services,
  { meetup, targets, fresh, mention }: Plan & { readonly fresh: readonly Target[] },
  caller: Caller,
): Promise<string> {
  const say = texts[caller.lang]
  // Where channels differ, the longest form shows all of it.
  const { langs } = fresh.find((target) => target.langs.length > 1) ?? fresh[0] ?? { langs: [caller.lang] }
  const text = await composeAnnouncement(needs, meetup, { langs, announcedStart: meetup.startsAt })
  const labels = announcementButtons(meetup, langs[0] ?? caller.lang).map(({ label }) => label)
  const standing = targets.filter((target) => !fresh.includes(target))
  return [
    `${say.preview()}\n`,
    `${text}\n`,
    say.buttons(labels.join(' · ')),
    say.goesTo(nameTargets(fresh, caller)),
    ...(standing.length === 0 ? [] : [say.standsIn(nameTargets(standing, caller))]),
    ...(mention === undefined ? [] : [say.calls(mention)]),
  ].join('\n')
}

function nameTargets(targets: readonly Target[], { lang, room: heard }: Caller): string {
  const named = targets.filter(({ room }) => mayBeNamed(room, heard))
  const hidden = describeHidden(targets.length - named.length, lang)
  return [...named.map(({ room, langs }) => describeRoom(room, langs, lang)), ...hidden].join(' · ')
}
