import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'

type Frame = Readonly<Record<string, unknown>>

export interface ReplayServer {
  readonly url: string
  /** Resolves when the client has handled every recorded frame. */
  readonly played: Promise<void>
}

/** The account that the recordings were made with. */
export const recordedBot = { _id: 'zqRKbzAhTmtcL7LLm', username: 'bender' }
/** When they were made, by the recorded server's clock. */
const recordedAt = 'Sun, 22 Nov 2026 12:27:11 GMT'

/** Replies to login and subscription as recorded, then plays everything else a genuine server sent in that session. */
export async function startReplayServer(transcript: string): Promise<ReplayServer> {
  const frames = readFrames(transcript)
  const http = createServer((request, response) => answerRest(request.url ?? '', response))
  const sockets = new WebSocketServer({ server: http })
  const played = new Promise<void>((resolve) => {
    sockets.on('connection', (socket) => {
      socket.on('message', (data) => {
        const frame = JSON.parse(String(data)) as Frame
        if (frame['msg'] === 'pong') resolve()
        else respond(socket, frames, frame)
      })
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate()
    http.close()
  })
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, played }
}

function readFrames(transcript: string): readonly Frame[] {
  const text = readFileSync(new URL(`../../../fixtures/transcripts/${transcript}`, import.meta.url), 'utf8')
  const lines = text.trim().split('\n')
  const entries = lines.map((line) => JSON.parse(line) as { readonly dir: string; readonly frame?: Frame })
  return entries.flatMap(({ dir, frame }) => (dir === '<' && frame ? [frame] : []))
}

function respond(socket: WebSocket, frames: readonly Frame[], { msg, method, id }: Frame): void {
  const send = (frame: Frame | undefined) => socket.send(JSON.stringify(frame))
  const login = frames.find((frame) => frame['msg'] === 'result')
  if (msg === 'connect') send(frames.find((frame) => frame['msg'] === 'connected'))
  if (msg === 'method' && method === 'login') send({ ...login, id })
  if (msg !== 'sub') return
  send({ msg: 'ready', subs: [id] })
  for (const frame of frames) if (frame['msg'] !== 'connected' && frame !== login) send(frame)
  send({ msg: 'ping' })
}

function answerRest(path: string, response: ServerResponse): void {
  const answers: Readonly<Record<string, object>> = {
    '/api/v1/me': { ...recordedBot, success: true },
    '/api/v1/rooms.get': { update: [], remove: [], success: true },
    '/api/v1/subscriptions.get': { update: [], remove: [], success: true },
    '/api/v1/settings.public': { settings: [], count: 0, offset: 0, total: 0, success: true },
  }
  const answer = answers[path.split('?')[0] ?? '']
  response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json', date: recordedAt })
  response.end(JSON.stringify(answer ?? { success: false }))
}
