import { describe, expect, it } from 'vitest'
import { createMinutesIndex, namesAnyone } from '../../../src/features/minutes/index.ts'
import { aMinutes, realGlossary, realMinutes } from './build.ts'

function open(...files: readonly (readonly [name: string, text: string])[]): readonly string[] {
  const all = files.map(([name, text]) => aMinutes(text, `${name}.md`))
  return createMinutesIndex(all, realGlossary())
    .actionItems()
    .map(({ line }) => line.text)
}

describe('a promise', () => {
  it.each([
    '* Action: Tom to send the list',
    '- [ ] Tom to send the list',
    '* Suivi : Tom enverra la liste',
    '* Tom will share the list',
    '* Amélie enverra la liste',
    '* Tom promised to bring a cake',
    '* Would be nice to have stickers',
    '* Ce serait bien d’avoir des autocollants',
    '* Il faudrait traduire le guide',
  ])('is recognised in %j', (line) => {
    expect(open(['2019-01-24', `## Notes\n\n${line}\n`])).toEqual([line])
  })

  it.each([
    'Actions',
    'Action items',
    'Next steps',
    'Follow-ups',
    'Suivis',
    'Actions à mener',
    "Plan d'action",
    'À faire',
    'Prochaines étapes',
    'Wishes',
    'Souhaits',
  ])('is every line below the heading “%s”', (heading) => {
    expect(open(['2019-01-24', `## ${heading}\n\n* the list of hosts\n* None\n\n## Talk\n\n* Helm\n`])).toEqual([
      '* the list of hosts',
    ])
  })

  it.each([
    '* AI-assisted policy was approved',
    '* Will suggests Slack channel.',
    '* Swarm may be gone',
    '* Helm is a package manager',
    '> Minutes taken by: Tom',
  ])('is not read into %j', (line) => {
    expect(open(['2019-01-24', `## Notes\n\n${line}\n`])).toEqual([])
  })

  it('is found in the real minutes as a wish, letter for letter', () => {
    const wishes = createMinutesIndex(realMinutes(), realGlossary()).actionItems()

    expect(wishes.map(({ kind, line }) => [kind, line.text])).toContainEqual([
      'wish',
      'Would be nice to host some of the foundational containers - GC Tools',
    ])
  })

  it('is listed with the newest first', () => {
    const lines = open(['2019-01-24', '* Action: a cake\n'], ['2020-01-16', '* Action: a banner\n'])

    expect(lines).toEqual(['* Action: a banner', '* Action: a cake'])
  })

  it('belongs to those whom its line names', () => {
    const [promise] = createMinutesIndex([aMinutes('* Action: Mei-Lin to publish the tool\n')]).actionItems()

    expect(promise && namesAnyone(promise.line, ['mei-lin'])).toBe(true)
    expect(promise && namesAnyone(promise.line, ['Lin Mei Chow', 'Tom'])).toBe(false)
    expect(promise && namesAnyone(promise.line, [''])).toBe(false)
  })
})

describe('a promise is closed', () => {
  const promise = '* Action: Nadia to write a how-to about Flux\n'

  it.each([
    "* Nadia's Flux how-to is on the wiki (closed)",
    '* Flux how-to by Nadia: done',
    '* Le how-to de Nadia sur Flux est publié',
    '* [x] Nadia: Flux how-to',
  ])('by %j in later minutes', (line) => {
    expect(open(['2019-11-21', promise], ['2020-01-16', `${line}\n`])).toEqual([])
  })

  it.each([
    '* Flux how-to: not done',
    '* Nadia gave a talk about Flux',
    '* Nadia bought a microphone, done',
    '* Helm guide: done',
  ])('not by %j', (line) => {
    expect(open(['2019-11-21', promise], ['2020-01-16', `${line}\n`])).toContain(promise.trim())
  })

  it('not by what was done before it was made', () => {
    expect(open(['2019-11-21', promise], ['2019-01-24', '* Flux how-to: done\n'])).toEqual([promise.trim()])
  })

  it('in the other language too, through the glossary', () => {
    const lines = open(
      ['2016-09-15', '* Action: Tom to write down the proxy settings\n'],
      ['2016-11-17', '* Les réglages du mandataire que Tom a écrits, fait.\n'],
    )

    expect(lines).toEqual([])
  })

  it('by its own line when that says so', () => {
    expect(open(['2019-11-21', '## Actions\n\n* [x] Daniel to post the links\n* Cake: done\n'])).toEqual([])
  })
})
