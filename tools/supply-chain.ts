import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * Checks the lock file and the installed packages: exit code 1 when anything comes from somewhere other than the npm registry,
 * has no SHA-512, runs an install script, or has a licence that isn't on the list.
 */
const root = resolve(import.meta.dirname, '..')

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly hasInstallScript?: boolean
  readonly link?: boolean
  readonly dev?: boolean
  readonly license?: string
}

/** Permissive, and compatible with MIT for people who redistribute the image. */
const agreed = new Set([
  ...[
    'MIT',
    'ISC',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    '0BSD',
    'BlueOak-1.0.0',
    'Unlicense',
    'CC0-1.0',
    'Python-2.0',
  ],
  ...['(MIT OR WTFPL)', '(BSD-2-Clause OR MIT OR Apache-2.0)', '(MIT OR CC0-1.0)', 'Apache-2.0 AND MIT', 'MIT AND ISC'],
])

/** Its script only builds what its package already contains, and `allowScripts` forbids it; fsevents is for macOS and tests. */
const mayHaveScripts = new Set(['better-sqlite3', 'fsevents'])

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>
}
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')

const findings = packages.flatMap(([path, locked]) => {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const { version = '', resolved = '', integrity = '', dev = false } = locked
  const wrong = (what: string) => `${name}@${version} ${what}`
  const licence = licenceOf(path, locked)
  return [
    ...(locked.link === true ? [wrong('is a link')] : []),
    // The lock file contains no addresses (.npmrc): the checksum must match, no matter which registry serves the package.
    ...(resolved === '' || resolved.startsWith('https://registry.npmjs.org/') ? [] : [wrong(`comes from ${resolved}`)]),
    ...(integrity.startsWith('sha512-') ? [] : [wrong(`is locked by ${integrity || 'no sum'}`)]),
    ...(locked.hasInstallScript === true && !mayHaveScripts.has(name) ? [wrong('runs a script when it is installed')] : []),
    ...(dev || agreed.has(licence) ? [] : [wrong(`has the licence ${licence}`)]),
  ]
})

for (const finding of findings) process.stderr.write(`${finding}\n`)
const shipped = packages.filter(([, { dev }]) => dev !== true).length
process.stdout.write(`${packages.length} packages, ${shipped} of them shipped; ${findings.length} findings\n`)
process.exitCode = findings.length === 0 && packages.length > 0 ? 0 : 1

/** From the lock file; older packages only say it in their own files. */
function licenceOf(path: string, { license }: Locked): string {
  if (license !== undefined) return license
  try {
    const own = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as { readonly license?: unknown }
    return typeof own.license === 'string' ? own.license : 'none'
  } catch {
    return 'unknown'
  }
}
