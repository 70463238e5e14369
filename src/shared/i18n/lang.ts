/** The two official languages. */
export type Lang = 'en' | 'fr'

export const langs: readonly Lang[] = ['en', 'fr']
