import { createHash, randomBytes } from 'node:crypto'

// Meteor's own alphabet, without characters that are easily confused.
const UNMISTAKABLE = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz'

function spell(bytes: Buffer, length: number): string {
  return Array.from({ length }, (_, i) => UNMISTAKABLE[(bytes[i] ?? 0) % UNMISTAKABLE.length]).join('')
}

/** A message or subscription id in Meteor's format: 17 characters. */
export function randomId(): string {
  return spell(randomBytes(17), 17)
}

/** A login or personal access token: 43 characters. */
export function randomToken(): string {
  return spell(randomBytes(43), 43)
}

/**
 * A user id that is the same in every run. A bot stores people's ids in its own database, which outlives the sandbox: with
 * random ids, its organizers would be unknown after each restart.
 */
export function stableUserId(username: string): string {
  return spell(createHash('sha256').update(`user:${username}`).digest(), 17)
}

/** A room id that is the same in every run, in the 24 hexadecimal digits of MongoDB. */
export function stableRoomId(name: string): string {
  return createHash('sha256').update(`room:${name}`).digest('hex').slice(0, 24)
}
