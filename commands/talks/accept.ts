import { optional } from '../../src/command/args/args.ts'
import { shortId } from '../../src/command/args/numbers.ts'
import type { Caller } from '../../src/command/caller.ts'
import type { Preview } from '../../src/command/command.ts'
import { type Reply, refuse } from '../../src/command/reply.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import type { Services } from '../../src/features/services.ts'
import { nameTalk } from '../../src/features/talks/messages.ts'
import { type Talk, whyClosed } from '../../src/features/talks/model.ts'
import { notifyPresenter, notifySponsorOfDecision } from '../../src/features/talks/notify-presenter.ts'
import { describeOverfull, findOpenMeetup, scheduleTalk } from '../../src/features/talks/schedule-talk.ts'
import { changeTalk, openTalk, replyWithTalk } from '../../src/features/talks/service.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'
import { talks } from './talks.ts'

const texts = bilingual({
  en: {
    done: (title: string) => `Accepted: ${title}`,
    schedule: (id: number) => `**To schedule it**: \`!meetup place #${id} DATE\``,
  },
  fr: {
    done: (title) => fr`Acceptée : ${title}`,
    schedule: (id) => fr`**Pour la placer** : \`!rencontre placer #${id} DATE\``,
  },
})

export const accept = defineCommand({
  name: 'accept',
  verbs: { en: ['accept'], fr: ['accepter'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'accept a talk, and schedule it on a date you give or that it asked for',
    fr: fr`accepter une présentation; avec une date, ou si elle en demande une, la mettre à cet ordre du jour`,
  },
  examples: { en: ['accept #12', 'accept #12 third thursday'], fr: ['accepter #12', 'accepter #12 3e jeudi'] },
  choices: talks,
  args: { id: shortId(), on: optional(meetupRef()) },
  changes: true,
  async preview(needs, { id, on }, caller): Promise<Preview<Acceptance> | Reply<never>> {
    const opened = await openAcceptance(needs, { id, on }, caller)
    if ('problem' in opened) return refuse(opened.problem)
    const { talk, meetup } = opened
    const overfull = meetup && (await describeOverfull(needs, talk, meetup, caller.lang))
    if (overfull === undefined) return acceptTalk(needs, talk, meetup, caller)
    return { preview: overfull, plan: { id, ...(on !== undefined && { on }) } }
  },
  async execute(needs, plan, caller) {
    const opened = await openAcceptance(needs, plan, caller)
    return 'problem' in opened ? refuse(opened.problem) : acceptTalk(needs, opened.talk, opened.meetup, caller)
  },
})

interface Acceptance {
  readonly id: number
  readonly on?: MeetupRef | undefined
}

/** The talk and the meetup it would go on: the one named, or else the one its presenter asked for. */
async function openAcceptance(
  needs: Services,
  { id, on }: Acceptance,
  caller: Caller,
): Promise<{ readonly talk: Talk; readonly meetup: Meetup | undefined } | { readonly problem: string }> {
  const opened = await openTalk(needs, id, 'accept', caller)
  if ('problem' in opened) return opened
  const { talk } = opened
  if (on === undefined) return { talk, meetup: await openWish(needs, talk) }
  const named = await findOpenMeetup(needs, on, caller)
  return 'problem' in named ? named : { talk, meetup: named.meetup }
}

async function acceptTalk(needs: Services, opened: Talk, meetup: Meetup | undefined, caller: Caller): Promise<Reply<never>> {
  const { lang } = caller
  const say = texts[lang]
  const talk = await changeTalk(needs, opened, { state: 'accepted' }, 'accept', caller)
  if (meetup !== undefined) {
    const scheduled = await scheduleTalk(needs, talk, meetup, caller)
    const now = (await needs.talks.find(talk.id)) ?? talk
    const sponsor = await notifySponsorOfDecision(needs, now, { kind: 'scheduled' }, caller)
    return { ...scheduled, notices: [...(scheduled.notices ?? []), ...sponsor] }
  }
  const news = { kind: 'accepted' } as const
  return {
    ...replyWithTalk(say.done(nameTalk(talk, lang)), talk, { lang, now: needs.clock.now() }, [say.schedule(talk.id)]),
    notices: [
      ...(await notifyPresenter(needs, talk, news, caller)),
      ...(await notifySponsorOfDecision(needs, talk, news, caller)),
    ],
  }
}

/** The meetup the presenter asked for, if it still takes talks. Locked, so that it can't be cancelled in the meantime. */
async function openWish({ meetups, clock }: Services, talk: Talk) {
  const meetup = talk.meetup && (await meetups.lock(talk.meetup.id))
  return meetup !== undefined && whyClosed(meetup, clock.now()) === undefined ? meetup : undefined
}
