import { shortId } from '../../src/command/args/numbers.ts'
import type { Caller } from '../../src/command/caller.ts'
import { acknowledge, type Reply, refuse } from '../../src/command/reply.ts'
import { explainNumber } from '../../src/features/lookup/explain-number.ts'
import type { Services } from '../../src/features/services.ts'
import { nameTalk } from '../../src/features/talks/messages.ts'
import type { StoredTalkState } from '../../src/features/talks/model.ts'
import { notifyPresenter } from '../../src/features/talks/notify-presenter.ts'
import { changeTalk, openTalk } from '../../src/features/talks/service.ts'
import type { RemovedTopic } from '../../src/features/topics/model.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { reasonOption } from '../arguments/meetup-options.ts'
import { defineCommand } from '../define-command.ts'
import { topics } from './topics.ts'

const texts = bilingual({
  en: {
    unknown: (id: number) => `There's no topic or talk \`#${id}\`. \`!meetup topics\` and \`!meetup talks\` list them.`,
    topic: (title: string) => `Removed from the topics: “${escapeMarkdown(title)}”`,
    talk: (title: string) => `Removed: ${title}`,
    back: (title: string) => `Back on the list: “${escapeMarkdown(title)}”`,
    backTalk: (title: string) => `Back: ${title}`,
    changed: () => "It has been changed since, so I've left it as it is.",
  },
  fr: {
    unknown: (id) =>
      fr`Il n'y a ni sujet ni présentation \`#${id}\`. \`!rencontre sujets\` et \`!rencontre présentations\` les énumèrent.`,
    topic: (title) => fr`Enlevé de la liste des sujets : « ${escapeMarkdown(title)} »`,
    talk: (title) => fr`Enlevée : ${title}`,
    back: (title) => fr`De retour sur la liste : « ${escapeMarkdown(title)} »`,
    backTalk: (title) => fr`Rétablie : ${title}`,
    changed: () => fr`Des modifications ont été faites depuis : je n'ai touché à rien.`,
  },
})

type Removed =
  | { readonly kind: 'topic'; readonly topic: RemovedTopic }
  | { readonly kind: 'talk'; readonly id: number; readonly before: StoredTalkState; readonly meetupId: number | null }

export const remove = defineCommand({
  name: 'remove',
  verbs: { en: ['remove'], fr: ['enlever'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: "remove somebody's topic or talk, such as spam",
    fr: fr`enlever le sujet ou la présentation de quelqu'un, comme un pourriel`,
  },
  examples: { en: ['remove #12 reason:Advertising'], fr: ['enlever #12 raison:Publicité'] },
  choices: topics,
  args: { id: shortId(), reason: reasonOption },
  changes: true,
  async run(needs, { id, reason }, caller): Promise<Reply<Removed>> {
    const say = texts[caller.lang]
    const topic = await needs.topics.take(id)
    if (topic !== undefined) {
      await record(needs, 'remove', `topic #${id}`, reason, caller)
      return {
        ...acknowledge(say.topic(topic.title)),
        undo: { data: { kind: 'topic', topic } },
      }
    }
    if ((await needs.talks.find(id)) === undefined) return refuse(await explainNumber(needs, id, caller, say.unknown(id)))
    return removeTalk(needs, id, reason, caller)
  },
  undo: (needs, removed: Removed, caller) =>
    removed.kind === 'topic' ? restoreTopic(needs, removed.topic, caller) : restoreTalk(needs, removed, caller),
})

async function removeTalk(needs: Services, id: number, reason: string | undefined, caller: Caller): Promise<Reply<Removed>> {
  const opened = await openTalk(needs, id, 'withdraw', caller)
  if ('problem' in opened) return refuse(opened.problem)
  const { talk } = opened
  const gone = await changeTalk(needs, talk, { state: 'withdrawn' }, 'withdraw', caller, reason ?? 'removed')
  const news = { kind: 'removed', ...(reason !== undefined && { reason }) } as const
  const before = { kind: 'talk', id, before: talk.state, meetupId: talk.meetup?.id ?? null } as const
  return {
    ...acknowledge(texts[caller.lang].talk(nameTalk(gone, caller.lang))),
    notices: await notifyPresenter(needs, gone, news, caller),
    undo: { data: before },
  }
}

async function restoreTopic(needs: Services, topic: RemovedTopic, caller: Caller): Promise<Reply<never>> {
  const say = texts[caller.lang]
  if (!(await needs.topics.restore(topic))) return refuse(say.changed())
  await record(needs, 'remove undo', `topic #${topic.id}`, undefined, caller)
  return acknowledge(say.back(topic.title))
}

async function restoreTalk(
  needs: Services,
  { id, before, meetupId }: Extract<Removed, { readonly kind: 'talk' }>,
  caller: Caller,
): Promise<Reply<never>> {
  const say = texts[caller.lang]
  const talk = await needs.talks.lock(id)
  if (talk?.state !== 'withdrawn') return refuse(say.changed())
  // When it's scheduled again, it comes after the talks that were added since.
  const back = await changeTalk(needs, talk, { state: before, meetupId }, 'undo', caller)
  return {
    ...acknowledge(say.backTalk(nameTalk(back, caller.lang))),
    notices: await notifyPresenter(needs, back, { kind: 'back' }, caller),
  }
}

async function record(
  { audit, clock }: Services,
  what: string,
  subject: string,
  reason: string | undefined,
  { id: who, room }: Caller,
): Promise<void> {
  const detail = reason === undefined ? subject : `${subject}: ${reason}`
  await audit.add({ at: clock.now(), who, what, where: room.id, detail })
}
