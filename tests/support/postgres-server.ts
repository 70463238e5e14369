import { execFileSync, type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrator's address of a real PostgreSQL, or undefined where there is none. */
    postgresUrl: string | undefined
  }
}

/** Starts a real PostgreSQL for the whole run from the machine's binaries, or takes the one in TEST_DATABASE_URL. */
export async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined) {
    project.provide('postgresUrl', given)
    return undefined
  }
  const binaries = findBinaries()
  if (binaries === undefined) {
    project.provide('postgresUrl', undefined)
    process.stderr.write(
      '\n*** PostgreSQL IS NOT TESTED in this run: no server is installed here. ***\n' +
        '*** Install one (Debian: apt-get install postgresql), or name one in TEST_DATABASE_URL=postgres://…, and run again. ***\n\n',
    )
    return undefined
  }
  const server = await startServer(binaries)
  project.provide('postgresUrl', server.url)
  return server.stop
}

function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(':')]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')))
}

async function startServer(binaries: string): Promise<{ readonly url: string; readonly stop: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'rendezvous-postgres-'))
  const identity = otherThanRoot()
  if (identity.uid !== undefined) chownSync(folder, identity.uid, identity.gid ?? identity.uid)
  const options: SpawnSyncOptions = { ...identity, cwd: folder, stdio: 'ignore' }
  const data = join(folder, 'data')
  const port = await freePort()
  const run = (program: string, ...args: string[]) => {
    const { status, error } = spawnSync(join(binaries, program), args, options)
    if (status !== 0) throw new Error(`${program} failed (${error?.message ?? `exit ${status}`})`)
  }
  run('initdb', '--pgdata', data, '--username', 'test', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync')
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200`
  run('pg_ctl', '--pgdata', data, '--wait', '--options', settings, '--log', join(folder, 'log'), 'start')
  return {
    url: `postgres://test@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', '--pgdata', data, '--wait', '--mode', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root. */
function otherThanRoot(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {}
  for (const user of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // The next name may exist.
    }
  }
  return { uid: 65_534, gid: 65_534 }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
