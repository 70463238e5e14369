import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type OutputChunk, type Plugin, rolldown } from 'rolldown'
import { modelPath } from '../src/understanding/model-file.ts'

/**
 * `node bin/run.mjs tools/bundle.ts [FOLDER]` writes the programs of the image, `dist` unless another folder is given: each in a
 * file, with what they share and with source maps beside them. Only the native database driver stays a package.
 */
const root = resolve(import.meta.dirname, '..')
const folder = resolve(process.argv[2] ?? join(root, 'dist'))

const programs = {
  main: 'src/main.ts',
  doctor: 'src/doctor/main.ts',
  maintenance: 'src/maintenance/main.ts',
  // Threads are programs of their own.
  'parse-thread': 'src/features/minutes/sources/parse-thread.ts',
}

const native = ['better-sqlite3']

/** Optional for the packages that ask for them. */
const unneeded = ['pg-native', 'bufferutil', 'utf-8-validate']

/** The image has no sandbox. Its import fails, and the bot then asks for the address of a workspace. */
const isSandbox = (id: string) => id.endsWith('/app/demo.ts')

// Some packages are CommonJS and ask for Node's own modules.
const banner =
  "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);"

/** A thread is started by the address of its file, which the bundle has in its own folder under another ending. */
const threads: Plugin = {
  name: 'threads',
  transform(code) {
    const moved = code.replace(/new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g, "new URL('./$1.mjs', import.meta.url)")
    // The lines stay the same, and so does the source map.
    return moved === code ? undefined : { code: moved, map: null }
  },
}

const bundle = await rolldown({
  cwd: root,
  input: programs,
  plugins: [threads],
  platform: 'node',
  external: (id) => [...native, ...unneeded].includes(id) || isSandbox(id),
  // One of the SDK's dependencies has an `eval` that hides `require` from bundlers. It never runs: Node has its own hashes.
  checks: { eval: false },
  transform: { target: 'node24' },
})
const { output } = await bundle.write({
  ...{ dir: folder, format: 'esm', sourcemap: true, banner },
  ...{ entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
  // Names stay, so that a stack trace can be read without the source maps, too.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
})
await bundle.close()
copyFileSync(modelPath, join(folder, 'model.bin'))
writeFileSync(join(folder, 'licenses.txt'), describeLicenses(output.filter((one) => one.type === 'chunk')))

/** What the licences of the bundled packages ask for: their texts go with the copies. */
function describeLicenses(chunks: readonly OutputChunk[]): string {
  const modules = chunks.flatMap(({ moduleIds }) => moduleIds)
  const packages = new Set(modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []))
  return [...packages].sort().map(describeLicense).join('\n')
}

function describeLicense(path: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
    readonly license?: string
  }
  const file = readdirSync(path).find((one) => /^licen[cs]e/i.test(one))
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(path, file), 'utf8').trim()
  return `${name} ${version}\n\n${text}\n\n${'-'.repeat(80)}\n`
}
