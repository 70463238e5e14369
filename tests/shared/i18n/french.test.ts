import { describe, expect, it } from 'vitest'
import { plural } from '../../../src/shared/i18n/bilingual.ts'
import { fr } from '../../../src/shared/i18n/french.ts'

describe('French typography', () => {
  it('puts no-break spaces where the Translation Bureau wants them', () => {
    expect(fr`**Quand** : le 3 à 13 h 30, « ici », 5 %`).toBe(
      '**Quand**\u00a0: le 3 à 13\u00a0h\u00a030, «\u00a0ici\u00a0», 5\u00a0%',
    )
  })

  it('curves apostrophes', () => {
    expect(fr`L'ordre du jour n'est pas prêt`).toBe('L’ordre du jour n’est pas prêt')
  })

  it("leaves people's words and code alone", () => {
    expect(fr`Vous avez dit « ${"it's : 5 %"} ». Écrivez \`!rencontre lieu : "l'été"\`, d'accord`).toBe(
      'Vous avez dit «\u00a0it\'s : 5 %\u00a0». Écrivez `!rencontre lieu : "l\'été"`, d’accord',
    )
  })

  it('counts zero as singular in French and as plural in English', () => {
    expect([0, 1, 2].map((count) => plural('fr', count, 'personne', 'personnes'))).toEqual([
      'personne',
      'personne',
      'personnes',
    ])
    expect([0, 1, 2].map((count) => plural('en', count, 'person', 'people'))).toEqual(['people', 'person', 'people'])
  })
})
