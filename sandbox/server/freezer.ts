import type { Socket } from 'node:net'

/** Keeps connections open but silent, as when a cable is pulled or a firewall forgets a connection. */
export interface Freezer {
  /** Stops all responses; `existingOnly` excludes connections that are opened later. */
  freeze(options?: { existingOnly?: boolean }): void
  thaw(): void
  isFrozen(socket: Socket): boolean
  /** Resolves when the socket isn't frozen: immediately, or after `thaw`. */
  whenThawed(socket: Socket): Promise<void>
  /**
   * Calls back at each freeze and thaw, so that the owner of a socket can stop and go on. Returns the function that
   * unsubscribes.
   */
  onChange(listener: () => void): () => void
}

export function createFreezer(sockets: ReadonlySet<Socket>): Freezer {
  let frozen = new WeakSet<Socket>()
  let everything = false
  const listeners = new Set<() => void>()
  const waiting = new Set<() => void>()
  const isFrozen = (socket: Socket): boolean => everything || frozen.has(socket)
  const announce = (): void => {
    for (const listener of [...listeners]) listener()
  }
  return {
    freeze: (options = {}) => {
      for (const socket of sockets) frozen.add(socket)
      if (options.existingOnly !== true) everything = true
      announce()
    },
    thaw: () => {
      frozen = new WeakSet()
      everything = false
      announce()
      for (const resume of [...waiting]) resume()
      waiting.clear()
    },
    isFrozen,
    whenThawed: (socket) => (isFrozen(socket) ? new Promise((resolve) => waiting.add(resolve)) : Promise.resolve()),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
