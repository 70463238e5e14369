import { shortId } from '../../src/command/args/numbers.ts'
import { textOption } from '../../src/command/args/texts.ts'
import type { Caller } from '../../src/command/caller.ts'
import type { Preview } from '../../src/command/command.ts'
import { type Reply, refuse } from '../../src/command/reply.ts'
import type { Services } from '../../src/features/services.ts'
import { describeLoad } from '../../src/features/talks/agenda-messages.ts'
import { nameTalk } from '../../src/features/talks/messages.ts'
import { isScheduled, type Talk } from '../../src/features/talks/model.ts'
import { notifyOrganizers } from '../../src/features/talks/notify-organizers.ts'
import { notifyPresenter } from '../../src/features/talks/notify-presenter.ts'
import type { TalkChange } from '../../src/features/talks/repository.ts'
import { describeOverfull } from '../../src/features/talks/schedule-talk.ts'
import { changeTalk, type OpenedTalk, openTalk, replyWithTalk } from '../../src/features/talks/service.ts'
import type { TalkRole } from '../../src/features/talks/steps.ts'
import type { Notice } from '../../src/messaging/notice.ts'
import { dropUndefined } from '../../src/shared/drop-undefined.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { talkDetails } from '../arguments/talk-options.ts'
import { titleLength } from '../arguments/talk-title.ts'
import { defineCommand } from '../define-command.ts'
import { talksMine } from './talks-mine.ts'

const texts = bilingual({
  en: {
    nothing: (id: number) =>
      `What should I change? \`!meetup edit #${id} title:…\`, \`length:30\`, \`lang:fr\`, \`abstract:…\`, \`remote\` or \`in person\``,
    vendor: () => 'This talk was accepted as it was offered: please ask an organizer to change it. `!meetup roles` names them.',
    done: (title: string) => `Changed: ${title}`,
    asked: (title: string) => `Not changed yet: ${title}`,
    titleHeld: () =>
      "The talk has been announced, so I've asked the organizers about the new title. The old one stays until they agree.",
    load: (load: string) => `**Agenda**: ${load}`,
  },
  fr: {
    nothing: (id) =>
      fr`Que faut-il modifier? \`!rencontre modifier #${id} titre:…\`, \`durée:30\`, \`langue:fr\`, \`résumé:…\`, \`à distance\` ou \`sur place\``,
    vendor: () =>
      fr`Cette présentation a été acceptée telle que proposée : veuillez demander à l'équipe d'organisation de la modifier. \`!rencontre rôles\` la nomme.`,
    done: (title) => fr`Modifiée : ${title}`,
    asked: (title) => fr`Pas encore modifiée : ${title}`,
    titleHeld: () =>
      fr`La présentation a été annoncée : j'ai soumis le nouveau titre à l'équipe d'organisation. L'ancien reste d'ici là.`,
    load: (load) => fr`**Ordre du jour** : ${load}`,
  },
})

export const edit = defineCommand({
  name: 'edit',
  verbs: { en: ['edit'], fr: ['modifier'] },
  group: 'talks',
  who: 'all',
  summary: {
    en: 'change a talk: title, length, language, abstract, remote',
    fr: fr`modifier une présentation : titre, durée, langue, résumé, à distance`,
  },
  examples: {
    en: ['edit #12 length:30 remote', 'edit #12 title:Helm charts, one year on'],
    fr: ['modifier #12 durée:30 à distance', 'modifier #12 titre:Un an de nuage'],
  },
  choices: talksMine,
  args: { id: shortId(), title: textOption({ en: 'title', fr: 'titre' }, titleLength), ...talkDetails },
  changes: true,
  async preview(
    needs,
    { id, title, minutes, length = minutes, lang: spoken, abstract, from },
    caller,
  ): Promise<Preview<Edit> | Reply<never>> {
    const change = dropUndefined({ title, lengthMinutes: length, lang: spoken, abstract, from })
    const opened = await openEdit(needs, { id, change }, caller)
    if ('problem' in opened) return refuse(opened.problem)
    const { talk } = opened
    const longer = length !== undefined && length > talk.lengthMinutes && isScheduled(talk) ? talk.meetup : undefined
    const overfull = longer && (await describeOverfull(needs, { ...talk, lengthMinutes: length ?? 0 }, longer, caller.lang))
    return overfull === undefined ? editTalk(needs, opened, change, caller) : { preview: overfull, plan: { id, change } }
  },
  async execute(needs, plan, caller) {
    const opened = await openEdit(needs, plan, caller)
    return 'problem' in opened ? refuse(opened.problem) : editTalk(needs, opened, plan.change, caller)
  },
})

type Change = Pick<TalkChange, 'title' | 'lengthMinutes' | 'lang' | 'abstract' | 'from'>

interface Edit {
  readonly id: number
  readonly change: Change
}

async function openEdit(
  needs: Services,
  { id, change }: Edit,
  caller: Caller,
): Promise<OpenedTalk | { readonly problem: string }> {
  const say = texts[caller.lang]
  const opened = await openTalk(needs, id, 'edit', caller)
  if ('problem' in opened) return opened
  if (Object.keys(change).length === 0) return { problem: say.nothing(id) }
  // A vendor's talk must not change into something else after an organizer accepted it.
  const isAccepted = opened.talk.vendor !== undefined && opened.talk.state !== 'held'
  return isAccepted && !opened.roles.includes('organizer') ? { problem: say.vendor() } : opened
}

async function editTalk(
  needs: Services,
  { talk: before, roles }: OpenedTalk,
  change: Change,
  caller: Caller,
): Promise<Reply<never>> {
  const { lang } = caller
  const say = texts[lang]
  const mustAsk = !roles.includes('organizer') && (await isAnnounced(needs, before))
  const { title: wanted, ...rest } = change
  const isTitleHeld = mustAsk && wanted !== undefined && wanted !== before.title
  const allowed = isTitleHeld ? rest : change
  const talk =
    Object.keys(allowed).length === 0
      ? before
      : await changeTalk(needs, before, allowed, 'edit', caller, Object.keys(allowed).join(', '))
  const load =
    talk.meetup !== undefined && isScheduled(talk) && change.lengthMinutes !== undefined
      ? [say.load(describeLoad(talk.meetup, await needs.talks.agenda(talk.meetup.id), lang))]
      : []
  const headline = talk === before ? say.asked(nameTalk(talk, lang)) : say.done(nameTalk(talk, lang))
  const held = isTitleHeld ? [say.titleHeld()] : []
  return {
    ...replyWithTalk(headline, talk, { lang, now: needs.clock.now() }, [...load, ...held]),
    notices: [
      ...(talk === before ? [] : await notifyOfEdit(needs, before, talk, roles, caller)),
      ...(isTitleHeld ? await askForTitle(needs, talk, wanted, caller) : []),
    ],
  }
}

/** A confirmed talk that has been announced must not get another title without an organizer. */
async function isAnnounced({ announcements }: Services, { state, meetup }: Talk): Promise<boolean> {
  return state === 'confirmed' && meetup !== undefined && (await announcements.of(meetup.id)).length > 0
}

/** Tells the presenter what an organizer changed, and the organizers what a presenter changed in a talk they accepted. */
async function notifyOfEdit(
  needs: Services,
  before: Talk,
  talk: Talk,
  roles: readonly TalkRole[],
  caller: Caller,
): Promise<readonly Notice[]> {
  if (!roles.includes('presenter')) return notifyPresenter(needs, talk, { kind: 'changed' }, caller)
  const wasAccepted = before.state === 'accepted' || isScheduled(before)
  return wasAccepted ? notifyOrganizers(needs, talk, { kind: 'edited', was: before }, caller) : []
}

/** The organizers get the new title with a button that sets it. */
async function askForTitle(needs: Services, talk: Talk, title: string, caller: Caller): Promise<readonly Notice[]> {
  const notices = await notifyOrganizers(needs, talk, { kind: 'title wanted', title }, caller)
  const quoted = title.replace(/["“”„]/g, "'").replace(/\s+/g, ' ')
  const buttons = [{ label: 'OK', command: `!meetup edit #${talk.id} title:"${quoted}"` }]
  return notices.map((notice) => ({ ...notice, buttons }))
}
