import type { Config } from '../../config/schema.ts'
import type { Credentials } from '../platform/rocketchat/index.ts'

/** If a workspace is configured, `loadConfig` has made sure that credentials are too. */
export function credentialsOf({ workspace: { userId, authToken, user, password } }: Config): Credentials {
  if (userId !== undefined && authToken !== undefined) return { kind: 'token', userId, authToken }
  return { kind: 'password', username: user ?? '', password: password ?? '' }
}
