import { shortId, textOption } from '../../src/command/args/kinds.ts'
import { refuse } from '../../src/command/reply.ts'
import { describeLoad, nameTalk } from '../../src/features/talks/messages.ts'
import { changeTalk, notifyPresenter, openTalk, replyWithTalk } from '../../src/features/talks/service.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { talkDetails, titleLength } from '../arguments/talk-options.ts'
import { defineCommand } from '../define-command.ts'
import { talksMine } from './talks-mine.ts'

const texts = bilingual({
  en: {
    nothing: (id: number) =>
      `What shall I change? \`!meetup edit #${id} title:…\`, \`length:30\`, \`lang:fr\`, \`abstract:…\`, \`remote\` or \`in person\``,
    vendor: () =>
      'This talk has been accepted as it was offered: please ask an organizer to change it. `!meetup roles` names them.',
    done: (title: string) => `Changed: ${title}`,
    load: (load: string) => `**Agenda**: ${load}`,
  },
  fr: {
    nothing: (id) =>
      fr`Que faut-il modifier? \`!rencontre modifier #${id} titre:…\`, \`durée:30\`, \`langue:fr\`, \`résumé:…\`, \`à distance\` ou \`sur place\``,
    vendor: () =>
      fr`Cette présentation a été acceptée telle que proposée : veuillez demander à un organisateur de la modifier. \`!rencontre rôles\` les nomme.`,
    done: (title) => fr`Modifiée : ${title}`,
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
  async run(needs, { id, title, length, lang: spoken, abstract, from }, caller) {
    const { lang } = caller
    const say = texts[lang]
    const opened = await openTalk(needs, id, 'edit', caller)
    if ('problem' in opened) return refuse(opened.problem)
    const change = {
      ...(title !== undefined && { title }),
      ...(length !== undefined && { lengthMinutes: length }),
      ...(spoken !== undefined && { lang: spoken }),
      ...(abstract !== undefined && { abstract }),
      ...(from !== undefined && { from }),
    }
    if (Object.keys(change).length === 0) return refuse(say.nothing(id))
    // What an organizer has accepted from a vendor must not become something else behind their back.
    const isAccepted = opened.talk.vendor !== undefined && opened.talk.state !== 'held'
    if (isAccepted && !opened.roles.includes('organizer')) return refuse(say.vendor())
    const talk = await changeTalk(needs, opened.talk, change, 'edit', caller, Object.keys(change).join(', '))
    const isPlaced = talk.state === 'scheduled' || talk.state === 'confirmed'
    const load =
      talk.meetup !== undefined && isPlaced && length !== undefined
        ? [say.load(describeLoad(talk.meetup, await needs.talks.agenda(talk.meetup.id), lang))]
        : []
    return {
      ...replyWithTalk(say.done(nameTalk(talk, lang)), talk, { lang, now: needs.clock.now() }, load),
      notices: await notifyPresenter(needs, talk, { kind: 'changed' }, caller),
    }
  },
})
