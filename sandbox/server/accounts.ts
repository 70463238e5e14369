import { createHash } from 'node:crypto'
import { findUser } from './database.ts'
import { fail } from './failure.ts'
import { randomToken } from './ids.ts'
import { hasPermission } from './permissions.ts'
import type { Token, User } from './records.ts'
import type { Workspace } from './workspace.ts'

// Setting Accounts_LoginExpiration: 90 days.
const LOGIN_LIFETIME_MS = 90 * 24 * 60 * 60 * 1000

/** A password as text, or as DDP clients send it: its SHA-256 in hexadecimal. */
type Password = string | { digest: string; algorithm: string }

export function loginWithPassword(workspace: Workspace, username: string, password: Password): { user: User; token: Token } {
  const user = findUser(workspace.db, username)
  if (user === undefined) fail(403, 'User not found')
  const given = typeof password === 'string' ? sha256(password) : password.digest
  if (given !== sha256(user.password)) fail(403, 'Incorrect password')
  if (user.inactive) fail('error-user-is-not-activated', 'User is not activated')
  return { user, token: addToken(workspace, user, 'login') }
}

/** Takes a login token or a personal access token. */
export function resumeLogin(workspace: Workspace, value: string): { user: User; token: Token } {
  const token = workspace.db.tokens.get(value)
  const user = token === undefined ? undefined : workspace.db.users.get(token.userId)
  const expired = token?.expires !== undefined && token.expires.getTime() <= workspace.now()
  if (token === undefined || user === undefined || expired)
    fail(403, "You've been logged out by the server. Please log in again.")
  return { user, token }
}

export function addToken(workspace: Workspace, user: User, kind: Token['kind'], name?: string): Token {
  const now = workspace.now()
  const token: Token = {
    value: randomToken(),
    userId: user._id,
    kind,
    createdAt: new Date(now),
    ...(name !== undefined && { name }),
    ...(kind === 'login' && { expires: new Date(now + LOGIN_LIFETIME_MS) }),
  }
  workspace.db.tokens.set(token.value, token)
  return token
}

export function generatePersonalToken(workspace: Workspace, user: User, name: string): Token {
  const method = 'personalAccessTokens:generateToken'
  if (!hasPermission(workspace.db, user, 'create-personal-access-tokens')) fail('not-authorized', 'Not Authorized', { method })
  if (personalTokens(workspace, user).some((token) => token.name === name)) {
    fail('error-token-already-exists', 'A token with this name already exists', { method })
  }
  return addToken(workspace, user, 'personal', name)
}

export function personalTokens(workspace: Workspace, user: User): Token[] {
  return [...workspace.db.tokens.values()].filter((token) => token.userId === user._id && token.kind === 'personal')
}

/**
 * Revokes a token. Sockets logged in with a login token are closed (as after a logout); with a personal access token they stay
 * open and keep receiving, as measured on a live server. `keepSocket` overrides this.
 */
export function removeToken(workspace: Workspace, value: string, keepSocket?: boolean): void {
  const token = workspace.db.tokens.get(value)
  if (token === undefined) return
  workspace.db.tokens.delete(value)
  if (keepSocket ?? token.kind === 'personal') return
  workspace.events.emit({ kind: 'token-ended', userId: token.userId, token: value })
}

/**
 * Closes an account, as an administrator does: its tokens are revoked and its sockets closed, and its messages stay. Or reopens
 * it.
 */
export function setActive(workspace: Workspace, user: User, isActive: boolean): void {
  if (isActive) {
    delete user.inactive
    return
  }
  user.inactive = true
  user.status = 'offline'
  const tokens = [...workspace.db.tokens.values()].filter((token) => token.userId === user._id)
  for (const token of tokens) removeToken(workspace, token.value, false)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
