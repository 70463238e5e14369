import { execFileSync, type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { removeAtEnd } from './remove-at-end.ts'

export interface PostgresServer {
  /** Administrator's address. */
  readonly url: string
  /** Ends the server and every connection to it; what was committed stays. */
  halt(): void
  /** Starts it again under the same address. */
  resume(): void
  /** Ends it and removes its data. */
  remove(): void
}

/** The folder of a PostgreSQL server's programs; undefined where none is installed. */
export function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(':')]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')))
}

/** Starts a real server of its own, with an empty data folder below `place`. */
export async function startPostgres(binaries: string, place = tmpdir()): Promise<PostgresServer> {
  const folder = mkdtempSync(join(place, 'rendezvous-postgres-'))
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
  // Nothing here has to outlive a power cut, and no table lives long enough to need a vacuum.
  const hasty = '-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off -c max_wal_size=4GB'
  // Less shared memory to touch for each new connection and database, and none of it outside the folder.
  const small = '-c shared_buffers=32MB -c dynamic_shared_memory_type=mmap'
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200 ${hasty} ${small}`
  const control = (...args: string[]) => run('pg_ctl', '--pgdata', data, '--wait', ...args)
  const resume = () => control('--options', settings, '--log', join(folder, 'log'), 'start')
  resume()
  removeAtEnd(folder)
  return {
    url: `postgres://test@127.0.0.1:${port}/postgres`,
    halt: () => control('--mode', 'fast', 'stop'),
    resume,
    remove() {
      control('--mode', 'immediate', 'stop')
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
