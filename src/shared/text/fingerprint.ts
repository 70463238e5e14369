import { createHash } from 'node:crypto'

/** Different for every text: its SHA-256 in base64url, or the first characters of it. */
export function fingerprintOf(text: string, length?: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length)
}
