import { optional, type Positional, taken, type ValuesOf } from '../../src/command/args/args.ts'
import { textOption } from '../../src/command/args/texts.ts'
import { moment, textAfterTime } from '../../src/command/args/times.ts'
import type { Token } from '../../src/command/args/tokens.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { meetupDetails, meetupTitleLength } from './meetup-options.ts'

/** A date with its details, and `announce` at the end to announce it as well. */
export const newMeetup = {
  when: moment(),
  title: titleArgument(),
  announced: announceArgument(),
  titled: textOption({ en: 'title', fr: 'titre' }, meetupTitleLength),
  ...meetupDetails,
}

type Typed = ValuesOf<typeof newMeetup>
export type GivenMeetup = Omit<Typed, 'announced' | 'titled'>

/** The title, without the word at the end that asks to announce the meetup as well. */
function titleArgument(): Positional<string | undefined> {
  const { read } = optional(textAfterTime(meetupTitleLength))
  return {
    kind: 'positional',
    read: ({ typed, tokens }, context) =>
      read({ typed, tokens: isAnnounce(tokens.at(-1)) ? tokens.slice(0, -1) : tokens }, context),
  }
}

function announceArgument(): Positional<boolean> {
  return { kind: 'positional', read: ({ tokens }) => (isAnnounce(tokens[0]) ? taken(true, 1) : taken(false, 0)) }
}

function isAnnounce(token: Token | undefined): boolean {
  return token?.quoted === false && ['announce', 'annoncer'].includes(fold(token.text))
}

/** Takes `announce` from the end of a place or title after its label, which takes all words that follow it. */
export function cutAnnounce({ titled, announced, ...typed }: Typed): {
  readonly given: GivenMeetup
  readonly announced: boolean
} {
  const cut = (text: string | undefined) => text?.replace(/\s(?:announce|annoncer)$/i, '')
  const [place, title] = [cut(typed.place), cut(titled)]
  return {
    given: { ...typed, place, title: title ?? typed.title },
    announced: announced || place !== typed.place || title !== titled,
  }
}
