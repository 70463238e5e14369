import { describe, expect, it } from 'vitest'
import { listPresenters } from '../../../src/features/minutes/presenters.ts'
import { aMinutes } from './build.ts'

describe('who presented', () => {
  it.each([
    ['Speakers: Lucie Marchand and Raj Patel', ['Lucie Marchand', 'Raj Patel']],
    ['Presentation was given by **Liz Rice** Co-Chair of many KubeCons', ['Liz Rice']],
    ['Présenté par Marc-Antoine Bélanger de l’ARC.', ['Marc-Antoine Bélanger']],
    ['Panel: Priya Raman, Nadia Haddad', ['Priya Raman', 'Nadia Haddad']],
    ['Ross Clarke of Statistics Canada gave a thorough presentation.', ['Ross Clarke']],
    ['Nadia Haddad (TBS) on scanning images', ['Nadia Haddad']],
    ["Lucie Marchand d'Élections Canada a expliqué comment on prépare un site", ['Lucie Marchand']],
    ['Raj Patel, LAC. 10 minutes.', ['Raj Patel']],
    ['Nadia Haddad, TBS: Open Policy Agent', ['Nadia Haddad']],
    ['Raj Patel from Library and Archives Canada', ['Raj Patel']],
  ])('is read from %j', (line, names) => {
    expect(listPresenters(aMinutes(`## Presentation\n\n${line}\n`))).toEqual(names)
  })

  it.each([
    '## Présents\n\nSolange Bergeron, Éloi Thibault, Nour Haddad',
    '## Attendance\n\nRaj Patel, LAC',
    '## Elections\n\n* Mei-Lin Chow and Raj Patel are the new organizers',
    '## Talk\n\nMinutes taken by: Raj Patel',
    '## Talk\n\nSanjay asked who owns the replica',
    '## Talk\n\n* Tom Okafor to write down the settings',
  ])('is nobody who only came, was elected or has something to do: %j', (text) => {
    expect(listPresenters(aMinutes(`${text}\n`))).toEqual([])
  })
})
