import type { MeantCall, SentenceContext, SentenceReading, Sentences } from '../command/sentences.ts'
import {
  type Candidate,
  detectLanguage,
  loadModel,
  type Model,
  type Understanding,
  understand,
  understandMention,
} from '../understanding/index.ts'

/** Loads the model, at most 5 MB, at the first sentence: a bot that is only given commands starts without it. */
export function createSentences(): Sentences {
  let loaded: Model | undefined
  const model = () => {
    loaded ??= loadModel()
    return loaded
  }
  return {
    read: (words, context) => toReading(understand(words, { model: model(), ...context }), context),
    readMention(text, { botName, ...context }) {
      // A cheap check rules out ordinary talk.
      if (!text.toLowerCase().includes(`@${botName.toLowerCase()}`)) return undefined
      const understanding = understandMention(text, { model: model(), botName, ...context })
      return understanding && toReading(understanding, context)
    },
    languageOf: (words) => detectLanguage(words, model().language),
  }
}

function toReading(
  { understood, isDoubtful, candidates, language }: Understanding,
  { fallbackLang }: SentenceContext,
): SentenceReading {
  const callLang = language ?? fallbackLang
  return { understood, isDoubtful, language, callLang, calls: candidates.map((one) => toCall(one, callLang)) }
}

function toCall({ intent, command, call, effect, missing, leftOut }: Candidate, lang: SentenceReading['callLang']): MeantCall {
  return {
    ...{ command, effect, isComplete: missing.length === 0, call: intent === 'share' ? nameMeetup(call, lang) : call },
    ...(leftOut !== undefined && { leftOut }),
  }
}

/** Without a meetup, `share` in a room posts the last private reply there. */
function nameMeetup(call: string, lang: SentenceReading['callLang']): string {
  if (call.includes(' ')) return call
  return `${call} ${lang === 'fr' ? 'prochaine' : 'next'}`
}
