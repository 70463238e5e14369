import type { Person } from '../../messaging/chat.ts'
import { ChatUnavailable } from '../../messaging/chat-errors.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { dayMs, hourMs } from '../../shared/dates/time.ts'
import type { Log } from '../../shared/log.ts'
import { isRefusal, readCode, requireBody, toFailure } from './errors.ts'
import { readJson, readString } from './json.ts'
import { explainLoginError, type LoginError } from './login-error.ts'
import type { Credentials } from './options.ts'
import type { Login, Rest } from './rest.ts'
import type { ServerTime } from './server-time.ts'

/** The bot's login. A password is sent once and its token is reused until shortly before it expires. */
export interface Account {
  /** @throws LoginError, ChatUnavailable */
  signIn(signal: AbortSignal): Promise<Login>
  /** The workspace has accepted the login. `expiresAt` is by the workspace's clock; undefined when it doesn't say. */
  confirm(expiresAt: EpochMs | undefined): void
  /** Drops a refused login. False when there is no other one: the token is fixed, or was issued for this very attempt. */
  renew(): boolean
  /** Gets a new token when the current one expires soon. True when it did: the connection then has to log in again. */
  renewBeforeExpiry(signal: AbortSignal): Promise<boolean>
  /** Switches to other credentials. */
  replace(credentials: Credentials): void
  /** Why the login doesn't work, and how to fix it. `code` is the workspace's error code. */
  explain(code: string): LoginError
}

interface AccountOptions {
  readonly credentials: Credentials
  readonly rest: Rest
  readonly serverTime: ServerTime
  readonly log: Log
}

/** `Accounts_LoginExpiration`, for workspaces that don't say when a token expires. */
const defaultLifetimeMs = 90 * dayMs
/** Leaves time to fix the password if it was changed in the meantime. */
const renewalMarginMs = 7 * dayMs
/** Ten wrong logins within five minutes would block the account. */
const renewalRetryMs = hourMs

export function createAccount({ credentials: first, rest, serverTime, log }: AccountOptions): Account {
  let credentials = first
  let current: Login | undefined = tokenOf(credentials)
  /** The current token comes from a password and the workspace hasn't accepted it yet. */
  let isFresh = false
  let renewAt = Number.POSITIVE_INFINITY

  return {
    async signIn(signal) {
      if (current === undefined && credentials.kind === 'password') {
        current = await logIn(credentials, rest, signal)
        isFresh = true
      }
      if (current === undefined) throw new ChatUnavailable('There is no login.')
      rest.signIn(current)
      return current
    },
    confirm(expiresAt) {
      isFresh = false
      const now = serverTime.latest
      const endsAt = expiresAt ?? now + defaultLifetimeMs
      renewAt = credentials.kind === 'token' ? Number.POSITIVE_INFINITY : endsAt - Math.min(renewalMarginMs, (endsAt - now) / 2)
    },
    renew() {
      if (credentials.kind === 'token' || isFresh) return false
      current = undefined
      rest.signIn(undefined)
      return true
    },
    async renewBeforeExpiry(signal) {
      if (credentials.kind === 'token' || serverTime.latest < renewAt) return false
      renewAt = serverTime.latest + renewalRetryMs
      try {
        current = await logIn(credentials, rest, signal)
        isFresh = true
        renewAt = Number.POSITIVE_INFINITY
        return true
      } catch (error) {
        log.warn({ err: error }, 'the login expires soon and could not be renewed yet')
        return false
      }
    },
    replace(next) {
      credentials = next
      current = tokenOf(next)
      isFresh = false
      renewAt = Number.POSITIVE_INFINITY
    },
    explain: (code) => explainLoginError(credentials, code, isFresh),
  }
}

function tokenOf(credentials: Credentials): Login | undefined {
  return credentials.kind === 'token' ? { userId: credentials.userId, authToken: credentials.authToken } : undefined
}

type PasswordCredentials = Extract<Credentials, { kind: 'password' }>

async function logIn(credentials: PasswordCredentials, rest: Rest, signal: AbortSignal): Promise<Login> {
  const { username, password } = credentials
  const response = await rest.call('POST', 'login', { user: username, password }, signal)
  if (response.status === 401) throw explainLoginError(credentials, readCode(response.body ?? {}), false)
  const data = readJson(response.status === 200 ? response.body?.['data'] : undefined)
  const [userId, authToken] = [readString(data['userId']), readString(data['authToken'])]
  if (userId !== undefined && authToken !== undefined) return { userId, authToken }
  if (isRefusal(response)) throw explainLoginError(credentials, readCode(response.body ?? {}), false)
  throw toFailure(response, 'login')
}

/** Whether the workspace accepts the token, and whose it is. `refusal` is the workspace's error code. */
type TokenCheck = { readonly self: Person } | { readonly refusal: string }

/** @throws ChatUnavailable, ChatRefused when the workspace doesn't say whether it accepts the token */
export async function checkToken(rest: Rest, signal: AbortSignal): Promise<TokenCheck> {
  const response = await rest.call('GET', 'me', {}, signal)
  if (response.status === 401) return { refusal: readCode(response.body ?? {}) }
  const body = requireBody(response, 'me')
  const id = readString(body['_id'])
  const username = readString(body['username'])
  if (id === undefined || username === undefined) throw new ChatUnavailable('me: the response names no account.')
  return { self: { id, username } }
}
