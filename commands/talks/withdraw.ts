import { shortId } from '../../src/command/args/kinds.ts'
import type { Caller } from '../../src/command/caller.ts'
import { refuse } from '../../src/command/reply.ts'
import { nameTalk } from '../../src/features/talks/messages.ts'
import { type StoredTalkState, type Talk, whyClosed } from '../../src/features/talks/model.ts'
import type { TalkNews } from '../../src/features/talks/news-messages.ts'
import {
  changeTalk,
  notifyOrganizers,
  notifyPresenter,
  openTalk,
  replyWithTalk,
  type TalkNeeds,
} from '../../src/features/talks/service.ts'
import type { Notice } from '../../src/messaging/notice.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'
import { talksMine } from './talks-mine.ts'

const texts = bilingual({
  en: {
    done: (title: string) => `Withdrawn: ${title}`,
    back: (title: string) => `Back as it was: ${title}`,
    changed: () => 'The talk has been changed since, or its meetup is over, so I have left it as it is.',
  },
  fr: {
    done: (title) => fr`Retirée : ${title}`,
    back: (title) => fr`Rétablie : ${title}`,
    changed: () => fr`La présentation a été modifiée depuis, ou sa rencontre est terminée : je l'ai laissée telle quelle.`,
  },
})

interface Withdrawal {
  readonly id: number
  readonly before: StoredTalkState
}

export const withdraw = defineCommand({
  name: 'withdraw',
  verbs: { en: ['withdraw'], fr: ['retirer'] },
  group: 'talks',
  who: 'all',
  summary: { en: 'take back a talk', fr: fr`retirer une présentation` },
  examples: { en: ['withdraw #12'], fr: ['retirer #12'] },
  choices: talksMine,
  args: { id: shortId() },
  changes: true,
  async run(needs, { id }, caller) {
    const opened = await openTalk(needs, id, 'withdraw', caller)
    if ('problem' in opened) return refuse(opened.problem)
    const { talk: before } = opened
    const talk = await changeTalk(needs, before, { state: 'withdrawn' }, 'withdraw', caller)
    const headline = texts[caller.lang].done(nameTalk(talk, caller.lang))
    return {
      ...replyWithTalk(headline, talk, { lang: caller.lang, now: needs.clock.now() }, []),
      notices: await notifyOthers(needs, talk, withdrawn(before), caller),
      undo: { data: { id, before: before.state } },
    }
  },
  async undo(needs, { id, before }: Withdrawal, caller) {
    const { lang } = caller
    const now = needs.clock.now()
    const talk = await needs.talks.lock(id)
    const wasPlaced = before === 'scheduled' || before === 'confirmed'
    const meetup = talk?.meetup && (await needs.meetups.lock(talk.meetup.id))
    const isLate = wasPlaced && meetup !== undefined && whyClosed(meetup, now) !== undefined
    if (talk?.state !== 'withdrawn' || isLate) return refuse(texts[lang].changed())
    const back = await changeTalk(needs, talk, { state: before }, 'undo', caller)
    return {
      ...replyWithTalk(texts[lang].back(nameTalk(back, lang)), back, { lang, now }, []),
      notices: await notifyOthers(needs, back, { kind: 'back' }, caller),
    }
  },
})

/** The organizers when it is the presenter's doing, the presenter when it is an organizer's. */
async function notifyOthers(needs: TalkNeeds, talk: Talk, news: TalkNews, caller: Caller): Promise<readonly Notice[]> {
  const isOwn = talk.presenter?.id === caller.id
  return isOwn ? notifyOrganizers(needs, talk, news, caller) : notifyPresenter(needs, talk, news, caller)
}

function withdrawn({ state, meetup }: Talk): TalkNews {
  const leavesGap = meetup !== undefined && (state === 'scheduled' || state === 'confirmed')
  return { kind: 'withdrawn', ...(leavesGap && { before: meetup }) }
}
