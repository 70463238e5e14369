import type { Button } from '../../messaging/chat.ts'
import type { EpochMs } from '../../shared/dates/time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { describeBriefly } from '../agenda/messages.ts'
import { answerButtons } from '../attendance/answer-buttons.ts'
import type { HeadCount, Wish } from '../attendance/model.ts'
import { describeReason, describeWhen, linkConduct, nameMeetup, type Reader } from '../meetups/messages.ts'
import { isOver, type Meetup, takesAnswers } from '../meetups/model.ts'
import { listTurns } from '../talks/agenda-messages.ts'
import type { Talk } from '../talks/model.ts'

const texts = bilingual({
  en: {
    over: (name: string) => `### ${name} (over)`,
    past: () => 'This meetup is over. `!meetup list past` links to its minutes and recordings.',
    nextOne: () => '`!meetup next` shows the next one.',
    answer: () => '👍 in the room · 💻 remotely · 👎 not coming',
    details: (id: number) => `**Details**: \`!meetup show #${id}\``,
  },
  fr: {
    over: (name) => fr`### ${name} (terminée)`,
    past: () => fr`Cette rencontre est terminée. \`!rencontre liste passées\` mène à ce qu'il en reste.`,
    nextOne: () => fr`\`!rencontre prochaine\` montre celle à venir.`,
    answer: () => fr`👍 sur place · 💻 à distance · 👎 absence`,
    details: (id) => fr`**Détails** : \`!rencontre voir #${id}\``,
  },
})

/** What an announcement shows: the meetup as it is now, and its start when it was announced. */
export interface Announced {
  readonly meetup: Meetup
  readonly announcedStart: EpochMs
  readonly counts: HeadCount | undefined
  readonly talks: readonly Talk[]
  /** Address of the code of conduct. */
  readonly conduct: Readonly<Record<Lang, string>>
  readonly now: EpochMs
}

/** RSVPs with a button; as many as the web client shows. */
const wishes: readonly Wish[] = ['room', 'remote', 'no']

/**
 * The announcement of a meetup, one block for each language, in at most `maxLength` UTF-16 units. Talks that don't fit are
 * counted instead of listed; if that is still too long, only the title and time are given.
 */
export function describeAnnouncement(announced: Announced, langs: readonly Lang[], maxLength: number): string {
  const write = (tell: (lang: Lang) => string) => langs.map(tell).join('\n\n')
  for (let most = announced.talks.length; most >= 0; most -= 1) {
    const text = write((lang) => inLanguage(announced, lang, most))
    if (text.length <= maxLength) return text
  }
  return write((lang) => [...describeCore(announced, lang), texts[lang].details(announced.meetup.id)].join('\n'))
}

/** In a bilingual room, the labels are in both languages. */
export function announcementButtons(meetup: Meetup, langs: readonly Lang[]): readonly Button[] {
  const [first = 'en', second] = langs
  if (second === undefined) return answerButtons(meetup, first, wishes)
  return bothLabels.map(([sign, label]) => ({ label: `${sign} ${label}`, command: `!meetup ${sign} #${meetup.id}` }))
}

/** In the order of `wishes`. The sign is a command without a language of its own: the reply follows the person. */
const bothLabels = [
  ['👍', 'Going · Je viens'],
  ['💻', 'Web'],
  ['👎', 'No · Non'],
] as const

function inLanguage(announced: Announced, lang: Lang, most: number): string {
  const { meetup, announcedStart, counts, talks, conduct, now } = announced
  const say = texts[lang]
  if (meetup.state === 'cancelled')
    return [...describeCore(announced, lang), ...describeReason(meetup.cancelReason, lang), say.nextOne()].join('\n')
  if (isOver(meetup, now))
    return [say.over(nameMeetup(meetup, { lang, now })), ...whenOf(announced, lang), say.past()].join('\n')
  const movedFrom = meetup.startsAt === announcedStart ? undefined : announcedStart
  const agenda = listTurns(meetup, talks, lang, most)
  return [
    describeBriefly(meetup, readerOf(announced, lang), { counts, agenda, movedFrom }),
    [...(takesAnswers(meetup, now) ? [say.answer()] : []), linkConduct(conduct[lang], lang)].join(' · '),
  ].join('\n')
}

function describeCore(announced: Announced, lang: Lang): readonly string[] {
  return [`### ${nameMeetup(announced.meetup, { lang, now: announced.now })}`, ...whenOf(announced, lang)]
}

function whenOf(announced: Announced, lang: Lang): readonly string[] {
  return describeWhen(announced.meetup, readerOf(announced, lang))
}

/** A room has no clock of its own: times are those of the meetup. */
function readerOf({ meetup, now }: Announced, lang: Lang): Reader {
  return { lang, zone: meetup.zone, now, lasting: true }
}
