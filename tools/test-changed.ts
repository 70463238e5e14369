/**
 * `npm run test:changed [-- COMMIT]`: runs the test files that changed since the last commit, or since COMMIT, and those in the
 * folders that mirror changed sources.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const [since = 'HEAD'] = process.argv.slice(2)
const listed = (...args: readonly string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n')
const changed = [...listed('diff', '--name-only', since), ...listed('ls-files', '--others', '--exclude-standard')]

/** The tests of a file, or of the nearest folder above it that has any. */
function testsOf(file: string): readonly string[] {
  if (file.endsWith('.test.ts')) return existsSync(join(root, file)) && !file.startsWith('tests/slow/') ? [file] : []
  const feature = /^(?:src\/features|commands)\/([\w-]+)\//.exec(file)?.[1]
  if (feature !== undefined) return [`tests/features/${feature}/`, `tests/commands/${feature}/`]
  for (let folder = dirname(file.replace(/^src\//, '')); folder !== '.'; folder = dirname(folder))
    if (existsSync(join(root, 'tests', folder))) return [`tests/${folder}/`]
  return []
}

const isThere = (path: string) => existsSync(join(root, path))
const tests = [...new Set(changed.filter((file) => file.endsWith('.ts')).flatMap(testsOf))].filter(isThere)
if (tests.length === 0) {
  process.stdout.write('No test is near what changed.\n')
} else {
  process.stdout.write(`${tests.join('\n')}\n`)
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...tests], {
    cwd: root,
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
}
