import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** The other side of an incoming webhook, over a real socket. */
export interface WebhookServer {
  readonly address: string
  /** The text of every message that arrived whole, whatever the answer was. */
  readonly texts: string[]
  /** How the next requests are answered; after that, everything is taken. */
  readonly answers: Answer[]
  readonly paths: string[]
  close(): Promise<void>
}

export const secretPath = '/services/T0SECRET/B0SECRET/neverInALog'

/** An answer as Slack gives it: a status with one word. */
export function says(status: number, word: string, headers: Record<string, string> = {}): Answer {
  return (_request, response) => response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(word)
}

/** The message arrives, and the connection breaks before an answer. */
export const loses: Answer = (request) => void request.socket.destroy()

/** The message arrives, and no answer ever comes. */
export const hangs: Answer = () => {}

export async function startWebhookServer(): Promise<WebhookServer> {
  const texts: string[] = []
  const answers: Answer[] = []
  const paths: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => {
      body += part
    })
    request.on('end', () => {
      const { text } = JSON.parse(body) as { readonly text: string }
      paths.push(request.url ?? '')
      if (text !== '') texts.push(text)
      const answer = answers.shift() ?? (text === '' ? says(400, 'no_text') : says(200, 'ok'))
      answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...{ address: `http://127.0.0.1:${port}${secretPath}`, texts, answers, paths },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
