import type { IncomingMessage, ServerResponse } from 'node:http'
import { asFields, type Fields } from '../values.ts'

// Far more than any message with attachments, and far less than what would trouble the process.
const MAX_BODY_BYTES = 1_000_000

/** The JSON object of a request; undefined when it isn't JSON, or is too large. */
export async function readJson(request: IncomingMessage): Promise<Fields | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return undefined
    chunks.push(chunk)
  }
  if (size === 0) return {}
  try {
    return asFields(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  } catch {
    return undefined
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
