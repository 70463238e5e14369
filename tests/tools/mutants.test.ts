import { stripTypeScriptTypes } from 'node:module'
import { describe, expect, it } from 'vitest'
import { findDeclarationMutants, findMutants } from '../../tools/mutants.ts'
import { weaveMutants } from '../../tools/woven-mutants.ts'

const source = `
const most: number = 3
export function run(words: readonly string[]): string {
  const seen: string[] = []
  const note = (word: string) => void seen.push(word)
  if (words.length > 2 && words[0] !== 'stop') return 'many'
  note('first')
  words.length > 1 && note('second')
  if (words.includes('x')) note('third')
  const last = words
    .filter((word) => word !== 'x' || words.length < most)
    .at(-1)
  return [...seen, last ?? 'none', words.length === 0 ? 'empty' : 'full', { 0: true }[0]].join()
}
`
const inputs = [[], ['a'], ['x'], ['a', 'x'], ['stop', 'a', 'x'], ['a', 'b', 'c'], ['stop', 'x', 'x', 'x']]

/** What the source does with every input. An error is a result as well. */
async function resultsOf(text: string): Promise<readonly string[]> {
  const code = stripTypeScriptTypes(text)
  const { run } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    run(words: readonly string[]): string
  }
  return inputs.map((words) => {
    try {
      return run(words)
    } catch (error) {
      return String(error)
    }
  })
}

describe('mutants', () => {
  const mutants = findMutants(source).map((mutant, index) => ({ ...mutant, number: index + 1 }))
  const active = globalThis as { activeMutant?: number }

  it('are changes of operators, numbers, conditions and statements that can be run', async () => {
    expect(mutants.map(({ start, end }) => source.slice(start, end))).toEqual(
      expect.arrayContaining(['3', '>', '&&', "words.includes('x')", "note('first')", "note('third')", '===', '||', 'true']),
    )
    for (const { start, end, replacement } of mutants) await resultsOf(source.slice(0, start) + replacement + source.slice(end))
  })

  it('do the same behind a switch as alone, and nothing while none is on', async () => {
    const { source: woven, numbers } = weaveMutants(source, mutants)
    active.activeMutant = 0

    expect(await resultsOf(woven)).toEqual(await resultsOf(source))
    for (const { number, start, end, replacement } of mutants.filter((one) => numbers.has(one.number))) {
      active.activeMutant = number
      const alone = await resultsOf(source.slice(0, start) + replacement + source.slice(end))
      expect(await resultsOf(`${woven}// ${number}`), source.slice(start, end)).toEqual(alone)
    }
    // All but the one on the first line, which is computed once for all.
    expect(numbers.size).toBe(mutants.length - 1)
    delete active.activeMutant
  })

  it('of what a command declares give it to others, or take it out of its transaction', () => {
    const command = `defineCommand({ who: 'organizer', args: { who: person() } }, { who: 'all' }, { who: 'moderator', changes: true })`

    expect(
      findDeclarationMutants(command).map(({ start, end, replacement }) => [command.slice(start, end), replacement]),
    ).toEqual([
      ["who: 'organizer'", "who: 'moderator'"],
      ["who: 'all'", "who: 'organizer'"],
      ["who: 'moderator'", "who: 'all'"],
      ['changes: true', 'changes: false'],
    ])
  })
})
