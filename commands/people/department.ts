import { optional } from '../../src/command/args/args.ts'
import { text } from '../../src/command/args/texts.ts'
import { refuse, reply } from '../../src/command/reply.ts'
import { nameDepartment, readDepartment } from '../../src/features/people/departments.ts'
import { type ChangedPreference, restorePreference } from '../../src/features/people/restore-preference.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const nameLength = 100

const texts = bilingual({
  en: {
    now: (name: string) => `You told me you're from “${escapeMarkdown(name)}”. \`!meetup department TBS\` changes it.`,
    unset: () =>
      "You haven't told me where you're from. Write its name now, or `!meetup department TBS`. Head counts then show it.",
    set: (name: string) => `Noted: you're from “${escapeMarkdown(name)}”. Head counts show it without your name.`,
    back: (name: string) => `Undone: you're from “${escapeMarkdown(name)}”, as before.`,
    backToNone: () => "Undone: I don't know where you're from, as before.",
    changed: () => "You've changed your department again since then, so I left it as it is.",
  },
  fr: {
    now: (name) => fr`Vous m'avez dit venir de « ${escapeMarkdown(name)} ». \`!rencontre ministère SCT\` le change.`,
    unset: () =>
      fr`Vous ne m'avez pas dit d'où vous venez. Écrivez maintenant le nom de votre ministère ou organisme, ou \`!rencontre ministère SCT\`; le décompte des présences en tient alors compte.`,
    set: (name) =>
      fr`J'ai noté que vous venez de « ${escapeMarkdown(name)} ». Le décompte des présences l'indique sans votre nom.`,
    back: (name) => fr`C'est annulé : vous venez de « ${escapeMarkdown(name)} », comme avant.`,
    backToNone: () => fr`C'est annulé : je ne sais pas d'où vous venez, comme avant.`,
    changed: () => fr`Vous avez de nouveau changé de ministère depuis; je n'y ai donc pas touché.`,
  },
})

export const department = defineCommand({
  name: 'department',
  verbs: { en: ['department', 'dept'], fr: ['ministère', 'organisme'] },
  group: 'you',
  who: 'all',
  summary: { en: 'where you are from, for head counts', fr: fr`d'où vous venez, pour le décompte des présences` },
  examples: { en: ['department TBS', 'department'], fr: ['ministère Services partagés Canada', 'ministère'] },
  args: { typed: optional(text(nameLength)) },
  changes: true,
  async run({ people, audit, clock }, { typed }, { id, lang, room }) {
    const say = texts[lang]
    const before = (await people.preferences(id)).department
    if (typed === undefined) {
      if (before === undefined) return { ...reply(say.unset()), lacksWords: true }
      return reply(say.now(nameDepartment(before, lang)))
    }
    const after = readDepartment(typed)
    await people.setPreferences(id, { department: after })
    await audit.add({ at: clock.now(), who: id, what: 'department', where: room.id, detail: '' })
    return { ...reply(say.set(nameDepartment(after, lang))), undo: { data: { before: before ?? null, after } } }
  },
  async undo({ people }, change: ChangedPreference, { id, lang }) {
    const say = texts[lang]
    if (!(await restorePreference(people, id, 'department', change))) return refuse(say.changed())
    return reply(change.before === null ? say.backToNone() : say.back(nameDepartment(change.before, lang)))
  },
})
