import type { Person } from '../../messaging/chat.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { complain, type Option, type Positional } from './args.ts'
import { lookUp } from './look-up.ts'

const texts = bilingual({
  en: {
    missing: () => 'Who do you mean? Write their user name, as in `@alice`.',
    unknown: (name: string) => `There is nobody with the user name “${escapeMarkdown(name)}” in this workspace.`,
    unavailable: (name: string) => `I can't find out who “${escapeMarkdown(name)}” is right now. Please try again in a minute.`,
  },
  fr: {
    missing: () => fr`De qui s'agit-il? Écrivez son nom d'utilisateur, comme \`@alice\`.`,
    unknown: (name) => fr`Personne n'a le nom d'utilisateur « ${escapeMarkdown(name)} » dans cet espace de travail.`,
    unavailable: (name) =>
      fr`L'espace de travail ne me dit pas qui est « ${escapeMarkdown(name)} ». Veuillez réessayer dans une minute.`,
  },
})

/**
 * A workspace user by their user name, with or without an at sign. The lookup happens while the words are read, so that
 * commands get a user id, which survives a rename, and don't ask the workspace inside their transaction.
 */
export function person(): Positional<Person> {
  return {
    kind: 'positional',
    read({ tokens: [token] }, context) {
      const username = token?.text.replace(/^@/, '').replace(/(?<![,;:.!?])[,;:.!?]+$/, '') ?? ''
      return username === ''
        ? complain(texts[context.lang].missing())
        : lookUp(username, context.findPerson, texts[context.lang])
    },
  }
}

/** The same after an option name: `sponsor:@alice`. */
export function personOption(names: Readonly<Record<Lang, string>>): Option<Person> {
  const { read } = person()
  return {
    kind: 'option',
    names,
    greedy: false,
    read: (value, context) =>
      read({ typed: value, tokens: [{ text: value, quoted: false, start: 0, end: value.length }] }, context),
  }
}
