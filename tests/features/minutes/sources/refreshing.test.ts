import { rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { summarize, useFolder } from './use-folder.ts'

const at = useFolder()

describe('refreshing', () => {
  it('reads only what has changed, is new or came back, and drops what is gone', async () => {
    await at.putReal('2018-03-22.md', '2018-06-26.md')
    const minutes = at.open()
    expect(await minutes.refresh()).toMatchObject({ read: 2, minutes: 2 })
    expect(await minutes.refresh()).toMatchObject({ read: 0, minutes: 2 })

    await at.putReal('2018-10-12.md')
    expect(await minutes.refresh()).toMatchObject({ read: 1, minutes: 3 })

    await utimes(join(at.folder, '2018-10-12.md'), 1, 1)
    expect(await minutes.refresh()).toMatchObject({ read: 1, minutes: 3 })

    await rm(join(at.folder, '2018-06-26.md'))
    expect(await minutes.refresh()).toMatchObject({ read: 0, minutes: 2 })
    expect(await minutes.ask('Ross Clarke')).toEqual([])
  })

  it('keeps the last good copy while the folder is away, says so once, and mends itself', async () => {
    await at.putReal('2018-03-22.md')
    const minutes = at.open()
    await minutes.refresh()

    await rename(at.folder, `${at.folder}-away`)
    const away = [await minutes.refresh(), await minutes.refresh()]

    expect(away).toMatchObject([{ ok: false, minutes: 1 }, { ok: false }])
    expect(await minutes.ask('code of conduct')).toHaveLength(1)
    expect(await minutes.problems()).toEqual([{ file: at.folder, reason: 'folder-unreadable', detail: 'ENOENT' }])
    expect(at.warnings).toHaveLength(1)

    await rename(`${at.folder}-away`, at.folder)
    expect(await minutes.refresh()).toEqual({ ok: true, minutes: 1, read: 0, problems: 0, passedOver: {} })
  })

  it('never rejects when the folder was never there', async () => {
    const minutes = at.open({ folder: join(at.base, 'nowhere') })

    expect(await minutes.all()).toEqual([])
    expect(await minutes.ask('helm')).toEqual([])
    expect(summarize(await minutes.problems())).toEqual([`${join(at.base, 'nowhere')}: folder-unreadable`])
  })

  it('is shared by calls at the same time', async () => {
    await at.putReal('2018-03-22.md')
    const minutes = at.open()

    const results = await Promise.all([minutes.refresh(), minutes.refresh(), minutes.all()])

    expect(results[0]).toBe(results[1])
    expect(results[0].read).toBe(1)
    expect(results[2]).toHaveLength(1)
  })

  it('takes up a changed glossary, keeps the last good one, and reports a bad one once', async () => {
    await at.putReal('2018-03-22.md')
    const words = join(at.base, 'glossary.yaml')
    await writeFile(words, 'achats: procurement\n')
    const minutes = at.open({ glossaryFile: words })
    expect(await minutes.ask('achats')).toHaveLength(1)
    expect(await minutes.ask('emplettes')).toEqual([])

    await writeFile(words, 'emplettes: [procurement, 7]\n')
    await minutes.refresh()
    expect(await minutes.ask('emplettes')).toHaveLength(1)

    await writeFile(words, '- not a map\n')
    await minutes.refresh()
    await minutes.refresh()
    expect(await minutes.ask('emplettes')).toHaveLength(1)
    expect(at.warnings).toMatchObject([{ fields: { file: words, reason: 'glossary-unreadable' } }])
  })

  it('lets other work happen while a thousand files are read', async () => {
    for (let day = 0; day < 1000; day++) {
      await at.put(
        `20${String(10 + (day % 80))}-${String(1 + (day % 12)).padStart(2, '0')}-01-${day}.md`,
        `## Helm\n\n* chart ${day}\n`,
      )
    }
    const minutes = at.open()
    let turns = 0
    const timer = setInterval(() => turns++, 0)

    const { read } = await minutes.refresh()
    clearInterval(timer)

    expect(read).toBe(1000)
    expect(turns).toBeGreaterThan(10)
  })
})
