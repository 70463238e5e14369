import type { Config } from '../../config/schema.ts'
import type { Credentials } from '../platform/rocketchat/index.ts'

/** `loadConfig` has seen to it that there are some where a workspace is named. */
export function credentialsOf({ workspace: { userId, authToken, user, password } }: Config): Credentials {
  if (userId !== undefined && authToken !== undefined) return { kind: 'token', userId, authToken }
  return { kind: 'password', username: user ?? '', password: password ?? '' }
}
