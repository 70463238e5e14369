#!/usr/bin/env node
// Runs a TypeScript entry of Rendezvous: on this Node if it's new enough, otherwise on the one that npm installed here
// (docs/adr/0001-runtime.md). Plain JavaScript, because older versions of Node have to run it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '..')
const [entry, ...rest] = process.argv.slice(2)

if (entry === undefined) {
  process.stderr.write('usage: node bin/run.mjs ENTRY.ts [arguments]\n')
  process.exit(1)
}

// 24 strips types without a flag or a warning and has module.enableCompileCache; older ones crash better-sqlite3's binary.
const [major] = process.versions.node.split('.').map(Number)
if (major >= 24) {
  module.enableCompileCache?.(join(root, 'node_modules', '.cache', 'rendezvous'))
  process.argv.splice(1, 2, resolve(entry))
  await import(pathToFileURL(resolve(entry)).href)
  // Node writes its cache at a normal exit only, and a bot is often killed.
  module.flushCompileCache?.()
} else {
  const binary = process.platform === 'win32' ? 'node.exe' : 'node'
  const installed = join(
    root,
    'node_modules',
    `node-${process.platform.replace('win32', 'win')}-${process.arch}`,
    'bin',
    binary,
  )
  if (!existsSync(installed)) {
    process.stderr.write(
      `Rendezvous needs Node 24 or newer; this is ${process.version}, and npm installed none for ${process.platform}-${process.arch}.\n` +
        'Run "npm ci" again without --omit=optional, or install Node 24 from https://nodejs.org.\n',
    )
    process.exit(1)
  }
  const child = spawn(installed, [...process.execArgv, fileURLToPath(import.meta.url), entry, ...rest], { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}
