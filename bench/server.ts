import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readAll } from 'node:stream/consumers'
import { type ClientLink, createClientLink, type SentMessage } from './client-link.ts'
import { encodeFrame, type Said, writeMessageFrame } from './frames.ts'
import { answerRest } from './rest.ts'

/**
 * A workspace that does as little as possible, so that the client is measured: it serves one client, stores nothing, and writes
 * prepared frames. `sandbox/` is the faithful one.
 */
export interface BenchServer {
  readonly url: string
  /**
   * Posts a message and waits for the request that replies in its thread.
   * @returns milliseconds from the frame to the request
   * @throws Error after 30 s without a reply
   */
  ask(said: Said): Promise<number>
  /** Resolves when a reply to that message has been requested. */
  replied(messageId: string): Promise<void>
  /** Writes frames as fast as the client reads them, and resolves when it has handled the last one. */
  pour(blocks: readonly Buffer[]): Promise<void>
  close(): Promise<void>
}

const replyTimeoutMs = 30_000

export async function startBenchServer(): Promise<BenchServer> {
  const replies = createReplies()
  let client: ClientLink | undefined
  const connected = () => {
    if (client === undefined) throw new Error('No client is connected.')
    return client
  }
  const http = createServer((request, response) => {
    const at = performance.now()
    answer(request, response, (sent) => replies.note(readReplied(sent), at)).catch(() => response.destroy())
  })
  http.on('upgrade', (request, socket, head) => {
    client = createClientLink(request, socket, head, (sent) => replies.note(readReplied(sent), performance.now()))
  })
  const { port } = await listen(http)
  return {
    url: `http://127.0.0.1:${port}`,
    async ask(said) {
      const frame = encodeFrame(writeMessageFrame(said))
      const reply = replies.wait(said.id)
      const saidAt = performance.now()
      connected().write(frame)
      return (await reply) - saidAt
    },
    replied: async (messageId) => void (await replies.wait(messageId)),
    async pour(blocks) {
      for (const block of blocks) await connected().write(block)
      await connected().ping()
    },
    close: () =>
      new Promise((resolve) => {
        client?.close()
        http.close(() => resolve())
        http.closeAllConnections()
      }),
  }
}

/** The message that a reply is in the thread of, or that it names as its last word. */
function readReplied({ tmid, msg }: SentMessage): string {
  return typeof tmid === 'string' ? tmid : (String(msg).split(' ').at(-1) ?? '')
}

async function answer(request: IncomingMessage, response: ServerResponse, onReply: (sent: SentMessage) => void): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://bench')
  const body: unknown = request.method === 'POST' ? JSON.parse(await readAll(request)) : {}
  const fields = { ...Object.fromEntries(url.searchParams), ...(body as Readonly<Record<string, unknown>>) }
  const text = answerRest(url.pathname.replace('/api/v1/', ''), fields)
  response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'application/json' })
  response.end(text ?? '{"success":false}')
  const { message } = fields as { readonly message?: SentMessage }
  if (message !== undefined) onReply(message)
}

/** When the first reply to each message was requested. */
function createReplies() {
  const at = new Map<string, number>()
  const waiting = new Map<string, (at: number) => void>()
  return {
    note(messageId: string, now: number) {
      if (at.has(messageId)) return
      at.set(messageId, now)
      waiting.get(messageId)?.(now)
      waiting.delete(messageId)
    },
    wait(messageId: string): Promise<number> {
      const known = at.get(messageId)
      if (known !== undefined) return Promise.resolve(known)
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`No reply to ${messageId} within 30 s.`)), replyTimeoutMs)
        waiting.set(messageId, (now) => {
          clearTimeout(timer)
          resolve(now)
        })
      })
    },
  }
}

function listen(server: Server): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo))
  })
}
