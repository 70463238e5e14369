import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { listKeys } from './keys.ts'
import { defaultFile, type Environment, loadConfig } from './load.ts'
import { listAddressFiles } from './mirrors.ts'
import type { Config } from './schema.ts'

export interface ConfigWatch {
  /**
   * The configuration if one of its files has changed since the last check, otherwise undefined.
   * @throws ConfigMistakes once for each invalid change.
   */
  look(): Config | undefined
}

/**
 * Watches the YAML file and the files that `…_FILE` variables name. It compares contents instead of times: a mounted ConfigMap
 * is replaced by switching a symbolic link two folders up, which file system notifications miss.
 */
export function watchConfig(env: Environment): ConfigWatch {
  const files = [
    env['RENDEZVOUS_CONFIG'] ?? defaultFile,
    ...listKeys().flatMap(({ env: name }) => (name === undefined ? [] : (env[`${name}_FILE`] ?? []))),
    ...listAddressFiles(env),
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

/** What takes effect while the bot runs, by name or (ending in a dot) by group. Everything else needs a restart. */
const living = [
  'announcements.',
  'workspace.userId',
  'workspace.authToken',
  'workspace.user',
  'workspace.password',
  'community.',
  'database.retentionDays',
  'database.logDays',
  'logLevel',
  'server.pages',
  'server.publicUrl',
]

export interface Renewal {
  /** What is in force from now on: new values where they can change, old ones elsewhere. */
  readonly config: Config
  /** Names of the settings that have changed; their values may be secret. */
  readonly changed: readonly string[]
  /** Names of the settings that need a restart to change. */
  readonly needRestart: readonly string[]
}

/** Which settings a new configuration changes. */
export function renewConfig(inForce: Config, next: Config): Renewal {
  const keys = listKeys().map(({ path }) => ({ path, name: path.join('.') }))
  const differing = keys.filter(({ path }) => JSON.stringify(valueAt(inForce, path)) !== JSON.stringify(valueAt(next, path)))
  const isLiving = (name: string) => living.some((part) => (part.endsWith('.') ? name.startsWith(part) : name === part))
  const { announcements, community, logLevel, server, database, workspace } = next
  const { userId, authToken, user, password } = workspace
  const { retentionDays, logDays } = database
  return {
    config: {
      ...inForce,
      announcements,
      community,
      logLevel,
      workspace: { ...inForce.workspace, userId, authToken, user, password },
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
