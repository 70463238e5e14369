import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { glossaryFile, sandbox, summarize, useFolder } from './use-folder.ts'

const at = useFolder()

describe('a folder of minutes', () => {
  it('serves the delivered minutes: all, by date, by words in both languages, with links', async () => {
    const minutes = at.open({ folder: sandbox, siteUrl: 'https://example.ca/meetups', glossaryFile })

    const all = await minutes.all()
    const march = await minutes.on({ year: 2018, month: 3 })
    const [answer] = await minutes.ask('code de conduite')

    expect(all.map(({ file }) => file)).toEqual(['2018-10-12.md', '2018-06-26.md', '2018-03-22.md'])
    expect(march.map(({ file }) => file)).toEqual(['2018-03-22.md'])
    expect(answer).toMatchObject({ viaGlossary: true, minutes: { url: 'https://example.ca/meetups/2018-03-22/' } })
    expect(answer?.quotes[0]?.text).toBe('Code of Conduct: CNCF Code of Conduct')
    expect((await minutes.nearest({ year: 2018, month: 5, day: 1 })).before?.file).toBe('2018-03-22.md')
    expect(await minutes.problems()).toEqual([])
  })

  it('reads folders below, and takes the path of pages from the content folder above', async () => {
    await at.put('content/meetups/2018/2018-03-22.md', '* helm\n')

    const minutes = at.open({ folder: join(at.folder, 'content', 'meetups'), siteUrl: 'https://example.ca' })

    expect((await minutes.ask('helm'))[0]?.minutes.url).toBe('https://example.ca/meetups/2018/2018-03-22/')
  })

  it('reads nothing before it is asked', async () => {
    const minutes = at.open()
    await at.putReal('2018-03-22.md')

    expect(await minutes.all()).toHaveLength(1)
  })

  it('leaves drafts, index pages, hidden folders and other files out without a word', async () => {
    await at.putReal('2018-03-22.md')
    await at.put('2018-04-24.md', '+++\ndraft = true\n+++\n\nunpublished helm\n')
    await at.put('_index.md', '+++\ntitle = "Meetups"\n+++\n')
    await at.put('README.md', '# Minutes\n')
    await at.put('.git/2018-05-29.md', 'helm in git\n')
    await at.put('2018-05-29.txt', 'helm in text\n')

    const minutes = at.open()

    expect((await minutes.all()).map(({ file }) => file)).toEqual(['2018-03-22.md'])
    expect(await minutes.ask('unpublished')).toEqual([])
    expect(await minutes.problems()).toEqual([])
    expect(at.warnings).toEqual([])
  })
})

describe('bad files', () => {
  it('are reported once each, in order, and hide none of the good ones', async () => {
    await at.putReal('2018-03-22.md')
    await at.put('2018-04-24.md', Uint8Array.from([0x25, 0x50, 0x00, 0x01]))
    await at.put('2018-05-29.md', '')
    await at.put('2018-06-26.md', '+++\ntitle = = "Minutes"\n+++\n\n* broken but readable\n')
    await at.put('about.md', '+++\ntitle = "About"\n+++\n')
    await at.put('huge.md', 'x'.repeat(1024 * 1024 + 1))
    await mkdir(join(at.folder, 'real-folder.md'))
    const minutes = at.open()

    await minutes.refresh()
    await minutes.refresh()

    const expected = [
      '2018-04-24.md: binary',
      '2018-05-29.md: empty',
      '2018-06-26.md: front-matter-broken',
      'about.md: no-date',
      'huge.md: too-large',
    ]
    expect(summarize(await minutes.problems())).toEqual(expected)
    expect((await minutes.all()).map(({ file }) => file)).toEqual(['2018-06-26.md', '2018-03-22.md'])
    expect(await minutes.ask('broken but readable')).toHaveLength(1)
    expect(at.warnings.map(({ fields }) => fields)).toEqual(await minutes.problems())
    expect(new Set(at.warnings.map(({ message }) => message)).size).toBe(1)
  })

  it('are reported anew when they broke in another way, and forgotten when they are mended', async () => {
    await at.put('2018-03-22.md', '')
    const minutes = at.open()
    await minutes.refresh()

    await at.put('2018-03-22.md', Uint8Array.from([0, 1, 2]))
    await minutes.refresh()
    expect(at.warnings).toMatchObject([{ fields: { reason: 'empty' } }, { fields: { reason: 'binary' } }])

    await at.put('2018-03-22.md', '* mended helm\n')
    expect(await minutes.refresh()).toEqual({ ok: true, minutes: 1, read: 1, problems: 0, passedOver: {} })
    expect(await minutes.ask('helm')).toHaveLength(1)
    expect(await minutes.problems()).toEqual([])
  })

  it.skipIf(process.getuid?.() === 0)('that may not be read are reported', async () => {
    await at.put('2018-03-22.md', 'helm\n')
    await chmod(join(at.folder, '2018-03-22.md'), 0)

    expect(await at.open().problems()).toMatchObject([{ file: '2018-03-22.md', reason: 'unreadable', detail: 'EACCES' }])
  })
})

describe('links in the folder', () => {
  it('that leave it are not followed', async () => {
    await writeFile(join(at.base, 'secret.md'), '* secret helm\n')
    await mkdir(join(at.base, 'elsewhere'))
    await writeFile(join(at.base, 'elsewhere', '2018-04-24.md'), '* secret helm\n')
    await symlink(join(at.base, 'secret.md'), join(at.folder, '2018-03-22.md'))
    await symlink(join(at.base, 'elsewhere'), join(at.folder, 'more'))
    await symlink(join(at.base, 'gone.md'), join(at.folder, '2018-05-29.md'))

    const minutes = at.open()

    expect(await minutes.all()).toEqual([])
    expect(summarize(await minutes.problems())).toEqual(['2018-03-22.md: outside-folder', '2018-05-29.md: unreadable'])
  })

  it('that lead in circles or twice to one file give each file once', async () => {
    await at.put('2018/2018-03-22.md', '* helm\n')
    await symlink(at.folder, join(at.folder, '2018', 'again'))
    await symlink(join(at.folder, '2018'), join(at.folder, 'zwanzig'))
    await symlink(join(at.folder, '2018', '2018-03-22.md'), join(at.folder, 'same.md'))

    expect((await at.open().all()).map(({ file }) => file)).toEqual(['2018/2018-03-22.md'])
  })

  it('are followed inside it, as in a mounted ConfigMap', async () => {
    await at.put('..2018_03/2018-03-22.md', '* helm\n')
    await symlink('..2018_03', join(at.folder, '..data'))
    await symlink('..data/2018-03-22.md', join(at.folder, '2018-03-22.md'))

    expect((await at.open().all()).map(({ file }) => file)).toEqual(['2018-03-22.md'])
  })
})
