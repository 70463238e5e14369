import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach } from 'vitest'
import type { MinutesProblem } from '../../../../src/features/minutes/archive.ts'
import { createMinutesFolder, type MinutesFolder } from '../../../../src/features/minutes/sources/index.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { createTemporaryFolder } from '../../../support/temporary-folder.ts'

export const sandbox = fileURLToPath(new URL('../../../../sandbox/minutes/', import.meta.url))
export const glossaryFile = fileURLToPath(new URL('../../../../config/minutes-glossary.yaml', import.meta.url))

export interface TestFolder {
  /** A folder for this test only, which is removed after it. */
  readonly base: string
  /** The folder of minutes inside it. */
  readonly folder: string
  readonly warnings: readonly { readonly fields: object; readonly message: string }[]
  open(options?: { readonly siteUrl?: string; readonly glossaryFile?: string; readonly folder?: string }): MinutesFolder
  put(name: string, text: string | Uint8Array): Promise<void>
  putReal(...names: readonly string[]): Promise<void>
}

/** Gives every test of the file an empty folder of minutes on the real disk. */
export function useFolder(): TestFolder {
  let base = ''
  let warnings: { readonly fields: object; readonly message: string }[] = []
  const folder = (): string => join(base, 'minutes')
  beforeEach(async () => {
    base = createTemporaryFolder()
    await mkdir(folder())
    warnings = []
  })
  return {
    get base() {
      return base
    },
    get folder() {
      return folder()
    },
    get warnings() {
      return warnings
    },
    open: (options = {}) =>
      createMinutesFolder({
        folder: folder(),
        clock: createFakeClock(),
        log: { warn: (fields, message) => warnings.push({ fields, message }) },
        ...options,
      }),
    async put(name, text) {
      await mkdir(dirname(join(folder(), name)), { recursive: true })
      await writeFile(join(folder(), name), text)
    },
    async putReal(...names) {
      for (const name of names) await copyFile(join(sandbox, name), join(folder(), name))
    },
  }
}

export function summarize(problems: readonly MinutesProblem[]): readonly string[] {
  return problems.map(({ file, reason }) => `${file}: ${reason}`)
}
