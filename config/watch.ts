import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defaultFile, type Environment, loadConfig } from './load.ts'
import { type Config, listKeys } from './schema.ts'

export interface ConfigWatch {
  /**
   * The configuration when one of its files has another content than at the last look, else undefined.
   * @throws ConfigMistakes once a content that is wrong.
   */
  look(): Config | undefined
}

/**
 * Watches the YAML file and the files that `…_FILE` variables name. Contents are compared, not times: a mounted ConfigMap is
 * replaced by turning a symbolic link two folders up, of which notifications of the file system tell nothing.
 */
export function watchConfig(env: Environment): ConfigWatch {
  const files = [
    env['RENDEZVOUS_CONFIG'] ?? defaultFile,
    ...listKeys().flatMap(({ env: name }) => (name === undefined ? [] : (env[`${name}_FILE`] ?? []))),
  ]
  const readAll = () => files.map(readOrNothing).join('\0')
  let seen = readAll()
  return {
    look() {
      const found = readAll()
      if (found === seen) return undefined
      seen = found
      return loadConfig(env)
    },
  }
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(resolve(path), 'utf8')
  } catch {
    return ''
  }
}

/** What takes effect while the bot runs: parts of the tree, by the beginning of their names. Everything else needs a restart. */
const living = ['community.', 'database.retentionDays', 'database.logDays', 'logLevel', 'server.pages', 'server.publicUrl']

export interface Renewal {
  /** What holds from now on: the new values where they can change, the old ones elsewhere. */
  readonly config: Config
  /** Names of the settings that now hold; their values may be secret. */
  readonly changed: readonly string[]
  /** Names of those that differ from what is in force and hold only after a restart. */
  readonly needRestart: readonly string[]
}

/** What a new configuration changes in one that is in force. */
export function renewConfig(inForce: Config, next: Config): Renewal {
  const keys = listKeys().map(({ path }) => ({ path, name: path.join('.') }))
  const differing = keys.filter(({ path }) => JSON.stringify(valueAt(inForce, path)) !== JSON.stringify(valueAt(next, path)))
  const isLiving = (name: string) => living.some((part) => (part.endsWith('.') ? name.startsWith(part) : name === part))
  const { community, logLevel, server, database } = next
  const { retentionDays, logDays } = database
  return {
    config: {
      ...inForce,
      community,
      logLevel,
      database: { ...inForce.database, retentionDays, logDays },
      server: { ...server, host: inForce.server.host, port: inForce.server.port },
    },
    changed: differing.map(({ name }) => name).filter(isLiving),
    needRestart: differing.map(({ name }) => name).filter((name) => !isLiving(name)),
  }
}

function valueAt(tree: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], tree)
}
