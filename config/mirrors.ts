import { isLoopback } from '../src/shared/loopback.ts'
import type { Config } from './schema.ts'
import { isTree, type Tree } from './tree.ts'

/** The environment variable with the address of a mirror; a file may be named by the same with `_FILE`. */
export function addressVariable(name: string): string {
  return `MIRROR_${name.toUpperCase().replaceAll('-', '_')}_URL`
}

/** Which files hold addresses of mirrors. */
export function listAddressFiles(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(env).flatMap(([name, file]) => (/^MIRROR_[A-Z\d_]+_URL_FILE$/.test(name) && file ? [file] : []))
}

/**
 * Puts the address of each mirror into the settings. It's a secret, because it lets anyone post, so it comes from the environment
 * and never from the file. `read` returns a variable's value, from its file if need be.
 */
export function applyAddresses(settings: Tree, read: (name: string) => string | undefined, mistakes: string[]): void {
  const announcements = settings['announcements']
  const mirrors = isTree(announcements) ? announcements['mirrors'] : undefined
  if (!Array.isArray(mirrors)) return
  for (const mirror of mirrors as readonly unknown[]) {
    if (!isTree(mirror) || typeof mirror['name'] !== 'string') continue
    const variable = addressVariable(mirror['name'])
    if ('address' in mirror)
      mistakes.push(`announcements.mirrors: the address of ${mirror['name']} is a secret. Move it to ${variable}.`)
    mirror['address'] = read(variable) ?? ''
  }
}

/** What is wrong with mirrors, one sentence each. None contains an address. */
export function findMirrorMistakes({ mirrors }: Config['announcements']): readonly string[] {
  const names = mirrors.map(({ name }) => name)
  return mirrors.flatMap(({ name, address }, index) => {
    const variable = addressVariable(name)
    const url = URL.parse(address)
    if (names.indexOf(name) !== index) return [`announcements.mirrors: two mirrors are called ${name}. Rename one.`]
    if (address === '')
      return [`announcements.mirrors: ${name} has no address. Set ${variable}, or ${variable}_FILE to a mounted secret.`]
    if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return []
    return [`${variable} must be an address that begins with https://. It is the address of an incoming webhook.`]
  })
}
