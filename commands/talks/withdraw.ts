import { shortId } from '../../src/command/args/numbers.ts'
import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse } from '../../src/command/reply.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { measureAgenda } from '../../src/features/talks/agenda.ts'
import { nameTalk } from '../../src/features/talks/messages.ts'
import { isScheduled, type StoredTalkState, type Talk, whyClosed } from '../../src/features/talks/model.ts'
import type { TalkNews } from '../../src/features/talks/news-messages.ts'
import { notifyOrganizers } from '../../src/features/talks/notify-organizers.ts'
import { notifyPresenter } from '../../src/features/talks/notify-presenter.ts'
import { changeTalk, openTalk, refuseStranger, replyWithTalk, type TalkNeeds } from '../../src/features/talks/service.ts'
import type { Notice } from '../../src/messaging/notice.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'
import { talksMine } from './talks-mine.ts'

const texts = bilingual({
  en: {
    done: (title: string) => `Withdrawn: ${title}`,
    back: (title: string) => `Back as it was: ${title}`,
    changed: () => "The talk has been changed since, or its meetup is over, so I've left it as it is.",
    slotGone: () => 'Its slot has been given to another talk, so it is accepted without a date.',
  },
  fr: {
    done: (title) => fr`Retirée : ${title}`,
    back: (title) => fr`Rétablie : ${title}`,
    changed: () => fr`La présentation a été modifiée depuis, ou sa rencontre est terminée : je l'ai laissée telle quelle.`,
    slotGone: () => fr`Sa place à l'ordre du jour a été donnée à une autre : elle est acceptée, sans date.`,
  },
})

interface Withdrawal {
  readonly id: number
  readonly before: StoredTalkState
  /** The other talks on its agenda at the time. */
  readonly agenda: readonly number[]
}

export const withdraw = defineCommand({
  name: 'withdraw',
  verbs: { en: ['withdraw'], fr: ['retirer'] },
  group: 'talks',
  who: 'all',
  summary: { en: 'withdraw a talk', fr: fr`retirer une présentation` },
  examples: { en: ['withdraw #12'], fr: ['retirer #12'] },
  choices: talksMine,
  args: { id: shortId() },
  changes: true,
  async run(needs, { id }, caller): Promise<Reply<Withdrawal>> {
    const opened = await openTalk(needs, id, 'withdraw', caller)
    if ('problem' in opened) return refuse(opened.problem)
    const { talk: before } = opened
    const talk = await changeTalk(needs, before, { state: 'withdrawn' }, 'withdraw', caller)
    const headline = texts[caller.lang].done(nameTalk(talk, caller.lang))
    return {
      ...replyWithTalk(headline, talk, { lang: caller.lang, now: needs.clock.now() }, []),
      notices: await notifyOthers(needs, talk, withdrawn(before), caller),
      undo: { data: { id, before: before.state, agenda: await agendaOf(needs, before) } },
    }
  },
  async undo(needs, { id, before, agenda = [] }: Withdrawal, caller) {
    const { lang } = caller
    const now = needs.clock.now()
    const talk = await needs.talks.lock(id)
    if (talk?.state !== 'withdrawn') return refuse(texts[lang].changed())
    const stranger = await refuseStranger(needs, talk, caller)
    if (stranger !== undefined) return refuse(stranger)
    const meetup = isScheduled({ state: before }) ? talk.meetup && (await needs.meetups.lock(talk.meetup.id)) : undefined
    if (meetup !== undefined && whyClosed(meetup, now) !== undefined) return refuse(texts[lang].changed())
    const slot = meetup === undefined ? 'kept' : await slotLeft(needs, talk, meetup, agenda)
    const change = { kept: { state: before }, last: { state: before, meetupId: meetup?.id ?? null }, gone: noSlot }[slot]
    const back = await changeTalk(needs, talk, change, 'undo', caller)
    const more = slot === 'gone' ? [texts[lang].slotGone()] : []
    return {
      ...replyWithTalk(texts[lang].back(nameTalk(back, lang)), back, { lang, now }, more),
      notices: await notifyOthers(needs, back, { kind: 'back' }, caller),
    }
  },
})

const noSlot = { state: 'accepted', meetupId: null } as const

/** Whether a withdrawn talk gets its slot back: `last` after the talks added since, `gone` when they leave no time for it. */
async function slotLeft(
  needs: Pick<TalkNeeds, 'talks'>,
  talk: Talk,
  meetup: Meetup,
  before: readonly number[],
): Promise<'kept' | 'last' | 'gone'> {
  const agenda = await needs.talks.agenda(meetup.id)
  if (agenda.every(({ id }) => before.includes(id))) return 'kept'
  return measureAgenda(meetup, [...agenda, talk]).free < 0 ? 'gone' : 'last'
}

async function agendaOf({ talks }: Pick<TalkNeeds, 'talks'>, { id, state, meetup }: Talk): Promise<readonly number[]> {
  if (meetup === undefined || !isScheduled({ state })) return []
  return (await talks.agenda(meetup.id)).map((one) => one.id).filter((other) => other !== id)
}

/** Notifies the organizers when the presenter did it, and the presenter when an organizer did. */
async function notifyOthers(needs: TalkNeeds, talk: Talk, news: TalkNews, caller: Caller): Promise<readonly Notice[]> {
  const isOwn = talk.presenter?.id === caller.id
  return isOwn ? notifyOrganizers(needs, talk, news, caller) : notifyPresenter(needs, talk, news, caller)
}

function withdrawn({ state, meetup }: Talk): TalkNews {
  const leavesGap = meetup !== undefined && isScheduled({ state })
  return { kind: 'withdrawn', ...(leavesGap && { before: meetup }) }
}
