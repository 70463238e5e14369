import { randomBytes } from 'node:crypto'
import { hashText } from '../../shared/text/hash.ts'
import type { PrivateAddress, PrivateAddresses } from './repository.ts'

/** The part of a private address that nobody can guess: 256 random bits, in 43 characters that need no escapes in a URL. */
export function createKey(): string {
  return randomBytes(32).toString('base64url')
}

/** Stores a new private address. Its key, which the address ends with, is only known to the caller. */
export async function issueKey(addresses: Pick<PrivateAddresses, 'add'>, address: PrivateAddress): Promise<string> {
  const key = createKey()
  await addresses.add(hashKey(key), address)
  return key
}

/** What is stored of a key. It has as many random bits as the hash, so a plain hash is enough. */
export function hashKey(key: string): string {
  return hashText(key)
}
