import { type ArgumentContext, first, freeText, quoted, typedSlot } from './argument-parts.ts'
import { minutesIn } from './durations.ts'

/** `vote for 4`, « je vote pour le 4 »: among topics, a number alone is enough. */
export function bareNumber({ sentence }: ArgumentContext): string | undefined {
  return first(sentence.slots, ({ kind, text }) =>
    (kind === 'number' || kind === 'date') && /^\d{1,6}$/.test(text) ? `#${text}` : undefined,
  )
}

/** `slides:URL` or `recording:URL`. */
export function writeLinks({ sentence, lang }: ArgumentContext): string | undefined {
  const url = typedSlot(sentence.slots, 'url')
  if (url === undefined) return undefined
  const isRecording = /\b(?:record|enregistr|video|captation|replay|rediffusion)/.test(sentence.folded.text)
  if (isRecording) return lang === 'fr' ? `enregistrement:${url}` : `recording:${url}`
  return lang === 'fr' ? `diapositives:${url}` : `slides:${url}`
}

/** What changes in a talk: its length, its language or its title. */
export function writeChanges(context: ArgumentContext): string | undefined {
  const { sentence, lang } = context
  const minutes = first(sentence.slots, minutesIn)
  const spoken = typedSlot(sentence.slots, 'lang')
  const title = quoted(freeText('new-title', context), lang)
  const options = [
    ...(minutes === undefined ? [] : [lang === 'fr' ? `durée:${minutes}` : `length:${minutes}`]),
    ...(spoken === undefined ? [] : [`${lang === 'fr' ? 'langue' : 'lang'}:${/^fr/i.test(spoken) ? 'fr' : 'en'}`]),
    ...(title === undefined ? [] : [`${lang === 'fr' ? 'titre' : 'title'}:${title}`]),
  ]
  return options.length === 0 ? undefined : options.join(' ')
}

const delay =
  /\b(\d{1,3}|half an|une? demi-?|an?|une?|deux|two|trois|three) ?(min|m(?=\b)|h(?:our|eure|\b)|day|jour|week|semaine)/
const numberWords: Readonly<Record<string, string>> = { deux: '2', two: '2', trois: '3', three: '3' }

/** `1 h`, `30 min`, `1 day`. */
export function writeDelay({ sentence, lang }: ArgumentContext): string | undefined {
  const [, amount = '', unit = ''] = delay.exec(sentence.folded.text) ?? []
  if (unit === '') return undefined
  if (/^half|demi/.test(amount)) return '30 min'
  const count = /^\d/.test(amount) ? amount : (numberWords[amount] ?? '1')
  if (/^m/.test(unit)) return `${count} min`
  if (/^h/.test(unit)) return `${count} h`
  if (/^[dj]/.test(unit)) return `${count} ${lang === 'fr' ? 'j' : 'd'}`
  return `${Number(count) * 7} ${lang === 'fr' ? 'j' : 'd'}`
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
