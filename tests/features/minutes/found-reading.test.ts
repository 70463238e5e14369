import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { parseMinutes } from '../../../src/features/minutes/index.ts'
import { describePassedOver } from '../../../src/features/minutes/passed-over.ts'
import { createMinutesFolder } from '../../../src/features/minutes/sources/index.ts'
import { writeDate } from '../../../src/shared/dates/plain-date.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createTemporaryFolder } from '../../support/temporary-folder.ts'
import { aMinutes } from './build.ts'

describe('files of other communities', () => {
  it('may close YAML with three dots', () => {
    const minutes = aMinutes('---\ntitle: Minutes for 2024-03-21\n...\n\n* We chose Flux\n\n---\n\n* Later\n', 'a.md')

    expect(minutes.bodyStart).toBe(3)
    expect(minutes.notes).toEqual([])
  })

  it('may have front matter in JSON', () => {
    const minutes = aMinutes(
      '{\n  "title": "Minutes",\n  "date": "2024-03-21",\n  "draft": true\n}\n\n* We chose Flux\n',
      'a.md',
    )

    expect([writeDate(minutes.date), minutes.draft, minutes.bodyStart]).toEqual(['2024-03-21', true, 5])
  })

  it.each([
    ['date: Thu, 21 Mar 2024 14:30:43 +0000', '2024-03-21'],
    ['date: 21 Mar 2024', '2024-03-21'],
    ['date: "March 21, 2024"', '2024-03-21'],
  ])('say the day in words: %s', (line, day) => {
    expect(writeDate(aMinutes(`---\ntitle: Meeting\n${line}\n---\n\nWords\n`, 'notes.md').date)).toBe(day)
  })

  it.each([
    ['2025-04/april-14.md', '# Notes\n\nWords\n', '2025-04-14'],
    ['2025/04/14.md', '# Notes\n\nWords\n', '2025-04-14'],
    ['notes/standup.md', '# Notes\n\nDate: 14 avril 2025\n\nWords\n', '2025-04-14'],
  ])('say the day in the folder or the first lines: %s', (name, text, day) => {
    const { date, dateSource } = aMinutes(text, name)

    expect(writeDate(date)).toBe(day)
    expect(['folder', 'body']).toContain(dateSource)
  })

  it('are not quoted when Git LFS holds their text', () => {
    const text = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'

    expect(parseMinutes({ name: '2024-03-21.md', text })).toEqual({ ok: false, reason: 'lfs-pointer' })
  })
})

describe('files that the site does not show', () => {
  let folder: string

  beforeEach(() => {
    folder = createTemporaryFolder()
  })

  it('are not told, and are counted with the others that are passed over', async () => {
    const put = (name: string, head: string) =>
      writeFileSync(join(folder, name), `---\ntitle: Minutes\n${head}\n---\n\n* Flux\n`)
    put('2026-01-15.md', 'date: 2026-01-15')
    put('2026-02-19.md', 'publishDate: 2026-12-31')
    put('2026-03-19.md', 'expiryDate: 2026-06-01T00:00:00Z')
    put('2026-04-16.md', '_build:\n  render: never')
    put('2026-05-21.md', 'draft: true')
    writeFileSync(join(folder, 'LICENCE.md'), '# Licence\n\nMIT\n')
    const clock = createFakeClock(Date.UTC(2026, 11, 1))
    const archive = createMinutesFolder({ folder, log: { warn() {} }, clock })

    const { minutes, passedOver } = await archive.refresh()

    expect(minutes).toBe(1)
    expect(passedOver).toEqual({ draft: 2, scheduled: 1, expired: 1, 'not-minutes': 1 })
    expect((await archive.ask('flux')).map(({ minutes }) => writeDate(minutes.date))).toEqual(['2026-01-15'])
  })

  it('are not told in other formats, which are counted by kind in both languages', async () => {
    const names = [
      'a.docx',
      'b.PDF',
      'c.pdf',
      'd.html',
      'e.ipynb',
      'f.mediawiki',
      'g.org',
      'notes.txt',
      'photo.jpg',
      '.hidden.pdf',
    ]
    for (const name of [...names, 'old/h.odt']) {
      mkdirSync(join(folder, dirname(name)), { recursive: true })
      writeFileSync(join(folder, name), '...')
    }
    const archive = createMinutesFolder({ folder, log: { warn() {} }, clock: createFakeClock() })

    const { passedOver } = await archive.refresh()

    expect(describePassedOver(passedOver, 'en')).toBe(
      '2 office documents, 2 PDF, 1 HTML page, 1 Jupyter notebook, 2 in a markup other than Markdown',
    )
    expect(describePassedOver(passedOver, 'fr').replaceAll('\u00a0', ' ')).toBe(
      '2 documents de bureautique, 2 PDF, 1 page HTML, 1 carnet Jupyter, 2 dans un autre balisage que Markdown',
    )
  })

  it('are told from their publishing date on, without a change to the file', async () => {
    writeFileSync(join(folder, '2026-02-19.md'), '---\ntitle: Minutes\npublishDate: 2026-12-02\n---\n\n* Flux\n')
    const clock = createFakeClock(Date.UTC(2026, 11, 1))
    const archive = createMinutesFolder({ folder, log: { warn() {} }, clock })
    const before = await archive.refresh()

    clock.advance(3 * 86_400_000)

    expect([before.minutes, (await archive.refresh()).minutes]).toEqual([0, 1])
  })
})
