import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseAllDocuments } from 'yaml'

/**
 * `node tools/typed-manifests.ts FOLDER FILE…`: checks rendered manifests against the Kubernetes types, for `.ci/deploy`.
 * FOLDER contains the npm packages kubernetes-models and @kubernetes-models/prometheus-operator. Each document becomes a typed
 * literal, so `tsc` refuses unknown fields, and is then checked against the schema, which knows the required ones. Exit code 1
 * with the errors.
 */
interface Manifest {
  readonly apiVersion: string
  readonly kind: string
}

const modules = join(import.meta.dirname, '../node_modules')
const typing = [
  ...'--noEmit --strict --skipLibCheck --module nodenext --target es2022 --types node'.split(' '),
  ...['--typeRoots', join(modules, '@types')],
]

const [folder, ...files] = process.argv.slice(2)
if (folder === undefined || files.length === 0) {
  process.stderr.write('usage: node tools/typed-manifests.ts FOLDER FILE…\n')
  process.exit(1)
}
const programs = files.map((file) => {
  const program = join(folder, `${basename(file, '.yaml')}.mts`)
  writeFileSync(program, writeProgram(file))
  return program
})
run(join(modules, 'typescript/bin/tsc'), ...typing, ...programs)
for (const program of programs) run(program)

function writeProgram(file: string): string {
  const manifests = parseAllDocuments(readFileSync(file, 'utf8'))
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null)
  const lines = manifests.map((manifest, index) => {
    const { apiVersion: _, kind, ...fields } = manifest
    const name = JSON.stringify(`${basename(file)}: ${kind}`)
    return [
      `import { ${kind} as Kind${index} } from '${packageOf(manifest)}'`,
      `try { new Kind${index}(${JSON.stringify(fields)}).validate() }`,
      `catch (error) { console.error(${name}, String(error)); process.exitCode = 1 }`,
    ].join('\n')
  })
  return `${lines.join('\n')}\n`
}

function packageOf({ apiVersion, kind }: Manifest): string {
  const from = apiVersion.startsWith('monitoring.coreos.com/') ? '@kubernetes-models/prometheus-operator' : 'kubernetes-models'
  return `${from}/${apiVersion}/${kind}`
}

function run(...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], { cwd: folder, encoding: 'utf8' })
  if (status === 0) return
  process.stderr.write(`${stdout}${stderr}`)
  process.exit(1)
}
