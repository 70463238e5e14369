import { localOf } from '../shared/dates/local-time.ts'
import { type ArgumentContext, first, freeText, idOf, meetupIdOf, nextMeetup, quoted, typedSlot } from './argument-parts.ts'
import { minutesIn } from './durations.ts'
import { findReason } from './free-text.ts'
import type { ArgumentKind } from './intents.ts'
import { findName, findUsername } from './names.ts'
import {
  bareNumber,
  writeChanges,
  writeDelay,
  writeDetails,
  writeLanguage,
  writeLinks,
  writeMeetupChanges,
  writeSeats,
} from './organizer-arguments.ts'
import { readQuiet, writeTopic } from './own-messages.ts'
import type { Sentence } from './read-sentence.ts'
import { titleIn } from './title-reference.ts'
import { monthOf, writeDay, writeNewMoment, writeReminder } from './write-moment.ts'
import { writeMove } from './write-move.ts'
import { writeOptions } from './write-options.ts'

/** Writes one argument in the ordinary grammar; undefined when the sentence says nothing about it. */
export function writeArgument(kind: ArgumentKind, context: ArgumentContext): string | undefined {
  return writers[kind](context)
}

const writers: Readonly<Record<ArgumentKind, (context: ArgumentContext) => string | undefined>> = {
  'coming-day': (context) => meetupIdOf(context) ?? writeDay(context, 'future') ?? monthOf(context, 'future'),
  'past-day': (context) => meetupIdOf(context) ?? writeDay(context, 'past') ?? monthOf(context, 'past'),
  id: idOf,
  choice: (context) => idOf(context) ?? bareNumber(context),
  'talk-day': (context) => writeDay(context, 'future'),
  links: writeLinks,
  changes: writeChanges,
  delay: writeDelay,
  seats: writeSeats,
  'new-moment': writeNewMoment,
  'two-days': writeMove,
  reminder: writeReminder,
  title: (context) => quoted(freeText('title', context), context.lang),
  'title-option': (context) => quoted(freeText('meetup-title', context), context.lang),
  details: writeDetails,
  'named-meetup': (context) => writers['coming-day'](context) ?? titleIn(context),
  'coming-meetup': (context) => writers['named-meetup'](context) ?? nextMeetup[context.lang],
  'meetup-changes': writeMeetupChanges,
  topic: (context) => quoted(freeText('topic', context), context.lang),
  question: (context) => freeText('question', context) ?? wholeSentence(context.sentence),
  department: writeDepartment,
  language: writeLanguage,
  person: ({ sentence }) => typedSlot(sentence.slots, 'person') ?? findName(sentence),
  username: ({ sentence }) => typedSlot(sentence.slots, 'person') ?? findUsername(sentence),
  channel: ({ sentence }) => typedSlot(sentence.slots, 'channel'),
  'talk-options': writeTalkOptions,
  'own-messages': ({ sentence, lang }) => writeTopic(sentence, lang),
  'quiet-hours': ({ sentence, lang }) => readQuiet(sentence, lang)?.typed,
  year: writeYear,
  reason: writeReason,
  'zone-place': (context) => freeText('zone-place', context),
}

function writeDepartment(context: ArgumentContext): string | undefined {
  return freeText('department', context)?.replace(/^(?:the|la|le|l'|les) ?/i, '')
}

function writeReason({ sentence, lang }: ArgumentContext): string | undefined {
  return writeOptions({ reason: quoted(findReason(sentence), lang) }, lang)
}

/** `2025`, `last year`; undefined is the current one. */
function writeYear({ sentence, now, zone }: ArgumentContext): string | undefined {
  const named = first(sentence.slots, ({ kind, text }) => (kind === 'month' ? /\b20\d\d\b/.exec(text)?.[0] : undefined))
  const isLast = sentence.slots.some(({ kind, text }) => kind === 'past' && /\byear\b|\ban(?:nee)?\b/.test(text))
  return named ?? (isLast ? String(localOf(now, zone).date.year - 1) : undefined)
}

function writeTalkOptions(context: ArgumentContext): string | undefined {
  const { sentence, lang } = context
  return writeOptions({ on: writeDay(context, 'future'), length: first(sentence.slots, minutesIn) }, lang)
}

function wholeSentence({ folded }: Sentence): string | undefined {
  const words = folded.typed(0, folded.text.length).trim()
  return words === '' ? undefined : words
}
