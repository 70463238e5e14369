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
    show: (text) => void terminal.write(`${clearLine}${text}`),
    end: () => void terminal.write(clearLine),
  }
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
