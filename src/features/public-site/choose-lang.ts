import { type Lang, langs } from '../../shared/i18n/lang.ts'

/** The supported language that a browser prefers (RFC 9110 §12.5.4); `fallback` when it has no clear preference. */
export function chooseLang(header: string | undefined, fallback: Lang): Lang {
  const wishes = (header ?? '').split(',').map((part) => {
    const [range = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase())
    const weight = parameters.find((one) => one.startsWith('q='))
    return { range, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 }
  })
  const weightOf = (lang: Lang) => {
    const fitting = wishes.filter(({ range }) => range === lang || range.startsWith(`${lang}-`))
    const any = wishes.filter(({ range }) => range === '*')
    return Math.max(0, ...(fitting.length > 0 ? fitting : any).map(({ weight }) => weight))
  }
  const [best] = langs.toSorted((a, b) => weightOf(b) - weightOf(a) || Number(b === fallback) - Number(a === fallback))
  return best ?? fallback
}
