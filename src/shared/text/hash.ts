import { createHash } from 'node:crypto'

/** SHA-256 in 43 characters that need no escapes in a URL. `length`: only the first of them, where nobody would forge one. */
export function hashText(text: string, length?: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length)
}
