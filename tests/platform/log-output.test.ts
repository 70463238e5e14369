import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createLogOutput } from '../../src/platform/log-output.ts'

it('writes the lines of a turn in one go once it is over', async () => {
  const written: string[] = []
  const output = createLogOutput((text) => written.push(text))

  output.write('one\n')
  output.write('two\n')
  const atOnce = [...written]
  await nextTurn()
  output.write('three\n')
  await nextTurn()

  expect(atOnce).toEqual([])
  expect(written).toEqual(['one\ntwo\n', 'three\n'])
})

it('writes what is waiting when the process ends, once', async () => {
  const written: string[] = []
  const output = createLogOutput((text) => written.push(text))

  output.write('last words\n')
  output.flush()
  await nextTurn()

  expect(written).toEqual(['last words\n'])
})
