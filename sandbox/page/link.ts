interface LinkEvents {
  opened(): void
  heard(text: string): void
  lost(): void
}

/** A WebSocket that reconnects. */
export interface Link {
  isOpen(): boolean
  /** Does nothing while there is no connection. */
  send(text: string): void
  /** The other side works: after the next loss, reconnecting starts with the shortest delay again. */
  settle(): void
  /** Gives up this connection and opens another. */
  drop(): void
  close(): void
}

// The delays grow, but stay short enough for a person who is waiting.
const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 5000
// The server pings after 15 s of silence, so a connection that is silent for longer is dead.
const SILENCE_MS = 35_000
// What the other side takes to greet a new connection.
const GREETING_MS = 10_000

export function createLink(address: string, events: LinkEvents): Link {
  const backoff = createBackoff()
  let socket: WebSocket | undefined
  let isClosed = false
  let retry: ReturnType<typeof setTimeout> | undefined
  const lose = (): void => {
    watch.stop()
    const gone = socket
    socket = undefined
    if (gone === undefined) return
    gone.close()
    events.lost()
    if (!isClosed) retry = setTimeout(open, backoff.next())
  }
  const watch = createWatch(lose)
  let patience = GREETING_MS
  const open = (): void => {
    const fresh = new WebSocket(address)
    socket = fresh
    patience = GREETING_MS
    watch.feed(patience)
    fresh.onopen = events.opened
    fresh.onmessage = ({ data }) => {
      watch.feed(patience)
      events.heard(String(data))
    }
    // A dead connection may close much later, when a new one is already open.
    fresh.onclose = () => {
      if (socket === fresh) lose()
    }
  }
  const isOpen = (): boolean => socket?.readyState === WebSocket.OPEN
  const close = (): void => {
    isClosed = true
    clearTimeout(retry)
    lose()
  }
  const send = (text: string): void => {
    if (isOpen()) socket?.send(text)
  }
  const settle = (): void => {
    backoff.reset()
    patience = SILENCE_MS
    watch.feed(patience)
  }
  open()
  return { isOpen, send, settle, drop: lose, close }
}

function createBackoff(): { next(): number; reset(): void } {
  let due = FIRST_RETRY_MS
  return {
    next: () => {
      const now = due
      due = Math.min(due * 2, LAST_RETRY_MS)
      return now
    },
    reset: () => {
      due = FIRST_RETRY_MS
    },
  }
}

function createWatch(silent: () => void): { feed(ms: number): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    feed: (ms) => {
      clearTimeout(timer)
      timer = setTimeout(silent, ms)
    },
    stop: () => clearTimeout(timer),
  }
}
