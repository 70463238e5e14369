import { refuse, reply } from '../../src/command/reply.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { titleText } from '../arguments/talk-title.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    done: (title: string, id: number) =>
      `“${escapeMarkdown(title)}” is on the list of topics, as \`#${id}\`, with your vote. Others vote with \`!meetup vote #${id}\`.`,
    twice: (title: string, id: number) =>
      `“${escapeMarkdown(title)}” is already on the list, as \`#${id}\`: \`!meetup vote #${id}\` votes for it.`,
    label: () => 'Vote',
    call: (id: number) => `!meetup vote #${id}`,
    back: (title: string) => `“${escapeMarkdown(title)}” is off the list of topics.`,
    wanted: () => 'Others have voted for this topic, so it stays. `!meetup vote #ID` removes your own vote.',
  },
  fr: {
    done: (title, id) =>
      fr`« ${escapeMarkdown(title)} » figure sur la liste des sujets, sous le numéro \`#${id}\`, avec votre vote. Les autres votent avec \`!rencontre voter #${id}\`.`,
    twice: (title, id) =>
      fr`« ${escapeMarkdown(title)} » figure déjà sur la liste, sous le numéro \`#${id}\` : \`!rencontre voter #${id}\` lui donne votre vote.`,
    label: () => fr`Voter`,
    call: (id) => fr`!rencontre voter #${id}`,
    back: (title) => fr`« ${escapeMarkdown(title)} » ne figure plus sur la liste des sujets.`,
    wanted: () => fr`D'autres personnes ont voté pour ce sujet : il reste. \`!rencontre voter #ID\` reprend votre propre vote.`,
  },
})

interface Suggestion {
  readonly id: number
}

export const suggest = defineCommand({
  name: 'suggest',
  verbs: { en: ['suggest'], fr: ['suggérer'] },
  group: 'talks',
  who: 'all',
  summary: { en: 'suggest a topic for a talk or a discussion', fr: fr`suggérer un sujet de présentation ou de discussion` },
  examples: { en: ['suggest "Secrets in Kubernetes"'], fr: ['suggérer « Les secrets dans Kubernetes »'] },
  args: { title: titleText() },
  changes: true,
  async run({ topics, audit, clock }, { title }, { id: who, lang, room }) {
    const say = texts[lang]
    const now = clock.now()
    const twin = (await topics.ranked()).find((one) => fold(one.title) === fold(title))
    if (twin !== undefined) return refuse(say.twice(twin.title, twin.id))
    const { id } = await topics.add({ title, suggestedBy: who }, now)
    await audit.add({ at: now, who, what: 'suggest', where: room.id, detail: `#${id}` })
    const buttons = [{ label: say.label(), command: say.call(id) }]
    return { ...reply(say.done(title, id), { buttons }), undo: { data: { id } } }
  },
  async undo({ topics, audit, clock }, { id }: Suggestion, { id: who, lang, room }) {
    const topic = await topics.find(id)
    if (topic === undefined || !(await topics.remove(id, who))) return refuse(texts[lang].wanted())
    await audit.add({ at: clock.now(), who, what: 'suggest undo', where: room.id, detail: `#${id}` })
    return reply(texts[lang].back(topic.title))
  },
})
