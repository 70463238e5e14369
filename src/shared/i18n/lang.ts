/** The two official languages. */
export type Lang = 'en' | 'fr'

export const langs: readonly Lang[] = ['en', 'fr']

/** Both languages, this one first. English comes first when there is none. */
export function langsFrom(first: Lang | undefined): readonly Lang[] {
  return first === 'fr' ? ['fr', 'en'] : langs
}

/** Which language a room or a person wants: one of them, or both at once. */
export type LanguageChoice = Lang | 'both'
