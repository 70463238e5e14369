import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { createRouter } from '../../src/command/router.ts'

const verbs = createRouter(commands)

/** What people should type, from the first column of the tables. */
function typedIn(page: string): readonly string[] {
  const rows = readFileSync(page, 'utf8').split('\n')
  const cells = rows.flatMap((row) => /^\| (`.*?) \|/.exec(row)?.[1] ?? [])
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, typed = '']) => typed))
}

it.each(['docs/fr/LISEZMOI.md', 'docs/fr/comptes-rendus.md'])('what %s says to type are commands', (page) => {
  const typed = typedIn(page)

  const unknown = typed.filter((words) => verbs.find(words) === undefined)

  expect(typed.length).toBeGreaterThan(10)
  expect(unknown).toEqual([])
})
