import { optional } from '../../src/command/args/args.ts'
import { shortId } from '../../src/command/args/kinds.ts'
import { askFirst, refuse } from '../../src/command/reply.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import type { Services } from '../../src/features/services.ts'
import { nameTalk } from '../../src/features/talks/messages.ts'
import { type Talk, whyClosed } from '../../src/features/talks/model.ts'
import { findOpenMeetup, previewOverfull, scheduleTalk } from '../../src/features/talks/schedule-talk.ts'
import {
  changeTalk,
  notifyPresenter,
  notifySponsorOfDecision,
  openTalk,
  replyWithTalk,
} from '../../src/features/talks/service.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    done: (title: string) => `Accepted: ${title}`,
    place: (id: number) => `**To place it**: \`!meetup place #${id} DATE\``,
  },
  fr: {
    done: (title) => fr`Acceptée : ${title}`,
    place: (id) => fr`**Pour la placer** : \`!rencontre placer #${id} DATE\``,
  },
})

export const accept = defineCommand({
  name: 'accept',
  verbs: { en: ['accept'], fr: ['accepter'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'accept a talk; with a date, or when it asked for one, put it on that agenda',
    fr: fr`accepter une présentation; avec une date, ou si elle en demande une, la mettre à cet ordre du jour`,
  },
  examples: { en: ['accept #12', 'accept #12 third thursday'], fr: ['accepter #12', 'accepter #12 3e jeudi'] },
  args: { id: shortId(), on: optional(meetupRef()) },
  changes: true,
  async run(needs, { id, on }, caller) {
    const { lang } = caller
    const say = texts[lang]
    const opened = await openTalk(needs, id, 'accept', caller)
    if ('problem' in opened) return refuse(opened.problem)
    const named = on === undefined ? undefined : await findOpenMeetup(needs, on, caller)
    if (named !== undefined && 'problem' in named) return refuse(named.problem)
    const meetup = named?.meetup ?? (await openWish(needs, opened.talk))
    const overfull = meetup && (await previewOverfull(needs, opened.talk, meetup, caller))
    if (overfull !== undefined) return askFirst(overfull, { id, ...(on !== undefined && { on }) })
    const talk = await changeTalk(needs, opened.talk, { state: 'accepted' }, 'accept', caller)
    if (meetup !== undefined) {
      const placed = await scheduleTalk(needs, talk, meetup, caller)
      const now = (await needs.talks.find(id)) ?? talk
      const sponsor = await notifySponsorOfDecision(needs, now, { kind: 'scheduled' }, caller)
      return { ...placed, notices: [...(placed.notices ?? []), ...sponsor] }
    }
    const news = { kind: 'accepted' } as const
    return {
      ...replyWithTalk(say.done(nameTalk(talk, lang)), talk, { lang, now: needs.clock.now() }, [say.place(id)]),
      notices: [
        ...(await notifyPresenter(needs, talk, news, caller)),
        ...(await notifySponsorOfDecision(needs, talk, news, caller)),
      ],
    }
  },
})

/** The meetup that the presenter would like, when it still takes talks; it is kept from being cancelled meanwhile. */
async function openWish({ meetups, clock }: Services, talk: Talk) {
  const meetup = talk.meetup && (await meetups.lock(talk.meetup.id))
  return meetup !== undefined && whyClosed(meetup, clock.now()) === undefined ? meetup : undefined
}
