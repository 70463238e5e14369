/** Where progress is shown: standard error. */
interface Terminal {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** Tells somebody at a terminal how far long work is, on one line. Says nothing in a pipe or a log. */
export interface Progress {
  show(text: string): void
  /** Clears the line. */
  end(): void
}

const clearLine = '\r\u001b[2K'

export function createProgress(terminal: Terminal): Progress {
  if (terminal.isTTY !== true) return { show() {}, end() {} }
  return {
    // Back at the start of the line: what else is written there, such as the log, covers it.
    show: (text) => void terminal.write(`${clearLine}${text}\r`),
    end: () => void terminal.write(clearLine),
  }
}

/** For work that has to be told to say how far it is: undefined where nobody watches. */
export function openProgress(terminal: Terminal): Progress | undefined {
  return terminal.isTTY === true ? createProgress(terminal) : undefined
}

/** Shows every thousandth, so that showing costs nothing. */
export function createCounter(progress: Progress, describe: (count: number) => string): () => void {
  let count = 0
  return () => {
    count += 1
    if (count % shownEvery === 0) progress.show(describe(count))
  }
}

const shownEvery = 1_000
