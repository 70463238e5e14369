import { optional } from '../../src/command/args/args.ts'
import { zoneName } from '../../src/command/args/zone.ts'
import { refuse, reply } from '../../src/command/reply.ts'
import { type ChangedPreference, restorePreference } from '../../src/features/people/restore-preference.ts'
import { localOf } from '../../src/shared/dates/local-time.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { cityOf, formatClock, formatMoment, formatZone } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    now: (zone: string, moment: string) =>
      `Your time zone is ${zone}, where it is ${moment}. \`!meetup zone America/Vancouver\` changes it.`,
    set: (zone: string, moment: string) => `Your time zone is now ${zone}, where it is ${moment}.`,
    back: (zone: string, moment: string) => `Undone: your time zone is ${zone} as before, where it is ${moment}.`,
    changed: () => "You've changed your time zone again since then, so I left it as it is.",
  },
  fr: {
    now: (zone, moment) =>
      fr`Votre fuseau horaire est celui de ${cityOf(zone)}. Il est actuellement ${moment} à ${cityOf(zone)}. \`!rencontre fuseau Vancouver\` le change.`,
    set: (zone, moment) =>
      fr`Votre fuseau horaire est maintenant celui de ${cityOf(zone)}. Il est actuellement ${moment} à ${cityOf(zone)}.`,
    back: (zone, moment) =>
      fr`C'est annulé : votre fuseau horaire est celui de ${cityOf(zone)}, comme avant. Il est actuellement ${moment} à ${cityOf(zone)}.`,
    changed: () => fr`Vous avez de nouveau changé de fuseau horaire depuis; je n'y ai donc pas touché.`,
  },
})

/** French sentences name the city, and only the clock: the date is nearly always that of the reader. */
function formatNow(at: number, lang: Lang, zone: string): string {
  if (lang === 'en') return formatMoment(at, lang, zone)
  return `${formatClock(localOf(at, zone).time, lang)} (${formatZone(at, lang, zone)})`
}

export const zone = defineCommand({
  name: 'zone',
  verbs: { en: ['zone', 'time zone', 'timezone'], fr: ['fuseau', 'fuseau horaire'] },
  group: 'you',
  who: 'all',
  summary: { en: 'your time zone, by a place', fr: fr`votre fuseau horaire, par un lieu` },
  examples: { en: ['zone America/Vancouver', 'zone'], fr: ['fuseau America/Vancouver', 'fuseau'] },
  args: { named: optional(zoneName()) },
  changes: true,
  async run({ people, audit, clock }, { named }, { id, lang, zone: current, room }) {
    const say = texts[lang]
    const momentIn = (name: string) => formatNow(clock.now(), lang, name)
    if (named === undefined) return reply(say.now(current, momentIn(current)))
    const { zone: before = null } = await people.preferences(id)
    await people.setPreferences(id, { zone: named })
    await audit.add({ at: clock.now(), who: id, what: 'zone', where: room.id, detail: '' })
    return { ...reply(say.set(named, momentIn(named))), undo: { data: { before, after: named } } }
  },
  async undo({ people, clock, community }, change: ChangedPreference, { id, lang }) {
    const say = texts[lang]
    if (!(await restorePreference(people, id, 'zone', change))) return refuse(say.changed())
    const now = change.before ?? community.zone
    return reply(say.back(now, formatNow(clock.now(), lang, now)))
  },
})
