import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { type AttendanceMode, wishOf } from '../attendance/model.ts'
import { describeJoin, describeWhen, describeWhere, type Reader, titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { nameTalk } from '../talks/messages.ts'
import type { Talk } from '../talks/model.ts'

/** What happened to a meetup as a whole. */
export type MeetupNews =
  | { readonly kind: 'moved'; readonly before: Meetup }
  /** `next`: the date that replaces it, if one is planned. */
  | { readonly kind: 'cancelled'; readonly next: Meetup | undefined }

/** How somebody is involved in a meetup. An organizer may have no other role. */
export interface Concern {
  readonly place?: AttendanceMode | undefined
  /** What this person presents there. */
  readonly talks: readonly Talk[]
}

const texts = bilingual({
  en: {
    moved: (title: string) => `### The meetup has moved: ${title}`,
    cancelled: (title: string) => `### The meetup is cancelled: ${title}`,
    before: (moment: string) => `**Was on**: ${moment}`,
    reason: (words: string) => `**Reason**: ${words}`,
    next: (moment: string) => `**Next meetup**: ${moment}`,
    talkMoved: (title: string, id: number) =>
      `**Your talk**: ${title} moves with it. If you can't be there: \`!meetup withdraw #${id}\``,
    talkBack: (title: string, id: number) =>
      `**Your talk**: ${title} (\`#${id}\`) stays accepted and is waiting for another date. I'll let you know when it has one.`,
    answer: (place: AttendanceMode) =>
      `**Your RSVP** stays: ${
        {
          room: 'in the room',
          remote: 'remotely',
          maybe: 'maybe',
          no: 'not coming',
          waiting: 'on the waiting list',
          'waiting-remote': 'on the waiting list, remotely',
        }[place]
      }.`,
    change: (id: number) => `To change it: \`!meetup not going #${id}\` · \`!meetup remote #${id}\` · \`!meetup going #${id}\``,
  },
  fr: {
    moved: (title) => fr`### La rencontre est déplacée : ${title}`,
    cancelled: (title) => fr`### La rencontre est annulée : ${title}`,
    before: (moment) => fr`**Date précédente** : ${moment}`,
    reason: (words) => fr`**Raison** : ${words}`,
    next: (moment) => fr`**Prochaine rencontre** : ${moment}`,
    talkMoved: (title, id) =>
      fr`**Votre présentation** : ${title} se déplace avec elle. Si vous ne pouvez pas y être : \`!rencontre retirer #${id}\``,
    talkBack: (title, id) =>
      fr`**Votre présentation** : ${title} (\`#${id}\`) reste acceptée et attend une autre date; je vous écrirai quand elle en aura une.`,
    answer: (place) =>
      fr`**Votre réponse** est conservée : ${
        {
          room: fr`sur place`,
          remote: fr`à distance`,
          maybe: fr`peut-être`,
          no: fr`absence`,
          waiting: fr`sur la liste d'attente`,
          'waiting-remote': fr`sur la liste d'attente, à distance`,
        }[place]
      }.`,
    change: (id) =>
      fr`Pour la changer : \`!rencontre absent #${id}\` · \`!rencontre à distance #${id}\` · \`!rencontre participer #${id}\``,
  },
})

/** One message about a meetup that was moved or cancelled, covering everything that concerns its reader. */
export function describeMeetupNews(meetup: Meetup, news: MeetupNews, { place, talks }: Concern, reader: Reader): string {
  const { lang } = reader
  const say = texts[lang]
  const title = titleOf(meetup, lang)
  if (news.kind === 'moved') {
    const takesPart = place !== undefined && place !== 'no'
    return [
      say.moved(title),
      say.before(formatMoment(news.before.startsAt, lang, news.before.zone)),
      ...describeWhen(meetup, reader),
      ...(takesPart && wishOf(place) !== 'remote' ? describeWhere(meetup, lang) : []),
      ...(takesPart && wishOf(place) !== 'room' ? describeJoin(meetup, lang) : []),
      ...talks.map((talk) => say.talkMoved(nameTalk(talk, lang), talk.id)),
      ...(place === undefined ? [] : [`${say.answer(place)} ${say.change(meetup.id)}`]),
    ].join('\n')
  }
  return [
    say.cancelled(title),
    say.before(formatMoment(meetup.startsAt, lang, meetup.zone)),
    ...(meetup.cancelReason === undefined ? [] : [say.reason(escapeMarkdown(meetup.cancelReason))]),
    ...talks.map((talk) => say.talkBack(nameTalk(talk, lang), talk.id)),
    ...(news.next === undefined ? [] : [say.next(formatMomentFull(news.next.startsAt, reader.now, lang, news.next.zone))]),
  ].join('\n')
}
