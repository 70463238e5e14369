import type { EpochMs } from '../shared/clock.ts'
import { monthsSince, oldZoneDataMonths } from '../shared/dates/zone-data.ts'
import { bilingual, plural } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { broken, type Finding, good, warning } from './finding.ts'

const texts = bilingual({
  en: {
    node: (version: string) => `This is Node ${version}.`,
    french: () => 'The runtime supports French dates.',
    noFrench: () => 'The runtime does not support French: dates in French replies would be in English.',
    fullNode: () => 'Use a Node with full ICU data, like the one from nodejs.org.',
    zones: (edition: string, months: number) =>
      `The time zone data is edition ${edition}, about ${months} ${plural('en', months, 'month', 'months')} old.`,
    unnamedZones: () => 'The runtime does not say which time zone data it has.',
    oldZones: (edition: string, months: number) =>
      `The time zone data is edition ${edition}, about ${months} months old. Where a law has changed the clocks since then, times are an hour off.`,
    behind: (edition: string, newest: string) =>
      `The time zone data is edition ${edition}, but a copy of the bot has used ${newest} on this database. Where a law has changed the clocks in between, this one shows wrong times.`,
    newNode: () => 'Use a newer release of the same Node version, or a newer image; it has newer time zone data.',
    noZone: (zone: string) => `The runtime does not know the time zone ${zone}, so the bot would show wrong times.`,
  },
  fr: {
    node: (version) => fr`Il s'exécute sous Node ${version}.`,
    french: () => fr`L'environnement d'exécution connaît les dates en français.`,
    noFrench: () => fr`L'environnement d'exécution ne connaît pas le français : les dates des réponses seraient en anglais.`,
    fullNode: () => fr`Utilisez un Node avec toutes les données ICU, tel que le donnent nodejs.org et npm.`,
    zones: (edition, months) => fr`Les données de fuseaux horaires sont l'édition ${edition}, d'il y a environ ${months} mois.`,
    unnamedZones: () => fr`L'environnement d'exécution ne dit pas quelles données de fuseaux horaires il a.`,
    oldZones: (edition, months) =>
      fr`Les données de fuseaux horaires sont l'édition ${edition}, d'il y a environ ${months} mois : là où une loi a changé l'heure depuis, l'erreur est d'une heure.`,
    behind: (edition, newest) =>
      fr`Les données de fuseaux horaires sont l'édition ${edition}, mais une copie du robot a utilisé ${newest} sur cette base de données : là où une loi a changé l'heure entre les deux, celle-ci affiche de fausses heures.`,
    newNode: () =>
      fr`Utilisez un Node plus récent de la même série, ou une image plus récente, avec des données plus récentes.`,
    noZone: (zone) =>
      fr`L'environnement d'exécution ne connaît pas le fuseau ${zone}, et le robot donnerait de fausses heures.`,
  },
})

/** What the bot's dates and times depend on. */
export interface Machine {
  readonly node: string
  /** The edition, like `2026a`; undefined when unknown. */
  readonly timeZoneData: string | undefined
  /** The name of March in French. */
  readonly march: string
  /** Whether the runtime knows a zone. */
  knows(zone: string): boolean
}

export function thisMachine(): Machine {
  return {
    node: process.versions.node,
    timeZoneData: process.versions['tz'],
    march: new Intl.DateTimeFormat('fr-CA', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2018, 2, 22)),
    knows(zone) {
      try {
        return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).resolvedOptions().timeZone !== ''
      } catch {
        return false
      }
    },
  }
}

/** `newest`: the newest edition of the zone data that a copy has used on the database. */
export function checkMachine(machine: Machine, zone: string, lang: Lang, now: EpochMs, newest?: string): readonly Finding[] {
  const say = texts[lang]
  return [
    good('machine.node', say.node(machine.node)),
    machine.march === 'mars'
      ? good('machine.french', say.french())
      : broken('machine.french', say.noFrench(), 'operator', say.fullNode()),
    machine.knows(zone)
      ? checkZoneData(machine.timeZoneData ?? '', { lang, now, newest: newest ?? '' })
      : broken('machine.zones', say.noZone(zone), 'operator', say.fullNode()),
  ]
}

interface ZoneDataCheck {
  readonly lang: Lang
  readonly now: EpochMs
  readonly newest: string
}

function checkZoneData(edition: string, { lang, now, newest }: ZoneDataCheck): Finding {
  const say = texts[lang]
  const months = monthsSince(edition, now)
  if (months === undefined) return warning('machine.zones', say.unnamedZones(), 'operator', say.newNode())
  if (newest > edition) return warning('machine.zones', say.behind(edition, newest), 'operator', say.newNode())
  if (months > oldZoneDataMonths) return warning('machine.zones', say.oldZones(edition, months), 'operator', say.newNode())
  return good('machine.zones', say.zones(edition, months))
}
