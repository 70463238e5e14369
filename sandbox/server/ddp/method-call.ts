import { fail } from '../failure.ts'
import type { User } from '../records.ts'
import type { Workspace } from '../workspace.ts'
import type { Session } from './session.ts'

export interface MethodCall {
  readonly workspace: Workspace
  readonly session: Session
  /** Everybody connected, for what is passed on without being stored: who is typing. */
  readonly sessions: ReadonlySet<Session>
  readonly params: readonly unknown[]
  countLogin(): void
}

export type Method = (call: MethodCall) => unknown

/** The user of the session, or the refusal that a method gives to strangers. */
export function needUser(call: MethodCall, method: string): User {
  return call.session.user ?? fail('error-invalid-user', 'Invalid user', { method })
}
