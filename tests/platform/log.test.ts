import { expect, it } from 'vitest'
import { createLog } from '../../src/platform/log.ts'
import { createFakeClock } from '../support/fake-clock.ts'

it('writes equal errors once in ten seconds, then by itself how many were left out, and never folds what differs', () => {
  const clock = createFakeClock()
  const lines: string[] = []
  const log = createLog('info', { write: (line: string) => void lines.push(line) }, undefined, clock)
  const lose = () => log.warn({ err: new Error('gone') }, 'a connection was lost')
  const written = () => lines.splice(0).map((line) => JSON.parse(line) as { readonly msg: string; readonly folded?: number })

  for (let time = 0; time < 800; time += 1) lose()
  const first = written()
  log.warn({ err: new Error('refused') }, 'a connection was lost')
  for (const reference of ['A', 'B']) log.error({ err: new Error('gone'), reference }, 'command failed')
  for (let time = 0; time < 2; time += 1) log.info({}, 'ready')
  const others = written()
  clock.advance(9_999)
  const before = written()
  clock.advance(1)
  const afterwards = written()
  lose()
  const next = written()
  clock.advance(60_000)

  expect(first).toHaveLength(1)
  expect(others.map(({ msg }) => msg)).toEqual(['a connection was lost', 'command failed', 'command failed', 'ready', 'ready'])
  expect(before).toEqual([])
  expect(afterwards).toEqual([expect.objectContaining({ msg: 'a connection was lost', folded: 799 })])
  expect(next).toEqual([expect.not.objectContaining({ folded: expect.anything() })])
  expect(written()).toEqual([])
})
