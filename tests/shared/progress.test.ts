import { describe, expect, it } from 'vitest'
import { createCounter, createProgress } from '../../src/shared/progress.ts'

function record(isTTY?: boolean) {
  const written: string[] = []
  const terminal = { write: (text: string) => written.push(text), ...(isTTY !== undefined && { isTTY }) }
  return { written, progress: createProgress(terminal) }
}

describe('progress', () => {
  it('is one line at a terminal, which is gone in the end', () => {
    const { written, progress } = record(true)

    const count = createCounter(progress, (rows) => `${rows} rows`)
    for (let row = 0; row < 2_500; row += 1) count()
    progress.end()

    expect(written).toEqual(['\r\u001b[2K1000 rows\r', '\r\u001b[2K2000 rows\r', '\r\u001b[2K'])
  })

  it.each([false, undefined])('is not shown anywhere else (isTTY: %s)', (isTTY) => {
    const { written, progress } = record(isTTY)

    progress.show('half')
    progress.end()

    expect(written).toEqual([])
  })
})
