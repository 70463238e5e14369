import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRepository, serveGit } from '../support/git-remote.ts'
import { minutesOf, useGit } from '../support/use-git.ts'

const at = useGit()
const march = 'content/minutes/2018-03-22.md'

describe('minutes in a repository', () => {
  it('are copied without history: 200 MB of it stay where they are', async () => {
    const { bare } = createRepository(join(at.base, 'served'), { [march]: minutesOf('Helm charts') })
    for (let round = 0; round < 10; round++) importFile(bare, 'recording.bin', randomBytes(20_000_000))
    importFile(bare, 'recording.bin', Buffer.from('gone'))
    const server = at.keep(await serveGit(join(at.base, 'served')))
    const { archive } = at.open(`${server.url}/remote.git#main:content/minutes`)

    expect(await archive.refresh()).toMatchObject({ ok: true, minutes: 1 })
    const first = server.sent()
    importFile(bare, march, Buffer.from(minutesOf('Linkerd meshes')))
    expect(await archive.refresh()).toMatchObject({ ok: true, read: 1 })

    expect(bytesOf(bare)).toBeGreaterThan(200_000_000)
    expect(first).toBeLessThan(10_000)
    expect(server.sent() - first).toBeLessThan(10_000)
  }, 240_000)
})

function importFile(bare: string, name: string, content: Uint8Array): void {
  const head = `commit refs/heads/main\ncommitter Ada <ada@example.ca> 1546300800 +0000\ndata 5\nnoise\nfrom refs/heads/main^0\nM 644 inline ${name}\n`
  const input = Buffer.concat([Buffer.from(`${head}data ${content.length}\n`), content, Buffer.from('\n')])
  execFileSync('git', ['-C', bare, '-c', 'core.compression=0', 'fast-import', '--quiet', '--depth=0'], { input })
}

function bytesOf(folder: string): number {
  return everyFile(folder).reduce((sum, file) => sum + statSync(file).size, 0)
}

function everyFile(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
