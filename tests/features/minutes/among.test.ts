import { expect, it } from 'vitest'
import { createMinutesIndex, parseMinutes } from '../../../src/features/minutes/index.ts'

function aFile(name: string, body: string) {
  const parsed = parseMinutes({ name, text: `+++\ntitle = "Minutes"\n+++\n\n${body}\n` })
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.minutes
}

it('asks the chosen minutes alone, whatever others say better', () => {
  const chosen = aFile('2020-01-16.md', '* Helm was shown')
  const other = aFile('2020-02-20.md', '* Helm charts for Postgres were shown')
  const index = createMinutesIndex([chosen, other])

  const everywhere = index.ask('helm charts')
  const among = index.ask('helm', [chosen])

  expect(everywhere.map(({ minutes }) => minutes.file)).toEqual(['2020-02-20.md'])
  expect(among.map(({ quotes }) => quotes[0]?.text)).toEqual(['* Helm was shown'])
  expect(index.ask('postgres', [chosen])).toEqual([])
})
