import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { readModelVersion } from '../src/understanding/model-file.ts'
import { currentVersion } from '../src/understanding/training/version.ts'
import { findBrokenRules } from './dependency-rules.ts'
import { findDrift } from './docs.ts'
import { findNamesUsedTwice } from './names.ts'
import { findSlowPatterns } from './patterns.ts'

/** `npm run check`: all static checks of the source. Exit code 1 when anything is wrong. */
const root = resolve(import.meta.dirname, '..')

interface Check {
  readonly name: string
  readonly findings: () => readonly string[] | Promise<readonly string[]>
}

const checks: readonly Check[] = [
  { name: 'format and lint', findings: () => runTool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.') },
  { name: 'types', findings: () => runTool('typescript/bin/tsc', '--noEmit') },
  { name: 'types of the sandbox page', findings: () => runTool('typescript/bin/tsc', '--noEmit', '--project', 'sandbox/page') },
  { name: 'dependency rules', findings: () => findBrokenRules(root) },
  { name: 'names used twice', findings: () => findNamesUsedTwice(root) },
  { name: 'unused code', findings: () => runTool('knip/bin/knip.js') },
  { name: 'docs drift', findings: findDrift },
  { name: 'regular expressions', findings: () => findSlowPatterns(root) },
  { name: 'model of sentences', findings: findStaleModel },
]

let failed = 0
for (const { name, findings } of checks) {
  const found = await findings()
  process.stdout.write(
    `${found.length === 0 ? 'ok  ' : 'FAIL'} ${name}\n${found.map((one) => `     ${one.replaceAll('\n', '\n     ')}\n`).join('')}`,
  )
  if (found.length > 0) failed += 1
}
process.exitCode = failed === 0 ? 0 : 1

function findStaleModel(): readonly string[] {
  return readModelVersion() === currentVersion()
    ? []
    : ['The data or the code has changed since the model was built: run "npm run model".']
}

function runTool(script: string, ...args: readonly string[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(root, 'node_modules', script), ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return status === 0 ? [] : [`${stdout}${stderr}`.trim()]
}
