import type { ValuesOf } from '../../src/command/args/args.ts'
import { personOption } from '../../src/command/args/person.ts'
import { textOption } from '../../src/command/args/texts.ts'
import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse } from '../../src/command/reply.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { meetupRefOption } from '../../src/features/meetups/reference.ts'
import { roomContextOf } from '../../src/features/series/scope.ts'
import type { Services } from '../../src/features/services.ts'
import { describeNoSalesRule, nameTalk } from '../../src/features/talks/messages.ts'
import { defaultTalkMinutes, mostPendingProposals, stateAt, type Talk } from '../../src/features/talks/model.ts'
import { notifyOrganizers } from '../../src/features/talks/notify-organizers.ts'
import { notifySponsor } from '../../src/features/talks/notify-presenter.ts'
import { readVendor } from '../../src/features/talks/read-vendor.ts'
import { findOpenMeetup } from '../../src/features/talks/schedule-talk.ts'
import { replyWithTalk } from '../../src/features/talks/service.ts'
import { askWhetherDate, askWhich } from '../../src/features/talks/unclear-offer.ts'
import { dropUndefined } from '../../src/shared/drop-undefined.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { talkDetails } from '../arguments/talk-options.ts'
import { talkTitle } from '../arguments/talk-title.ts'
import { defineCommand } from '../define-command.ts'

const vendorLength = 100

const texts = bilingual({
  en: {
    twice: (title: string, id: number) =>
      `You've already offered ${title}, as \`#${id}\`. \`!meetup edit #${id} …\` changes it.`,
    tooMany: () =>
      `${mostPendingProposals} talks of yours are waiting for a decision, which is as many as one person may have. \`!meetup talks mine\` lists them; \`!meetup withdraw #ID\` makes room.`,
    done: (title: string) => `You've offered a talk: ${title}`,
    told: () => "I've told the organizers, and I'll let you know when they decide.",
    conduct: (url: string) => `[Code of conduct](${url})`,
    change: (id: number) => `**To change it**: \`!meetup edit #${id} length:30\` · \`!meetup withdraw #${id}\``,
  },
  fr: {
    twice: (title, id) =>
      fr`Vous avez déjà proposé ${title}, sous le numéro \`#${id}\`. \`!rencontre modifier #${id} …\` la change.`,
    tooMany: () =>
      fr`${mostPendingProposals} de vos présentations attendent une décision : c'est le maximum par personne. \`!rencontre mes présentations\` les énumère; \`!rencontre retirer #ID\` fait de la place.`,
    done: (title) => fr`Vous avez proposé une présentation : ${title}`,
    told: () => fr`L'équipe d'organisation en est informée; je vous écrirai quand elle aura décidé.`,
    conduct: (url) => fr`[Code de conduite](${url})`,
    change: (id) => fr`**Pour changer** : \`!rencontre modifier #${id} durée:30\` · \`!rencontre retirer #${id}\``,
  },
})

const args = {
  title: talkTitle(),
  ...talkDetails,
  on: meetupRefOption({ en: 'on', fr: 'le' }),
  vendor: textOption({ en: 'vendor', fr: 'fournisseur' }, vendorLength),
  sponsor: personOption({ en: 'sponsor', fr: 'parrain' }),
}

export const present = defineCommand({
  name: 'present',
  // « présent » may also mean to attend, so without a title the reply asks.
  verbs: { en: ['present', 'propose'], fr: ['présenter', 'présent', 'je présente', 'proposer'] },
  group: 'talks',
  who: 'all',
  summary: {
    en: 'offer a talk: title, length, language, abstract, date',
    fr: fr`proposer une présentation : titre, durée, langue, résumé, date`,
  },
  examples: {
    en: [
      'present "Helm charts at ESDC" length:30 lang:en abstract:What we learned in a year',
      'present "A service mesh" remote',
    ],
    fr: ['présenter « Le nuage à StatCan » durée:30 langue:fr résumé:Un an de leçons', 'présenter « Un maillage » à distance'],
  },
  args,
  changes: true,
  async run(needs, given, caller) {
    const say = texts[caller.lang]
    if (given.title === undefined) return askWhich(caller)
    const { whole: title, dated } = given.title
    if (dated !== undefined && given.on === undefined) return askWhetherDate(title, dated, caller)
    const twin = await findTwin(needs, title, caller)
    if (twin !== undefined) return refuse(say.twice(nameTalk(twin, caller.lang), twin.id))
    if (await hasTooMany(needs, caller)) return refuse(say.tooMany())
    const vendor = await readVendor(needs, given, caller)
    if ('problem' in vendor) return refuse(vendor.problem)
    const sought = given.on === undefined ? undefined : await findOpenMeetup(needs, given.on, caller)
    if (sought !== undefined && 'problem' in sought) return refuse(sought.problem)
    return signUp(needs, { ...given, title }, vendor, sought?.meetup, caller)
  },
})

type Given = ValuesOf<typeof args>

/** A talk with the same title by the same person that may still be given. */
async function findTwin({ talks, clock }: Services, title: string, { id }: Caller): Promise<Talk | undefined> {
  const isOver = (one: Talk) => ['declined', 'withdrawn', 'given'].includes(stateAt(one, clock.now()))
  return (await talks.of(id)).find((one) => fold(one.title) === fold(title) && !isOver(one))
}

async function hasTooMany({ talks, clock }: Services, { id }: Caller): Promise<boolean> {
  const pending = (await talks.of(id)).filter((one) => ['held', 'proposed'].includes(stateAt(one, clock.now())))
  return pending.length >= mostPendingProposals
}

async function signUp(
  needs: Services,
  given: Omit<Given, 'title'> & { readonly title: string },
  vendor: Pick<Talk, 'vendor'>,
  wish: Meetup | undefined,
  caller: Caller,
): Promise<Reply<never>> {
  const { talks, audit, clock, community } = needs
  const { id, username, lang, room } = caller
  const now = clock.now()
  const say = texts[lang]
  const seriesId = wish === undefined ? (await roomContextOf(needs, caller)).series?.id : wish.series?.id
  const state = vendor.vendor === undefined ? 'proposed' : 'held'
  const talk = await talks.add(
    {
      title: given.title,
      presenter: { id, username },
      lengthMinutes: given.length ?? given.minutes ?? defaultTalkMinutes,
      lang: given.lang ?? lang,
      from: given.from ?? 'room',
      state,
      ...vendor,
      ...dropUndefined({ abstract: given.abstract, meetupId: wish?.id, seriesId }),
    },
    now,
  )
  await audit.add({ at: now, who: id, what: 'talk present', where: room.id, detail: `#${talk.id} ${state}` })
  const organizers = await notifyOrganizers(needs, talk, { kind: 'proposed' }, caller)
  const isTold = organizers.some(({ to }) => 'personId' in to && to.personId === talk.vendor?.sponsor?.id)
  const notices = isTold ? organizers : [...organizers, ...(await notifySponsor(needs, talk))]
  const more = [
    ...(organizers.length > 0 ? [say.told()] : []),
    ...describeNoSalesRule(talk, lang),
    say.conduct(community.conduct[lang]),
    say.change(talk.id),
  ]
  return { ...replyWithTalk(say.done(nameTalk(talk, lang)), talk, { lang, now }, more), notices }
}
