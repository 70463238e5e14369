import { describe, expect, it } from 'vitest'
import { nameDepartment, readDepartment } from '../../../src/features/people/departments.ts'

describe('departments', () => {
  it.each([
    ['TBS', 'SCT', 'TBS', 'SCT'],
    ['treasury board secretariat', 'Secrétariat du Conseil du Trésor du Canada', 'TBS', 'SCT'],
    ['ESDC', 'edsc', 'ESDC', 'EDSC'],
    ['PSPC', 'SPAC', 'PSPC', 'SPAC'],
    ['SSC', 'services partages canada', 'SSC', 'SPC'],
    ['CDS', 'SNC', 'CDS', 'SNC'],
    ['CRA', 'ARC', 'CRA', 'ARC'],
    ['ISED', 'ISDE', 'ISED', 'ISDE'],
    ['statcan', 'Statistique Canada', 'StatCan', 'StatCan'],
    ['Health  Canada', 'Santé Canada', 'Health Canada', 'Santé Canada'],
    ['vendor', 'FOURNISSEUR', 'Vendor', 'Fournisseur'],
  ])('are one by %j and by %j', (one, other, en, fr) => {
    const kept = readDepartment(one)

    expect(readDepartment(other)).toBe(kept)
    expect([nameDepartment(kept, 'en'), nameDepartment(kept, 'fr')]).toEqual([en, fr])
  })

  it('keep the words of whoever is from somewhere else', () => {
    const kept = readDepartment('  City of   Ottawa ')

    expect(kept).toBe('City of Ottawa')
    expect(nameDepartment(kept, 'fr')).toBe('City of Ottawa')
  })

  it('are read again from what is kept, in both languages', () => {
    const kept = ['AAFC', 'Finance', 'Parks Canada', 'PCH'].map(readDepartment)

    expect(kept.map((one) => readDepartment(nameDepartment(one, 'fr')))).toEqual(kept)
  })
})
