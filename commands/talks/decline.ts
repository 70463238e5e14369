import { optional } from '../../src/command/args/args.ts'
import { shortId } from '../../src/command/args/numbers.ts'
import { text } from '../../src/command/args/texts.ts'
import { refuse } from '../../src/command/reply.ts'
import { nameTalk } from '../../src/features/talks/messages.ts'
import { notifyPresenter, notifySponsorOfDecision } from '../../src/features/talks/notify-presenter.ts'
import { changeTalk, openTalk, replyWithTalk } from '../../src/features/talks/service.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { reasonLength, reasonOption } from '../arguments/meetup-options.ts'
import { defineCommand } from '../define-command.ts'
import { talks } from './talks.ts'

const texts = bilingual({
  en: {
    why: (id: number) => `Please give a reason: \`!meetup decline #${id} reason:…\``,
    done: (title: string) => `Declined: ${title}`,
    twice: () => 'I found a reason before `reason:` and another one after it. Please write all of it after `reason:`.',
    told: () => "I've told the presenter the reason, privately.",
  },
  fr: {
    why: (id) => fr`La personne qui l'a proposée voudra savoir pourquoi : \`!rencontre refuser #${id} raison:…\``,
    done: (title) => fr`Refusée : ${title}`,
    twice: () => fr`Il y a une raison avant \`raison:\` et une autre après. Veuillez tout écrire après \`raison:\`.`,
    told: () => fr`La personne qui l'a proposée en connaît maintenant la raison, en privé.`,
  },
})

export const decline = defineCommand({
  name: 'decline',
  verbs: { en: ['decline'], fr: ['refuser'] },
  group: 'organizers',
  who: 'organizer',
  summary: { en: 'decline a talk, with a reason', fr: fr`refuser une présentation, avec la raison` },
  examples: { en: ['decline #12 reason:We had this one in spring'], fr: ['refuser #12 raison:Nous l’avons eue au printemps'] },
  choices: talks,
  args: {
    id: shortId(),
    option: reasonOption,
    words: optional(text(reasonLength)),
  },
  changes: true,
  async run(needs, { id, option, words }, caller) {
    const { lang } = caller
    const say = texts[lang]
    const opened = await openTalk(needs, id, 'decline', caller)
    if ('problem' in opened) return refuse(opened.problem)
    if (option !== undefined && words !== undefined) return refuse(say.twice())
    const reason = option ?? words
    if (reason === undefined) return refuse(say.why(id))
    const talk = await changeTalk(needs, opened.talk, { state: 'declined' }, 'decline', caller, reason)
    const news = { kind: 'declined', reason } as const
    const notices = await notifyPresenter(needs, talk, news, caller)
    const told = notices.length > 0 ? [say.told()] : []
    return {
      ...replyWithTalk(say.done(nameTalk(talk, lang)), talk, { lang, now: needs.clock.now() }, told),
      notices: [...notices, ...(await notifySponsorOfDecision(needs, talk, news, caller))],
    }
  },
})
