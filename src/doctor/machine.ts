import type { EpochMs } from '../shared/clock.ts'
import { bilingual } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { broken, type Finding, good, warning } from './finding.ts'

const texts = bilingual({
  en: {
    node: (version: string) => `This is Node ${version}.`,
    french: () => 'The runtime supports French dates.',
    noFrench: () => 'The runtime does not support French: dates in French replies would be in English.',
    fullNode: () => 'Use a Node with full ICU data, like the one from nodejs.org.',
    zones: (version: string) => `The time zone data is version ${version}.`,
    oldZones: (version: string) =>
      `The time zone data is version ${version}. Where clocks have changed since then, times are an hour off.`,
    newNode: () => 'Use a newer release of the same Node version; it has newer time zone data.',
    noZone: (zone: string) => `The runtime does not know the time zone ${zone}, so the bot would show wrong times.`,
  },
  fr: {
    node: (version) => fr`Il s'exécute sous Node ${version}.`,
    french: () => fr`L'environnement d'exécution connaît les dates en français.`,
    noFrench: () => fr`L'environnement d'exécution ne connaît pas le français : les dates des réponses seraient en anglais.`,
    fullNode: () => fr`Utilisez un Node avec toutes les données ICU, tel que le donnent nodejs.org et npm.`,
    zones: (version) => fr`Les données de fuseaux horaires sont de ${version}.`,
    oldZones: (version) =>
      fr`Les données de fuseaux horaires sont de ${version} : là où un gouvernement a changé l'heure depuis, l'erreur est d'une heure.`,
    newNode: () => fr`Utilisez un Node plus récent de la même série, avec des données plus récentes.`,
    noZone: (zone) =>
      fr`L'environnement d'exécution ne connaît pas le fuseau ${zone}, et le robot donnerait de fausses heures.`,
  },
})

/** What the bot's dates and times depend on. */
export interface Machine {
  readonly node: string
  /** Like `2026a`; undefined when unknown. */
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

/** Time zone rules change somewhere every year, and Node includes changes within months. */
const oldestYears = 2

export function checkMachine(machine: Machine, zone: string, lang: Lang, now: EpochMs): readonly Finding[] {
  const say = texts[lang]
  const { node, timeZoneData = '?' } = machine
  const year = Number.parseInt(timeZoneData, 10)
  const isOld = new Date(now).getUTCFullYear() - year >= oldestYears
  return [
    good('machine.node', say.node(node)),
    machine.march === 'mars'
      ? good('machine.french', say.french())
      : broken('machine.french', say.noFrench(), 'operator', say.fullNode()),
    !machine.knows(zone)
      ? broken('machine.zones', say.noZone(zone), 'operator', say.fullNode())
      : isOld
        ? warning('machine.zones', say.oldZones(timeZoneData), 'operator', say.newNode())
        : good('machine.zones', say.zones(timeZoneData)),
  ]
}
