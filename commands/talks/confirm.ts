import { shortId } from '../../src/command/args/numbers.ts'
import { refuse } from '../../src/command/reply.ts'
import { nameTalk } from '../../src/features/talks/messages.ts'
import { notifyPresenter } from '../../src/features/talks/notify-presenter.ts'
import { changeTalk, openTalk, replyWithTalk } from '../../src/features/talks/service.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'
import { talksMine } from './talks-mine.ts'

const texts = bilingual({
  en: {
    done: (title: string) => `Confirmed: ${title}`,
    slides: (id: number) => `**Slides**: \`!meetup attach #${id} slides:https://…\`, before or afterwards`,
  },
  fr: {
    done: (title) => fr`Confirmée : ${title}`,
    slides: (id) => fr`**Diapositives** : \`!rencontre joindre #${id} diapositives:https://…\`, avant ou après`,
  },
})

export const confirm = defineCommand({
  name: 'confirm',
  verbs: { en: ['confirm'], fr: ['confirmer'] },
  group: 'talks',
  who: 'all',
  summary: { en: 'confirm that you will give a scheduled talk', fr: fr`assurer qu'une présentation prévue aura lieu` },
  examples: { en: ['confirm #12'], fr: ['confirmer #12'] },
  choices: talksMine,
  args: { id: shortId() },
  changes: true,
  async run(needs, { id }, caller) {
    const { lang } = caller
    const opened = await openTalk(needs, id, 'confirm', caller)
    if ('problem' in opened) return refuse(opened.problem)
    const talk = await changeTalk(needs, opened.talk, { state: 'confirmed' }, 'confirm', caller)
    const more = talk.slidesUrl === undefined ? [texts[lang].slides(id)] : []
    return {
      ...replyWithTalk(texts[lang].done(nameTalk(talk, lang)), talk, { lang, now: needs.clock.now() }, more),
      notices: await notifyPresenter(needs, talk, { kind: 'confirmed' }, caller),
    }
  },
})
