// Everything this module takes from the rest of the source goes through here.
import { readPhrase } from '../shared/dates/phrases/read-phrase.ts'

export { localOf, readPlainDate, readPlainMonth } from '../shared/dates/phrases/index.ts'
export { writeDate } from '../shared/dates/plain-date.ts'
export { type Lang, langs } from '../shared/i18n/lang.ts'
export { fold } from '../shared/text/fold.ts'
export { isPlaceholder } from '../shared/text/placeholder.ts'

interface DateSpan {
  readonly length: number
  readonly hasDate: boolean
  readonly hasTime: boolean
}

/** How much of the start of a text is a date, a time or both. */
export function measureDate(text: string): DateSpan | undefined {
  const phrase = readPhrase(text, 'UTC')
  if (phrase === undefined) return undefined
  const length = text.slice(0, text.length - phrase.rest.length).replace(/[\s,;]{1,9}$/, '').length
  return { length, hasDate: phrase.date !== undefined, hasTime: phrase.time !== undefined }
}
