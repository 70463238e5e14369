import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { inlineCode } from '../../shared/text/sanitize.ts'
import { type AttendanceMode, wishOf } from '../attendance/model.ts'
import {
  describeEarlierDate,
  describeJoin,
  describeReason,
  describeWhen,
  describeWhere,
  type Reader,
  titleOf,
} from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { nameTalk } from '../talks/messages.ts'
import type { Talk } from '../talks/model.ts'

/** What happened to a meetup as a whole. */
export type MeetupNews =
  | { readonly kind: 'moved'; readonly before: Meetup }
  /** It stays at its local time, but a law has changed the clocks of its zone. `before` has the instant that people were told. */
  | { readonly kind: 'clocks'; readonly before: Meetup }
  /** `next`: the date that replaces it, if one is planned. */
  | { readonly kind: 'cancelled'; readonly next: Meetup | undefined }

/** How somebody is involved in a meetup. An organizer may have no other role. */
export interface Concern {
  readonly mode?: AttendanceMode | undefined
  /** What this person presents there. */
  readonly talks: readonly Talk[]
}

const texts = bilingual({
  en: {
    moved: (title: string) => `### The meetup has moved: ${title}`,
    cancelled: (title: string) => `### The meetup is cancelled: ${title}`,
    clocks: (title: string) => `### The clocks change: ${title}`,
    sameThere: (zone: string) =>
      `The meetup stays at its local time, but the law on clocks has changed in ${zone}. If you put it in a calendar by hand, check the time there.`,
    wasForYou: (moment: string) => `**Was for you**: ${moment}`,
    next: (moment: string, title: string | undefined) => `**Next meetup**: ${title === undefined ? '' : `${title}, `}${moment}`,
    talkMoved: (title: string, id: number) =>
      `**Your talk**: ${title} moves with it. If you can't be there: \`!meetup withdraw #${id}\``,
    talkBack: (title: string, id: number) =>
      `**Your talk**: ${title} (\`#${id}\`) stays accepted and is waiting for another date. I'll let you know when it has one.`,
    answer: (mode: AttendanceMode) =>
      `**Your RSVP** stays: ${
        {
          room: 'in the room',
          remote: 'remotely',
          maybe: 'maybe',
          no: 'not coming',
          waiting: 'on the waiting list',
          'waiting-remote': 'on the waiting list, remotely',
        }[mode]
      }.`,
    change: (id: number) => `To change it: \`!meetup not going #${id}\` · \`!meetup remote #${id}\` · \`!meetup going #${id}\``,
  },
  fr: {
    moved: (title) => fr`### La rencontre est déplacée : ${title}`,
    cancelled: (title) => fr`### La rencontre est annulée : ${title}`,
    clocks: (title) => fr`### L'heure légale change : ${title}`,
    sameThere: (zone) =>
      fr`La rencontre reste à son heure locale, mais la loi sur l'heure a changé dans le fuseau ${zone}. Si vous l'avez notée vous-même dans un calendrier, vérifiez-y l'heure.`,
    wasForYou: (moment) => fr`**Votre heure, jusqu'ici** : ${moment}`,
    next: (moment, title) => fr`**Prochaine rencontre** : ${title === undefined ? '' : `${title}, `}${moment}`,
    talkMoved: (title, id) =>
      fr`**Votre présentation** : ${title} se déplace avec elle. Si vous ne pouvez pas y être : \`!rencontre retirer #${id}\``,
    talkBack: (title, id) =>
      fr`**Votre présentation** : ${title} (\`#${id}\`) reste acceptée et attend une autre date; je vous écrirai quand elle en aura une.`,
    answer: (mode) =>
      fr`**Votre réponse** est conservée : ${
        {
          room: fr`sur place`,
          remote: fr`à distance`,
          maybe: fr`peut-être`,
          no: fr`absence`,
          waiting: fr`sur la liste d'attente`,
          'waiting-remote': fr`sur la liste d'attente, à distance`,
        }[mode]
      }.`,
    change: (id) =>
      fr`Pour la changer : \`!rencontre absent #${id}\` · \`!rencontre à distance #${id}\` · \`!rencontre participer #${id}\``,
  },
})

/** One message about a meetup that was moved or cancelled, covering everything that concerns its reader. */
export function describeMeetupNews(meetup: Meetup, news: MeetupNews, concern: Concern, reader: Reader): string {
  const { lang } = reader
  const say = texts[lang]
  const title = titleOf(meetup, lang)
  const { mode, talks } = concern
  switch (news.kind) {
    case 'moved': {
      const takesPart = mode !== undefined && mode !== 'no'
      return [
        say.moved(title),
        describeEarlierDate(news.before, lang),
        ...describeWhen(meetup, reader),
        ...(takesPart && wishOf(mode) !== 'remote' ? describeWhere(meetup, lang) : []),
        ...(takesPart && wishOf(mode) !== 'room' ? describeJoin(meetup, lang) : []),
        ...describeWhatStays(meetup, concern, lang),
      ].join('\n')
    }
    case 'clocks': {
      const { startsAt, zone } = news.before
      return [
        say.clocks(title),
        say.sameThere(inlineCode(zone)),
        ...describeWhen(meetup, reader),
        ...(reader.zone === zone ? [] : [say.wasForYou(formatMoment(startsAt, lang, reader.zone))]),
        ...describeWhatStays(meetup, concern, lang),
      ].join('\n')
    }
    case 'cancelled':
      return [
        say.cancelled(title),
        describeEarlierDate(meetup, lang),
        ...describeReason(meetup.cancelReason, lang),
        ...talks.map((talk) => say.talkBack(nameTalk(talk, lang), talk.id)),
        ...(news.next === undefined ? [] : [describeNext(news.next, reader)]),
      ].join('\n')
  }
}

/** The reader's talks and RSVP, which move with the meetup. */
function describeWhatStays({ id }: Meetup, { mode, talks }: Concern, lang: Lang): readonly string[] {
  const say = texts[lang]
  return [
    ...talks.map((talk) => say.talkMoved(nameTalk(talk, lang), talk.id)),
    ...(mode === undefined ? [] : [`${say.answer(mode)} ${say.change(id)}`]),
  ]
}

/** Within a series the date is enough. Meetups without one may have nothing in common. */
function describeNext(next: Meetup, { lang, now }: Reader): string {
  const title = next.series === undefined ? titleOf(next, lang) : undefined
  return texts[lang].next(formatMomentFull(next.startsAt, now, lang, next.zone), title)
}
