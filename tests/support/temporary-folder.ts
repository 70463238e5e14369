import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new folder for the current test, which is removed after it and after its hooks. */
export function createTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rendezvous-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
