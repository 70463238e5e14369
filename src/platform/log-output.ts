import type { DestinationStream } from 'pino'

export interface LogOutput extends DestinationStream {
  /** Writes the lines that are waiting. */
  flush(): void
}

/**
 * Writes lines once the turn is over in which they were logged, all in one go. Writing takes as long as several statements of the
 * database: a reply that is on its way in the same turn leaves first, and a burst of lines is one call of the system.
 */
export function createLogOutput(write: (text: string) => void): LogOutput {
  let waiting = ''
  function flush(): void {
    const text = waiting
    waiting = ''
    if (text !== '') write(text)
  }
  return {
    write(line) {
      if (waiting === '') setImmediate(flush)
      waiting += line
    },
    flush,
  }
}
