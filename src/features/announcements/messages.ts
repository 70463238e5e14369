import type { EpochMs } from '../../shared/dates/time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { describeMeetup } from '../agenda/messages.ts'
import { answerButtons, describeConduct, describeHowToReact, describeHowToType } from '../attendance/messages.ts'
import type { HeadCount, Wish } from '../attendance/model.ts'
import { describeWhen, nameMeetup, type Reader } from '../meetups/messages.ts'
import { isOver, type Meetup, takesAnswers } from '../meetups/model.ts'
import { describeAgenda } from '../talks/messages.ts'
import type { Talk } from '../talks/model.ts'

const texts = bilingual({
  en: {
    over: (name: string) => `### ${name} (over)`,
    past: () => 'This meetup is over. `!meetup list past` leads to what remains of it.',
    reason: (words: string) => `**Reason**: ${words}`,
    nextOne: () => '`!meetup next` shows the one to come.',
    details: (id: number) => `**Details**: \`!meetup show #${id}\``,
  },
  fr: {
    over: (name) => fr`### ${name} (terminée)`,
    past: () => fr`Cette rencontre est terminée. \`!rencontre liste passées\` mène à ce qu'il en reste.`,
    reason: (words) => fr`**Raison** : ${words}`,
    nextOne: () => fr`\`!rencontre prochaine\` montre celle à venir.`,
    details: (id) => fr`**Détails** : \`!rencontre voir #${id}\``,
  },
})

/** What an announcement tells: the state of things now, and how they stood when it was made. */
export interface Announced {
  readonly meetup: Meetup
  readonly announcedStart: EpochMs
  readonly counts: HeadCount | undefined
  readonly talks: readonly Talk[]
  /** Address of the code of conduct. */
  readonly conduct: Readonly<Record<Lang, string>>
  readonly now: EpochMs
}

/** How people answer an announcement with one click; as many as the web client shows. */
const wishes: readonly Wish[] = ['room', 'remote', 'no']

/**
 * The announcement of a meetup, in one language after the other, in at most `maxLength` UTF-16 units: talks that do not fit are
 * counted and not listed, and where even that is too long, only what the meetup is and when is told.
 */
export function describeAnnouncement(announced: Announced, langs: readonly Lang[], maxLength: number): string {
  const write = (tell: (lang: Lang) => string) => langs.map(tell).join('\n\n')
  for (let most = announced.talks.length; most >= 0; most -= 1) {
    const text = write((lang) => inLanguage(announced, lang, most))
    if (text.length <= maxLength) return text
  }
  return write((lang) => [...describeCore(announced, lang), texts[lang].details(announced.meetup.id)].join('\n'))
}

/** In one language: a button has room for one or two words. */
export function announcementButtons(meetup: Meetup, lang: Lang): ReturnType<typeof answerButtons> {
  return answerButtons(meetup, lang, wishes)
}

function inLanguage(announced: Announced, lang: Lang, most: number): string {
  const { meetup, announcedStart, counts, talks, conduct, now } = announced
  const say = texts[lang]
  if (meetup.state === 'cancelled') {
    const reason = meetup.cancelReason === undefined ? [] : [say.reason(escapeMarkdown(meetup.cancelReason))]
    return [...describeCore(announced, lang), ...reason, say.nextOne()].join('\n')
  }
  if (isOver(meetup, now))
    return [say.over(nameMeetup(meetup, { lang, now })), ...whenOf(announced, lang), say.past()].join('\n')
  const movedFrom = meetup.startsAt === announcedStart ? undefined : announcedStart
  const agenda = describeAgenda(meetup, talks, { lang, now }, most)
  return [
    describeMeetup(meetup, readerOf(announced, lang), { counts, agenda, movedFrom }),
    describeConduct(conduct[lang], lang),
    ...(takesAnswers(meetup, now) ? [describeHowToReact(lang), describeHowToType(meetup, lang, wishes)] : []),
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
