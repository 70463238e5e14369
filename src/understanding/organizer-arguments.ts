import { type ArgumentContext, first, freeText, quoted, typedSlot } from './argument-parts.ts'
import { findLength, minutesIn, minutesInText, writeLength } from './durations.ts'
import { findMeetingPlace } from './places.ts'
import type { Slot } from './slots.ts'
import { writeOptions } from './write-options.ts'

/** `vote for 4`, « je vote pour le 4 »: among topics, a number alone is enough. */
export function bareNumber({ sentence }: ArgumentContext): string | undefined {
  return first(sentence.slots, ({ kind, text }) =>
    (kind === 'number' || kind === 'date') && /^\d{1,6}$/.test(text) ? `#${text}` : undefined,
  )
}

/** `slides:URL` or `recording:URL`. */
export function writeLinks({ sentence, lang }: ArgumentContext): string | undefined {
  const url = typedSlot(sentence.slots, 'url')
  const isRecording = /\b(?:record|enregistr|video|captation|replay|rediffusion)/.test(sentence.folded.text)
  return writeOptions(isRecording ? { recording: url } : { slides: url }, lang)
}

const insteadOf = /\b(?:instead of|rather than|plutot que|au lieu (?:du|de l'|de)) ?$/

/** The language that is wanted: the last in `from English to French`, the first in `French instead of English`. */
export function writeLanguage({ sentence: { folded, slots } }: ArgumentContext): string | undefined {
  const isMeant = ({ kind, start }: Slot) => kind === 'lang' && !insteadOf.test(folded.text.slice(0, start))
  const named = slots.findLast(isMeant)?.text
  if (named === undefined) return undefined
  if (/^bili/.test(named)) return 'both'
  return /^fr/.test(named) ? 'fr' : 'en'
}

/** What changes in a talk: its length, its language or its title. */
export function writeChanges(context: ArgumentContext): string | undefined {
  const { sentence, lang } = context
  return writeOptions(
    {
      length: first(sentence.slots, minutesIn),
      lang: writeLanguage(context),
      title: quoted(freeText('new-title', context), lang),
    },
    lang,
  )
}

/** What is known of a meetup that is planned: place, link and length. */
export function writeDetails(context: ArgumentContext): string | undefined {
  return writeWith({ place: quoted(findMeetingPlace(context.sentence), context.lang) }, context)
}

const aboutTitle = /\b(?:titles?|titled|retitle\w*|names?|renam\w*|call(?:ed)?|titre|nom|renomm\w*|appel\w*|intitul\w*)\b/

const aboutPlace = /\b(?:place|venue|location|room|building|address|lieu|endroit|salle|immeuble|adresse)\b/

/**
 * What changes in a meetup: its title, or its details. Words in quotes are the title if it's mentioned, and else the place. `place:` for
 * somebody who doesn't say which.
 */
export function writeMeetupChanges(context: ArgumentContext): string | undefined {
  const { sentence, lang } = context
  const { text } = sentence.folded
  if (aboutTitle.test(text)) return writeWith({ title: quoted(freeText('new-title', context), lang) ?? '' }, context)
  const place = quoted(typedSlot(sentence.slots, 'quote') ?? findMeetingPlace(sentence), lang)
  return writeWith({ place: place ?? (aboutPlace.test(text) ? '' : undefined) }, context)
}

/** With the link and the length, which may be said beside anything else. */
function writeWith(text: { title?: string | undefined; place?: string | undefined }, { sentence, lang }: ArgumentContext) {
  const { folded, slots } = sentence
  const length = first(slots, minutesIn) ?? hoursIn(folded.text)
  return writeOptions({ ...text, join: typedSlot(slots, 'url'), length }, lang)
}

const lasting = /\b(?:dure\w*|duree|allonge\w*|prolong\w*|raccourci\w*)\b.{0,30}?\b((?:[1-9]|une|deux|trois) heures?)\b/

/** « 2 heures » is a length here; elsewhere it may be the time. In minutes. */
function hoursIn(text: string): number | undefined {
  return minutesInText(lasting.exec(text)?.[1] ?? '')
}

/** `1h`, `30 min`, « 1 j ». */
export function writeDelay({ sentence, lang }: ArgumentContext): string | undefined {
  const length = findLength(sentence.folded.text)
  return length?.months === 0 ? writeLength(length, lang) : undefined
}

/** `30`, `remote 50`, `none`. */
export function writeSeats({ sentence, lang }: ArgumentContext): string | undefined {
  const { text } = sentence.folded
  // « à 30 » looks like a time.
  const count = first(sentence.slots, ({ kind, text: typed }) =>
    kind === 'number' || kind === 'time' ? /^(?:a )?(\d{1,5})$/.exec(typed)?.[1] : undefined,
  )
  const isUnlimited = /\b(?:no|without|remove (?:the )?|sans|enleve (?:la )?|aucune) ?(?:limit|maximum|max\b)/.test(text)
  const seats = count ?? (isUnlimited ? (lang === 'fr' ? 'aucune' : 'none') : undefined)
  if (seats === undefined) return undefined
  const isRemote = /\b(?:remote|online|virtual|distance|en ligne|virtuel)/.test(text)
  return isRemote ? `${lang === 'fr' ? 'à distance' : 'remote'} ${seats}` : seats
}
