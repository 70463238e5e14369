import { optional } from '../../src/command/args/args.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { type ChangedPreference, restorePreference } from '../../src/features/people/restore-preference.ts'
import { describeQuiet } from '../../src/features/reminders/time-messages.ts'
import type { QuietHours } from '../../src/shared/dates/quiet.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { cityOf } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { addQuiet, quietHours } from '../arguments/quiet-hours.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    never: () => 'You have no quiet hours. `quiet me 18:00-8:00 weekends` sets some.',
    quiet: (times: string, zone: string) =>
      `I won't write to you ${times} (${zone}), unless you asked for it, as with your own reminders, or it can't wait. The rest comes afterwards. \`quiet me off\` ends it.`,
    back: () => 'Undone.',
    changed: () => "You've changed your quiet hours again since then, so I left them as they are.",
  },
  fr: {
    never: () => fr`Vous n'avez pas d'heures de silence. \`silence pour moi 18 h à 8 h\` en fixe.`,
    quiet: (times, zone) =>
      fr`Je ne vous écris pas ${times} (${zone}), sauf si vous l'avez demandé, comme pour vos rappels, ou si cela ne peut attendre. Le reste vient ensuite. \`silence pour moi non\` y met fin.`,
    back: () => fr`C'est annulé.`,
    changed: () => fr`Vous avez de nouveau changé vos heures de silence depuis; je n'y ai donc pas touché.`,
  },
})

export const quietMe = defineCommand({
  name: 'quiet me',
  verbs: {
    en: ['quiet me', 'quiet for me', 'do not disturb me', 'do not disturb'],
    fr: ['silence pour moi', 'ne pas me déranger', 'ne pas déranger'],
  },
  group: 'you',
  who: 'all',
  summary: {
    en: "when you want no direct messages that you didn't ask for: hours, `weekends`, `holidays`, or `off`",
    fr: fr`quand vous ne voulez que les messages directs demandés : heures, \`fins de semaine\`, \`jours fériés\`, ou \`non\``,
  },
  examples: { en: ['quiet me 18:00-8:00', 'quiet me'], fr: ['silence pour moi 18 h à 8 h', 'silence pour moi'] },
  args: { hours: optional(quietHours()) },
  changes: true,
  async run({ people, audit, clock }, { hours }, { id, lang, zone, room }): Promise<Reply<ChangedPreference<QuietHours>>> {
    const { quiet: before = null } = await people.preferences(id)
    if (hours === undefined) return reply(describe(before, lang, zone))
    const after = hours === 'off' ? null : addQuiet(before ?? { weekends: false, holidays: false }, hours)
    await people.setPreferences(id, { quiet: after })
    await audit.add({ at: clock.now(), who: id, what: 'quiet me', where: room.id, detail: '' })
    return { ...reply(describe(after, lang, zone)), undo: { data: { before, after } } }
  },
  async undo({ people }, change: ChangedPreference<QuietHours>, { id, lang, zone }) {
    if (!(await restorePreference(people, id, 'quiet', change))) return refuse(texts[lang].changed())
    return reply([texts[lang].back(), describe(change.before, lang, zone)].join(' '))
  },
})

function describe(quiet: QuietHours | null, lang: Lang, zone: string): string {
  if (quiet === null) return texts[lang].never()
  return texts[lang].quiet(describeQuiet(quiet, lang), cityOf(zone))
}
