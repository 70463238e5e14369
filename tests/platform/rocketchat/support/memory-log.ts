import type { Log } from '../../../../src/shared/log.ts'

export interface MemoryLog extends Log {
  readonly lines: { readonly level: keyof Log; readonly fields: object; readonly message: string }[]
  /** Everything that was logged, as text, including everything in errors. */
  readonly text: string
}

export function createMemoryLog(): MemoryLog {
  const lines: MemoryLog['lines'] = []
  const write = (level: keyof Log) => (fields: object, message: string) => void lines.push({ level, fields, message })
  return {
    lines,
    get text() {
      return JSON.stringify(lines, (_key, value: unknown) =>
        value instanceof Error ? { ...value, message: value.message, stack: value.stack, cause: value.cause } : value,
      )
    },
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  }
}
