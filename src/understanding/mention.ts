import { langs } from '../shared/i18n/lang.ts'
import { fold } from '../shared/text/fold.ts'
import { longestSentence } from './folded.ts'
import { intentDefinitions } from './intent-definitions.ts'
import { type Context, type Understanding, understand } from './understand.ts'

export interface MentionContext extends Context {
  /** Without the at sign. */
  readonly botName: string
}

/**
 * Reads a message that mentions the bot somewhere in a room. It counts after a bare greeting, or at the end of a question. Then
 * the bot answers queries and asks about changes. Undefined means that the bot stays silent.
 */
export function understandMention(message: string, context: MentionContext): Understanding | undefined {
  const request = cutRequest(message.slice(0, 2 * longestSentence), context.botName)
  if (request === undefined) return undefined
  const understanding = readBareVerb(request) ?? understand(request, context)
  const [first] = understanding.candidates
  if (first === undefined || understanding.understood === 'none' || understanding.understood === 'offered') return undefined
  return first.effect === 'answer' ? understanding : { ...understanding, understood: 'asked' }
}

/** A verb on its own needs no model: `hi @bot, next`. */
function readBareVerb(request: string): Understanding | undefined {
  const words = fold(request).replace(/[\s.!?…]{1,9}$/u, '')
  for (const { intent, verb, effect, needs = [] } of intentDefinitions) {
    const language = langs.find((lang) => fold(verb[lang]) === words)
    if (language === undefined || needs.length > 0) continue
    const candidate = { intent, command: verb.en, call: verb[language], effect, confidence: 1, missing: [], isUnclear: false }
    return { language, understood: 'sentence', candidates: [candidate], request: 1, guards: [], isDoubtful: false }
  }
  return undefined
}

const greeting =
  /^(?:hi|hello|hey|yo|howdy|good (?:morning|afternoon|evening|day)|bonjour|bonsoir|salut|all[oô]|coucou|bon matin|ok|merci|thanks)?(?: (?:all|everyone|everybody|team|folks|tout le monde|[àa] tous|l'équipe|there))?[\s,!.]{0,5}$/iu

function cutRequest(message: string, botName: string): string | undefined {
  const at = findMention(message, botName)
  if (at === -1) return undefined
  const before = message.slice(0, at).trim()
  const behind = message.slice(at + botName.length + 1).replace(/^[\s,:;!.-]{1,9}/, '')
  if (greeting.test(before)) return behind === '' ? undefined : behind
  const closes = behind === '' || /^\?+$/.test(behind.trim())
  const asks = /\?\s{0,3}$/.test(before) || /^\s{0,3}\?/.test(behind)
  return closes && asks ? before.replace(/[\s,]{1,5}$/, '') + (before.endsWith('?') ? '' : '?') : undefined
}

/** `@bot` as a whole word. */
function findMention(message: string, botName: string): number {
  const wanted = `@${botName.toLowerCase()}`
  const text = message.toLowerCase()
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const before = at === 0 ? ' ' : (text[at - 1] ?? ' ')
    const behind = text.slice(at + wanted.length, at + wanted.length + 2)
    if (/[\s,(]/.test(before) && !/^(?:[\p{L}\p{N}_-]|\.\S)/u.test(behind)) return at
  }
  return -1
}
