import { shortId } from '../../src/command/args/numbers.ts'
import type { Caller } from '../../src/command/caller.ts'
import { acknowledge, type Reply, refuse } from '../../src/command/reply.ts'
import { explainNumber } from '../../src/features/lookup/explain-number.ts'
import type { Services } from '../../src/features/services.ts'
import type { Topic } from '../../src/features/topics/model.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'
import { topics } from './topics.ts'

const texts = bilingual({
  en: {
    unknown: (id: number) => `There's no topic \`#${id}\`. \`!meetup topics\` lists them.`,
    given: (title: string, votes: number, id: number) =>
      `You've voted for “${escapeMarkdown(title)}”, which now has ${votes} ${plural('en', votes, 'vote', 'votes')}. \`!meetup vote #${id}\` again removes your vote.`,
    taken: (title: string, votes: number, id: number) =>
      `Your vote for “${escapeMarkdown(title)}” is removed; it now has ${votes} ${plural('en', votes, 'vote', 'votes')}. \`!meetup vote #${id}\` gives it again.`,
  },
  fr: {
    unknown: (id) => fr`Il n'y a pas de sujet \`#${id}\`. \`!rencontre sujets\` les énumère.`,
    given: (title, votes, id) =>
      fr`Vous avez voté pour « ${escapeMarkdown(title)} », qui compte maintenant ${votes} ${plural('fr', votes, 'vote', 'votes')}. \`!rencontre voter #${id}\` une autre fois reprend votre vote.`,
    taken: (title, votes, id) =>
      fr`Votre vote pour « ${escapeMarkdown(title)} » est repris; ce sujet compte maintenant ${votes} ${plural('fr', votes, 'vote', 'votes')}. \`!rencontre voter #${id}\` le redonne.`,
  },
})

interface Vote {
  readonly id: number
  readonly wants: 'give' | 'take back'
}

export const vote = defineCommand({
  name: 'vote',
  verbs: { en: ['vote'], fr: ['voter'] },
  group: 'talks',
  who: 'all',
  summary: { en: 'vote for a topic; again removes the vote', fr: fr`voter pour un sujet; une autre fois reprend le vote` },
  examples: { en: ['vote #12'], fr: ['voter #12'] },
  choices: topics,
  args: { id: shortId() },
  changes: true,
  async run(needs, { id }, caller) {
    const topic = await needs.topics.find(id)
    if (topic === undefined) return refuse(await explainNumber(needs, id, caller, texts[caller.lang].unknown(id)))
    const wants = (await needs.topics.hasVote(id, caller.id)) ? 'take back' : 'give'
    return { ...(await cast(needs, topic, wants, caller)), undo: { data: { id, wants } } }
  },
  async undo(needs, { id, wants }: Vote, caller) {
    const topic = await needs.topics.find(id)
    if (topic === undefined) return refuse(texts[caller.lang].unknown(id))
    return cast(needs, topic, wants === 'give' ? 'take back' : 'give', caller)
  },
})

/** Votes are private: the room only sees a check mark. */
async function cast(
  { topics, audit, clock }: Services,
  { id, title }: Topic,
  wants: Vote['wants'],
  { id: who, lang, room }: Caller,
): Promise<Reply<never>> {
  const now = clock.now()
  await topics.vote(id, who, wants, now)
  await audit.add({ at: now, who, what: wants === 'give' ? 'vote' : 'vote taken back', where: room.id, detail: `#${id}` })
  const votes = (await topics.find(id))?.votes ?? 0
  const say = texts[lang]
  const told = wants === 'give' ? say.given(title, votes, id) : say.taken(title, votes, id)
  return acknowledge(told)
}
