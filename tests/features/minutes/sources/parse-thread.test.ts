import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createMinutesFolder } from '../../../../src/features/minutes/sources/index.ts'
import { openParser } from '../../../../src/features/minutes/sources/parser.ts'
import { createTurns } from '../../../../src/shared/turns.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { createTemporaryFolder } from '../../../support/temporary-folder.ts'

const encoder = new TextEncoder()

it('parses in another thread what it parses in this one', async () => {
  const [here, there] = [openParser([1], createTurns()), openParser([1_000_001], createTurns())]
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['2018-03-22.md', '+++\ntitle = "Été"\n+++\n# Notes\n\n* Action: Tom to write\n* [x] Stickers: done\n'],
    ['2018-04-24.md', '\uFEFF# Minutes of April 24, 2018\r\n* one\r\n'],
    ['notes.md', 'nothing'],
    ['2018-05-01.md', ''],
    ['pool.md', Buffer.from('# Minutes for 2018-06-26\n* from a pooled buffer')],
  ]
  for (const [name, text] of files) {
    const bytes = typeof text === 'string' ? encoder.encode(text) : text
    const site = { url: 'https://example.ca' }
    const expected = await here.parse(name, new Uint8Array(bytes), site)
    expect(await there.parse(name, bytes, site)).toEqual(expected)
  }
  await there.close()
})

it('serves large files that were parsed there, with its action items, and reads only changed files again', async () => {
  const folder = createTemporaryFolder()
  const filler = `* ${'helm chart department budget '.repeat(20)}\n`.repeat(100)
  for (let index = 0; index < 20; index++) {
    const day = new Date(Date.UTC(2018, 0, 1 + index)).toISOString().slice(0, 10)
    writeFileSync(join(folder, `${day}.md`), `# Minutes for ${day}\n\n${filler}* Action: Tom to send sticker${index}\n`)
  }
  const archive = createMinutesFolder({ folder, log: { warn() {} }, clock: createFakeClock() })

  const first = await archive.refresh()
  writeFileSync(join(folder, '2018-01-01.md'), '# Minutes for 2018-01-01\n\n* Action: Tom to write another thing\n')
  const second = await archive.refresh()

  expect([first.read, second.read]).toEqual([20, 1])
  expect(await archive.actionItems()).toHaveLength(20)
  expect((await archive.ask('sticker14'))[0]?.quotes[0]?.text).toBe('* Action: Tom to send sticker14')
  expect((await archive.actionItems()).at(-1)?.line.text).toBe('* Action: Tom to write another thing')
})
