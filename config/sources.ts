import { z } from 'zod'

/** Where a key may be set in addition to the YAML file. */
interface KeySource {
  readonly env?: string
  /** Never shown or logged; may also come from a file named by `…_FILE`. */
  readonly secret?: true
}

export const sources = z.registry<KeySource>()

/** Addresses and secrets come from the environment, so that one image and one file serve every workspace. */
export function fromEnv<T extends z.ZodType>(env: string, type: T, source: Omit<KeySource, 'env'> = {}): T {
  sources.add(type, { env, ...source })
  return type
}

export const webAddress = z.url({ protocol: /^https?$/, error: 'must be an address that begins with https:// or http://' })
