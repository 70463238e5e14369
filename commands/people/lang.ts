import { optional } from '../../src/command/args/args.ts'
import { languageChoice } from '../../src/command/args/choices.ts'
import { refuse, reply } from '../../src/command/reply.ts'
import { type ChangedPreference, restorePreference } from '../../src/features/people/restore-preference.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { defineCommand } from '../define-command.ts'

/** In the language just chosen, so that the reply shows it. */
const texts = bilingual({
  en: {
    now: () =>
      "I'll reply to you in English. `!meetup lang fr` changes to French; with `!meetup lang both`, I reply in the language you write in.",
    both: () => "I'll reply in the language you write in: `!meetup next` in English, `!rencontre prochaine` in French.",
    back: () => "Undone: I'll reply in the same language as before.",
    changed: () => "You've changed your language again since then, so I left it as it is.",
    unset: () =>
      "You haven't chosen a language, so I reply in the one you write in. `!meetup lang en`, `fr` or `both` sets it.",
  },
  fr: {
    now: () =>
      fr`Je vous réponds en français. \`!rencontre langue en\` passe à l'anglais, \`!rencontre langue les deux\` suit la langue dans laquelle vous écrivez.`,
    both: () =>
      fr`Je vous réponds dans la langue que vous écrivez : \`!rencontre prochaine\` en français, \`!meetup next\` en anglais.`,
    back: () => fr`C'est annulé : la langue de mes réponses est de nouveau celle d'avant.`,
    changed: () => fr`Vous avez de nouveau changé de langue depuis; je n'y ai donc pas touché.`,
    unset: () =>
      fr`Vous n'avez pas choisi de langue : je suis les mots que vous employez. \`!rencontre langue fr\`, \`en\` ou \`les deux\` en fixe une.`,
  },
})

export const lang = defineCommand({
  name: 'lang',
  verbs: { en: ['lang', 'language'], fr: ['langue'] },
  group: 'you',
  who: 'all',
  summary: {
    en: 'the language of my replies to you: `en`, `fr` or `both`',
    fr: fr`la langue de mes réponses : \`fr\`, \`en\` ou \`les deux\``,
  },
  examples: { en: ['lang fr', 'lang'], fr: ['langue fr', 'langue'] },
  args: { choice: optional(languageChoice) },
  changes: true,
  async run({ people, audit, clock }, { choice }, { id, lang: used, room }) {
    const { language: before = null } = await people.preferences(id)
    const language = choice ?? before
    if (language === null) return reply(texts[used].unset())
    const spoken = language === 'both' ? used : language
    const told = { ...reply(language === 'both' ? texts[used].both() : texts[language].now()), lang: spoken }
    if (choice === undefined) return told
    await people.setPreferences(id, { language: choice })
    await audit.add({ at: clock.now(), who: id, what: 'lang', where: room.id, detail: '' })
    return { ...told, undo: { data: { before, after: choice, used } } }
  },
  /** In the language used before: the one that was just undone may have been the mistake. */
  async undo({ people }, change: ChangedPreference & { readonly used: Lang }, { id }) {
    const say = texts[change.used]
    return (await restorePreference(people, id, 'language', change)) ? reply(say.back()) : refuse(say.changed())
  },
})
