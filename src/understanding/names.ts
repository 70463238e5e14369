import type { Sentence } from './read-sentence.ts'

const beforeName = /\b(?:for|by|of|did|has|does|is|from|pour|par|de|d'|que|qu'|a) $/

/** A person's name, as typed: `what did Nadia Roy promise`, « ce que Luc devait faire ». */
export function findName({ folded, slots }: Sentence): string | undefined {
  const { text } = folded
  for (const { index, 0: word } of text.matchAll(/\p{L}[\p{L}'-]+/gu)) {
    const isSlot = slots.some(({ start, end }) => index < end && index + word.length > start)
    if (isSlot || !beforeName.test(text.slice(0, index))) continue
    const [name] = /^\p{Lu}\p{Ll}[\p{L}-]*(?: \p{Lu}\p{Ll}[\p{L}-]*)?/u.exec(folded.typed(index, text.length)) ?? []
    if (name !== undefined) return name
  }
  return undefined
}

const promoted =
  /\b(?:make|add|name|promote|appoint|rends|nomme|nommez|ajoute|ajoutez|fais de|faites de) (?!the |an? |me\b|us\b|new |some|le |la |une? |moi\b|nous\b|quelqu)([a-z0-9][\w.-]+)/

/** The user name of who becomes an organizer: `make alice an organizer`. */
export function findUsername({ folded }: Sentence): string | undefined {
  const [, name] = promoted.exec(folded.text) ?? []
  return name && `@${name}`
}

const others =
  /\b(?:everyone|everybody|us|nous|the (?:room|channel|group|team|members|attendees|others)|tout le monde|(?:le|au|du|ce) (?:salon|canal|groupe)|l'equipe|les (?:membres|participants|gens|collegues|autres))\b/
const oneself = /\b(?:me|myself|moi)\b/

/** A reminder for other people than the one who asks. */
export function isForOthers({ folded, slots }: Sentence): boolean {
  return !oneself.test(folded.text) && (slots.some(({ kind }) => kind === 'channel') || others.test(folded.text))
}
