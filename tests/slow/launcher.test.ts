import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Every Node on this machine: the one that runs the tests, and any that people have installed. */
const nodes = [
  ...new Set([
    process.execPath,
    ...(process.env['PATH'] ?? '')
      .split(delimiter)
      .filter((folder) => !folder.includes('node_modules'))
      .map((folder) => join(folder, 'node'))
      .filter(existsSync),
  ]),
]

describe('the launcher', () => {
  it.each(nodes)('runs TypeScript on Node 24 or newer, whatever it is started with: %s', (node) => {
    const { stdout, stderr } = spawnSync(node, ['bin/run.mjs', 'tests/fixtures/tell-version.ts'], { encoding: 'utf8' })

    expect(stderr).toBe('')
    expect(Number(/^v(\d+)/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(24)
  })

  it.each(nodes)('hands on arguments and the exit code: %s', (node) => {
    expect(spawnSync(node, ['bin/run.mjs', 'tests/fixtures/tell-version.ts', '7']).status).toBe(7)
  })
})
