import { optional } from './args.ts'
import { type Choices, oneOf } from './kinds.ts'

/** What several commands let people choose from. */
export const languageWords = {
  en: ['en', 'anglais', 'english'],
  fr: ['fr', 'français', 'french'],
  both: ['both', 'les deux', 'deux'],
} satisfies Choices<string>

export const languageChoice = oneOf(languageWords)

/** The only role there is; it may be left out. */
export const organizerRole = optional(
  oneOf({ organizer: ['organizer', 'organisation', 'organiser', 'organisateur', 'organisatrice'] }),
)
