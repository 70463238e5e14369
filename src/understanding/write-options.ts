import type { Lang } from '../shared/i18n/lang.ts'

/** The French names of the options. */
const french = {
  on: 'le',
  length: 'durée',
  lang: 'langue',
  title: 'titre',
  place: 'lieu',
  join: 'lien',
  slides: 'diapositives',
  recording: 'enregistrement',
  reason: 'raison',
} as const

type Values = { readonly [K in keyof typeof french]?: string | number | undefined }

/** `length:20 title:"Helm"`, in the order of the values; undefined when there are none. */
export function writeOptions(values: Values, lang: Lang): string | undefined {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const options = given.map(([name, value]) => `${lang === 'fr' ? french[name as keyof Values] : name}:${value}`)
  return options.length === 0 ? undefined : options.join(' ')
}
