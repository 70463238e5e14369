interface LinkEvents {
  opened(): void
  heard(text: string): void
  lost(): void
}

/** A WebSocket that comes back. */
export interface Link {
  isOpen(): boolean
  /** What is sent while there is no connection is lost. */
  send(text: string): void
  /** Tells that the other side is well: the next loss is mended fast again. */
  settle(): void
  close(): void
}

// A lost server is asked again after a second, then less and less often; a person who waits should not wait long.
const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 5000
// An open connection on which nothing comes is dead. The server pings after 15 s of quiet.
const SILENCE_MS = 35_000

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
  const open = (): void => {
    const fresh = new WebSocket(address)
    socket = fresh
    fresh.onopen = events.opened
    fresh.onmessage = ({ data }) => {
      watch.feed()
      events.heard(String(data))
    }
    // A connection given up for dead may close much later, when another has taken its place.
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
  open()
  return { isOpen, send, settle: backoff.reset, close }
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

function createWatch(silent: () => void): { feed(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    feed: () => {
      clearTimeout(timer)
      timer = setTimeout(silent, SILENCE_MS)
    },
    stop: () => clearTimeout(timer),
  }
}
