import { describe, expect, it } from 'vitest'
import { moment } from '../../../src/command/args/times.ts'
import { parseArgs } from '../../../src/command/parse.ts'
import type { Lang } from '../../../src/shared/i18n/lang.ts'

async function complaintAbout(typed: string, lang: Lang): Promise<string> {
  const zone = 'America/Toronto'
  const context = {
    now: Date.UTC(2026, 10, 25, 15),
    ...{ zone, ownZone: zone, lang },
    findPerson: async () => undefined,
    findRoomFor: async () => undefined,
  }
  const parsed = await parseArgs({ when: moment() }, typed, context)
  return parsed.ok ? 'read' : parsed.complaint
}

describe('a date that cannot be read', () => {
  it.each([
    ['2026-12-03 midnight', 'Midnight could be the start or the end of that day. Write `00:00` with the day that begins.'],
    ['friday 1:30', 'Is that 1:30 a.m. or 1:30 p.m.? Please type one of them.'],
    [
      '03/12/2026 13:00',
      'That could be Thursday, March 12, 2026 or Thursday, December 3, 2026. Please write it as `2026-12-03`.',
    ],
    ['2025-12-03 13:00', "That's in the past. The next possible date is Thursday, December 3, 2026, 1:00 p.m. EST, in 8 days."],
    ['february 30 13:00', "That date doesn't exist. Did you mean Sunday, February 28, 2027, 1:00 p.m.?"],
    ['friday 25:00', "That time doesn't exist. Did you mean Friday, November 27, 2026, 11:59 p.m.?"],
    [
      '2026-12-03 13:00 Halifax time',
      'Dates here are in the zone America/Toronto. Thursday, December 3, 2026, 1:00 p.m. AST is Thursday, December 3, 2026, 12:00 p.m. EST here: if you mean that, write `2026-12-03 12:00`.',
    ],
    ['whenever', 'I need a date here, such as `2026-12-03 13:00`, `third thursday 1 pm` or `24 april 13:00`.'],
  ])('is explained in English: %s', async (typed, complaint) => {
    expect(await complaintAbout(typed, 'en')).toBe(complaint)
  })

  it.each([
    ['2026-12-03 minuit', 'Minuit commence un jour et en finit un autre : veuillez écrire `00:00` et le jour qui commence.'],
    ['vendredi 1 h 30', 'Est-ce `1 h 30 du matin` ou `13 h 30`? Veuillez écrire l’heure ainsi.'],
    ['03/12/2026 13 h', 'Ce pourrait être le jeudi 12 mars 2026 ou le jeudi 3 décembre 2026. Veuillez écrire `2026-12-03`.'],
    ['2025-12-03 13 h', 'C’est passé. La prochaine date possible est le jeudi 3 décembre 2026 à 13 h (HNE), dans 8 jours.'],
    ['30 février 13 h', 'Cette date n’existe pas. Vouliez-vous dire le dimanche 28 février 2027, 13 h?'],
    ['vendredi 25 h', 'Cette heure n’existe pas. Vouliez-vous dire le vendredi 27 novembre 2026, 23 h 59?'],
    [
      '2026-12-03 13 h heure de Halifax',
      'Les dates sont lues dans le fuseau America/Toronto. Ce serait ici le jeudi 3 décembre 2026 à 12 h (HNE), pour le jeudi 3 décembre 2026 à 13 h (HNA) là-bas : si c’est bien cela, écrivez `2026-12-03 12:00`.',
    ],
    ['un de ces jours', 'Il me faut une date ici, comme `2026-12-03 13:00`, `3e jeudi 13 h` ou `24 avril 13 h`.'],
  ])('is explained in French: %s', async (typed, complaint) => {
    expect((await complaintAbout(typed, 'fr')).replaceAll(/[\u00A0\u202F]/g, ' ')).toBe(complaint)
  })
})
