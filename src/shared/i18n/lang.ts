/** The two official languages. */
export type Lang = 'en' | 'fr'

export const langs: readonly Lang[] = ['en', 'fr']

/** Which language a room or a person wants: one of them, or both at once. */
export type LanguageChoice = Lang | 'both'
