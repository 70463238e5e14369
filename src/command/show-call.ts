import { bilingual } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { escapeMarkdown, inlineCode } from '../shared/text/sanitize.ts'
import type { Reply } from './reply.ts'
import type { Remark } from './taken-words.ts'

const texts = bilingual({
  en: {
    leftOut: (words: string) => `_Not passed on to anyone: “${escapeMarkdown(words)}”_`,
    forOthers: (verb: string) => `_Only organizers can use_ ${showCall(verb)}_. This is what everyone can see:_`,
  },
  fr: {
    leftOut: (words) => fr`_Ceci n'est transmis à personne : « ${escapeMarkdown(words)} »_`,
    forOthers: (verb) =>
      fr`_Seule l'équipe d'organisation peut employer_ ${showCall(verb)}_. Voici ce que tout le monde peut voir :_`,
  },
})

/** A call as code. Numbers such as `#12` aren't rooms, so they can be copied as they are. */
export function showCall(call: string): string {
  return inlineCode(call).replace(/#\u2060(?=\d)/g, '#')
}

/** Shows people how the bot understood them, and how to type it. */
export function showTakenFor(reply: Reply, call: string | undefined, remark: string | undefined): Reply {
  if (reply.text === '') return reply
  const lines = [...(call === undefined ? [] : [`→ ${showCall(cut(call))}`]), ...(remark === undefined ? [] : [remark])]
  return lines.length === 0 ? reply : { ...reply, text: [...lines, reply.text].join('\n') }
}

export function describeRemark(remark: Remark, lang: Lang): string {
  return remark.kind === 'left-out' ? texts[lang].leftOut(cut(remark.words)) : texts[lang].forOthers(remark.verb)
}

function cut(words: string): string {
  if (words.length <= longestShown) return words
  const start = words.slice(0, longestShown - 1).toWellFormed()
  return `${start.trimEnd()}…`
}

/** In UTF-16 units: the person knows the rest. */
const longestShown = 200
