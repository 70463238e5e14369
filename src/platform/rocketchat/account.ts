import { ChatRefused, ChatUnavailable } from '../../messaging/chat.ts'
import { readCode, toFailure } from './errors.ts'
import { isJson, readString } from './json.ts'
import { explainRefusal } from './login-error.ts'
import type { Credentials } from './options.ts'
import type { Login, Rest } from './rest.ts'

/** The bot's login. A password is sent once, and what it yields is kept: each login leaves a token behind in the account for 90 days. */
export interface Account {
  /** @throws LoginRefused, ChatUnavailable */
  signIn(signal: AbortSignal): Promise<Login>
  /** Lets go of a login that was refused. False when no other can be had: it is a fixed token, or was made a moment ago. */
  renew(): boolean
}

export function createAccount(credentials: Credentials, rest: Rest): Account {
  let kept: Login | undefined = credentials.kind === 'token' ? credentials : undefined
  let isFresh = false

  return {
    async signIn(signal) {
      isFresh = kept === undefined
      if (kept === undefined && credentials.kind === 'password') kept = await logIn(credentials, rest, signal)
      if (kept === undefined) throw new ChatUnavailable('There is no login.')
      rest.signIn(kept)
      return kept
    },
    renew() {
      if (credentials.kind === 'token' || isFresh) return false
      kept = undefined
      rest.signIn(undefined)
      return true
    },
  }
}

type PasswordCredentials = Extract<Credentials, { kind: 'password' }>

async function logIn(credentials: PasswordCredentials, rest: Rest, signal: AbortSignal): Promise<Login> {
  const { username, password } = credentials
  const answer = await rest.call('POST', 'login', { user: username, password }, signal)
  if (answer.status === 401) throw explainRefusal(credentials, readCode(answer.body ?? {}))
  const data = answer.status === 200 ? answer.body?.['data'] : undefined
  const userId = isJson(data) ? readString(data['userId']) : undefined
  const authToken = isJson(data) ? readString(data['authToken']) : undefined
  if (userId !== undefined && authToken !== undefined) return { userId, authToken }
  const failure = toFailure(answer, 'login')
  throw failure instanceof ChatRefused ? explainRefusal(credentials, failure.code) : failure
}
