/** A Node process, inspected while it runs. */
export interface Inspector {
  /** The heap size after a full collection, in MB of 1024 × 1024 bytes. If it grows, there is a leak. */
  liveMb(): Promise<number>
  close(): void
}

interface Reply {
  readonly id: number
  readonly result: { readonly usedSize?: number }
}

const bytesPerMb = 2 ** 20

/** What a process started with `--inspect` prints; the inspector's address is the first group. */
export const listening = /^Debugger listening on (ws:\S+)$/

/** @throws when the process can't be reached, or is gone. */
export async function openInspector(url: string): Promise<Inspector> {
  const socket = new WebSocket(url)
  const waiting = new Map<number, (reply: Reply) => void>()
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  const closed = new Promise<never>((_, reject) => {
    socket.addEventListener('close', () => reject(new Error('The process can no longer be looked into.')))
  })
  closed.catch(() => {})
  await Promise.race([new Promise((resolve) => socket.addEventListener('open', resolve)), closed])

  let last = 0
  async function call(method: string): Promise<Reply['result']> {
    last += 1
    const { promise, resolve } = Promise.withResolvers<Reply>()
    waiting.set(last, resolve)
    socket.send(JSON.stringify({ id: last, method }))
    return (await Promise.race([promise, closed])).result
  }

  return {
    async liveMb() {
      await call('HeapProfiler.collectGarbage')
      const { usedSize = Number.NaN } = await call('Runtime.getHeapUsage')
      return usedSize / bytesPerMb
    },
    close: () => socket.close(),
  }
}
