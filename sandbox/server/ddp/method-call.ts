import { fail } from '../failure.ts'
import type { User } from '../records.ts'
import type { Workspace } from '../workspace.ts'
import type { Session } from './session.ts'

export interface MethodCall {
  readonly workspace: Workspace
  readonly session: Session
  /** Everybody connected, for events that aren't stored, such as typing. */
  readonly sessions: ReadonlySet<Session>
  readonly params: readonly unknown[]
  countLogin(): void
}

export type Method = (call: MethodCall) => unknown

/** The user of the session. Throws the method's error if nobody is logged in. */
export function needUser(call: MethodCall, method: string): User {
  return call.session.user ?? fail('error-invalid-user', 'Invalid user', { method })
}
