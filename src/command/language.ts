import type { Lang, LanguageChoice } from '../shared/i18n/lang.ts'

export interface LanguageHints {
  /** What the person has chosen; `both` means the language they write in. */
  readonly own: LanguageChoice | undefined
  readonly verb: Lang | undefined
  readonly root: Lang | undefined
  /** What they last wrote in. */
  readonly typed?: Lang | undefined
  readonly room: LanguageChoice | undefined
  /** The community's language, if nothing else decides. */
  readonly fallback: Lang
}

/** The language of a reply: the person's own, else that of the words they used or last used, else the room's. */
export function chooseReplyLanguage({ own, verb, root, typed, room, fallback }: LanguageHints): Lang {
  if (own === 'en' || own === 'fr') return own
  const used = verb ?? root ?? typed
  if (used !== undefined) return used
  return room === 'en' || room === 'fr' ? room : fallback
}
