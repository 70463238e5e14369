import type { Lang } from '../../shared/i18n/lang.ts'
import type { Example } from './sentences.ts'

/** Intents about one meetup. People name it or not, whatever they ask, so naming it must not decide which intent it is. */
const aboutMeetup: ReadonlySet<string> = new Set(
  'who count talks going remote maybe notgoing present remind share announce'.split(' '),
)

const endings: Readonly<Record<Lang, readonly string[]>> = {
  en: ['at the next meetup', 'for the upcoming meetup', 'on thursday', 'at the next one'],
  fr: ['à la prochaine rencontre', 'pour la prochaine', 'jeudi', 'pour la rencontre'],
}

/** One example in so many is learned with an ending as well. */
const every = 5
const mostWords = 8

/** The examples, and some of them again with the meetup named at the end. */
export function addEndings(examples: readonly Example[]): readonly Example[] {
  const fitting = examples.filter(
    ({ intent, text }) => aboutMeetup.has(intent) && text.split(/\s+/).length <= mostWords && !namesMeetup.test(text),
  )
  const longer = fitting
    .filter((_, at) => at % every === 0)
    .map(({ lang, intent, text }, at) => {
      const ending = endings[lang][at % endings[lang].length] ?? ''
      const words = text.replace(/[?!. ]{1,5}$/, '')
      const mark = text.slice(words.length)
      return { lang, intent, text: `${words} ${ending}${mark}` }
    })
  return [...examples, ...longer]
}

const namesMeetup = /meetup|meeting|session|rencontre|prochain|next|\d|day\b|jeudi|lundi|mardi|vendredi|,/i
