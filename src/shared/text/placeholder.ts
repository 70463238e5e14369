import { fold } from './fold.ts'

/** Words that stand where a title or a name would, and are none: `suggest a topic`, `move a meetup`, « présenter quelque chose ». */
export function isPlaceholder(words: string): boolean {
  return placeholder.test(fold(words).trim())
}

const placeholder =
  /^(?:(?:some ?thing|anything|one|qqch|quelque chose|de quoi|une affaire)(?: new| else| d'autre| de nouveau)?|(?:(?:a|an|my|some|another|new|the|un|une|mon|ma|des|le|la) )(?:(?:new|other|nouveau|nouvelle|nouvel|autre) )?(?:topics?|ideas?|talks?|presentations?|subjects?|suggestions?|demos?|meetups?|reminders?|sujets?|idees?|exposes?|propositions?|rencontres?|rappels?))$/
