import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const text = readFileSync('docs/threat-model.md', 'utf8')
const [, threats = ''] = /## Threats, and how each is met\n([\s\S]*?)\n## /.exec(text) ?? []
const rows = threats
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| threat |') && !line.startsWith('| --- |'))
  .map((line) => line.slice(2, -2).split(' | '))

/** Threats that no test of ours can show. */
const untested = ['the HTTP port tells what is private', 'a package runs something', 'a licence that', 'a known vulnerability']

describe('the threat model', () => {
  it('names a test or a script for each threat, and each of them exists', () => {
    expect(rows.length).toBeGreaterThan(25)
    for (const [threat = '', , shown = ''] of rows) {
      const files = [...shown.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, file = '']) => file)
      if (untested.some((beginning) => threat.startsWith(beginning))) continue
      expect(files, threat).not.toEqual([])
      expect(
        files.filter((file) => !existsSync(file)),
        threat,
      ).toEqual([])
    }
  })
})
