import type { ValuesOf } from '../../src/command/args/args.ts'
import { textOption } from '../../src/command/args/kinds.ts'
import { personOption } from '../../src/command/args/person.ts'
import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { showCall } from '../../src/command/show-call.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { meetupRefOption } from '../../src/features/meetups/reference.ts'
import { readDepartment } from '../../src/features/people/departments.ts'
import { roomContextOf } from '../../src/features/series/scope.ts'
import type { Services } from '../../src/features/services.ts'
import { describeNoSalesRule, nameTalk } from '../../src/features/talks/messages.ts'
import { defaultTalkMinutes, mostPendingProposals, stateAt, type Talk } from '../../src/features/talks/model.ts'
import { notifyOrganizers } from '../../src/features/talks/notify-organizers.ts'
import { notifySponsor } from '../../src/features/talks/notify-presenter.ts'
import { findOpenMeetup } from '../../src/features/talks/schedule-talk.ts'
import { replyWithTalk } from '../../src/features/talks/service.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { escapeMarkdown, plainText } from '../../src/shared/text/sanitize.ts'
import { type TypedTitle, talkDetails, talkTitle } from '../arguments/talk-options.ts'
import { defineCommand } from '../define-command.ts'

const vendorLength = 100

const texts = bilingual({
  en: {
    which: () =>
      'Which one do you mean?\n- To give a talk, write its title now, or `!meetup present "Your title"`.\n- To attend the next meetup, type `!meetup going`, or `!meetup remote` to join from elsewhere.',
    give: () => 'Give a talk',
    giveCall: () => '!meetup help present',
    attend: () => 'Attend',
    attendCall: () => '!meetup going',
    remote: () => 'Remotely',
    remoteCall: () => '!meetup remote',
    root: () => '!meetup',
    isDate: (date: string) => `Is “${escapeMarkdown(date)}” the date you'd like, or part of the title?`,
    dated: (title: string, date: string) => `present "${title}" on:${date}`,
    titled: (title: string) => `present "${title}"`,
    onThatDate: () => 'On that date',
    inTitle: () => 'Part of the title',
    twice: (title: string, id: number) =>
      `You've already offered ${title}, as \`#${id}\`. \`!meetup edit #${id} …\` changes it.`,
    tooMany: () =>
      `${mostPendingProposals} talks of yours are waiting for a decision, which is as many as one person may have. \`!meetup talks mine\` lists them; \`!meetup withdraw #ID\` makes room.`,
    vendorAlone: () =>
      'A talk from outside the Government of Canada names the company and the employee who invited it: add `vendor:ACME sponsor:@alice`.',
    notSponsor: (name: string) =>
      `\`${name}\` can't sponsor this talk: a sponsor isn't the presenter, and works for the Government of Canada.`,
    done: (title: string) => `You've offered a talk: ${title}`,
    told: () => "I've told the organizers, and I'll let you know when they decide.",
    conduct: (url: string) => `[Code of conduct](${url})`,
    change: (id: number) => `**To change it**: \`!meetup edit #${id} length:30\` · \`!meetup withdraw #${id}\``,
  },
  fr: {
    which: () =>
      fr`De quoi s'agit-il?\n- Pour donner une présentation, écrivez son titre maintenant, ou \`!rencontre présenter "Votre titre"\`.\n- Pour assister à la prochaine rencontre, écrivez \`!rencontre participer\`, ou \`!rencontre à distance\`.`,
    give: () => fr`Présenter`,
    giveCall: () => fr`!rencontre aide présenter`,
    attend: () => fr`Participer`,
    attendCall: () => fr`!rencontre participer`,
    remote: () => fr`À distance`,
    remoteCall: () => fr`!rencontre à distance`,
    root: () => fr`!rencontre`,
    isDate: (date) => fr`« ${escapeMarkdown(date)} », est-ce la date souhaitée ou une partie du titre?`,
    dated: (title, date) => fr`présenter "${title}" le:${date}`,
    titled: (title) => fr`présenter "${title}"`,
    onThatDate: () => fr`À cette date`,
    inTitle: () => fr`Dans le titre`,
    twice: (title, id) =>
      fr`Vous avez déjà proposé ${title}, sous le numéro \`#${id}\`. \`!rencontre modifier #${id} …\` la change.`,
    tooMany: () =>
      fr`${mostPendingProposals} de vos présentations attendent une décision : c'est le maximum par personne. \`!rencontre mes présentations\` les énumère; \`!rencontre retirer #ID\` fait de la place.`,
    vendorAlone: () =>
      fr`Une présentation de l'extérieur du gouvernement du Canada nomme l'entreprise et la personne employée qui l'invite : ajoutez \`fournisseur:ACME parrain:@alice\`.`,
    notSponsor: (name) =>
      fr`\`${name}\` ne peut pas parrainer cette présentation : il faut une autre personne que celle qui présente, et qui travaille pour le gouvernement du Canada.`,
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

function askWhich({ lang }: Caller): Reply<never> {
  const say = texts[lang]
  const buttons = [
    { label: say.give(), command: say.giveCall() },
    { label: say.attend(), command: say.attendCall() },
    { label: say.remote(), command: say.remoteCall() },
  ]
  return { ...reply(say.which(), { buttons }), lacksWords: true }
}

/** `present My title on 17 December`: the date may be wished for, or belong to the title. */
function askWhetherDate(whole: string, { title, date }: NonNullable<TypedTitle['dated']>, { lang }: Caller): Reply<never> {
  const say = texts[lang]
  const calls = [say.dated(plainText(title), plainText(date)), say.titled(plainText(whole))]
  const lines = calls.map((call, at) => `${at + 1}. ${showCall(`${say.root()} ${call}`)}`)
  const buttons = calls.map((call, at) => ({
    label: at === 0 ? say.onThatDate() : say.inTitle(),
    command: `${say.root()} ${call}`,
  }))
  return { ...refuse([say.isDate(date), ...lines].join('\n')), offers: calls, buttons }
}

/** A talk with the same title by the same person that may still be given. */
async function findTwin({ talks, clock }: Services, title: string, { id }: Caller): Promise<Talk | undefined> {
  const isOver = (one: Talk) => ['declined', 'withdrawn', 'given'].includes(stateAt(one, clock.now()))
  return (await talks.of(id)).find((one) => fold(one.title) === fold(title) && !isOver(one))
}

async function hasTooMany({ talks, clock }: Services, { id }: Caller): Promise<boolean> {
  const pending = (await talks.of(id)).filter((one) => ['held', 'proposed'].includes(stateAt(one, clock.now())))
  return pending.length >= mostPendingProposals
}

/** Whether the person is from outside the government: said here, or stored as their department. They need a sponsor. */
async function readVendor({ people, workspace }: Services, { vendor, sponsor }: Given, { id, lang }: Caller) {
  const say = texts[lang]
  const isVendor = async (personId: string) => {
    const { department } = await people.preferences(personId)
    return department !== undefined && readDepartment(department) === readDepartment('vendor')
  }
  if (vendor === undefined && sponsor === undefined && !(await isVendor(id))) return {}
  if (vendor === undefined || sponsor === undefined) return { problem: say.vendorAlone() }
  const isUnfit = sponsor.id === id || sponsor.username === workspace.botName || (await isVendor(sponsor.id))
  return isUnfit ? { problem: say.notSponsor(sponsor.username) } : { vendor: { name: vendor, sponsor } }
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
      ...(given.abstract !== undefined && { abstract: given.abstract }),
      ...(wish !== undefined && { meetupId: wish.id }),
      ...(seriesId !== undefined && { seriesId }),
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
