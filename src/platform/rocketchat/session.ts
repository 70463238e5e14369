import { ChatRefused, ChatUnavailable } from '../../messaging/chat.ts'
import { untilAborted } from '../../shared/abort.ts'
import type { Account } from './account.ts'
import type { WorkspaceAddress } from './address.ts'
import { type CatchUpOptions, readMissed } from './catch-up.ts'
import { explainRefusal } from './login-error.ts'
import type { Credentials } from './options.ts'
import { type Link, openLink } from './realtime.ts'
import { createSdkDriver } from './sdk.ts'
import { createStreamHandler, type StreamHandlerOptions } from './stream-handler.ts'
import { askWhoAmI } from './who-am-i.ts'
import type { KnownWorkspace } from './workspace-settings.ts'

/** What a session works with; all of it outlives the session. */
interface SessionOptions extends CatchUpOptions, StreamHandlerOptions {
  readonly address: WorkspaceAddress
  readonly credentials: Credentials
  readonly account: Account
  readonly learned: KnownWorkspace
}

/** One connection, from opening to loss. */
export interface Session {
  /** True when the bot is logged in, subscribed, and everything missed has been handed over; false when the session ended before. */
  begin(): Promise<boolean>
  /** Resolves with what ended it: `LoginRefused`, or anything that may pass. */
  readonly ended: Promise<unknown>
  /** Asks whether the login still holds, and ends the session when it does not. */
  probe(): Promise<void>
  end(reason: unknown): void
}

export function createSession(options: SessionOptions): Session {
  const life = new AbortController()
  const { signal } = life
  const end = (reason: unknown) => life.abort(reason)
  let isProbing = false

  return {
    async begin() {
      try {
        await connect(options, signal, end)
      } catch (error) {
        // What ended the session explains more than what failed because of it; `end` keeps the first reason.
        end(error)
      }
      return !signal.aborted
    },
    ended: untilAborted(signal),
    async probe() {
      if (isProbing || signal.aborted) return
      isProbing = true
      const verdict = await checkLogin(options, signal)
      if (verdict !== undefined) end(verdict)
      isProbing = false
    },
    end,
  }
}

async function connect(options: SessionOptions, signal: AbortSignal, onLost: (error: Error) => void): Promise<void> {
  const { address, clock, log, rest, mark, serverTime, pulse } = options
  const driver = await createSdkDriver(address, rest)
  const link = await openLink({ driver, clock, log, pulse, signal, onLost })
  await logIn(options, link, signal)
  if (serverTime.latest === 0) throw new ChatUnavailable('The answers carry no Date header, so the age of messages is unknown.')
  await mark.load(serverTime.latest)
  await listen(options, link, signal)
}

/** REST and realtime each judge a token by themselves; both have to accept it. A password yields one fresh token in place of a refused one. */
async function logIn({ account, credentials, rest, learned }: SessionOptions, link: Link, signal: AbortSignal): Promise<void> {
  for (;;) {
    const { authToken } = await account.signIn(signal)
    const [me, refusal] = await Promise.all([askWhoAmI(rest, signal), resume(link, authToken)])
    if ('self' in me && refusal === undefined) {
      learned.self = me.self
      return
    }
    if (!account.renew()) throw explainRefusal(credentials, 'refusal' in me ? me.refusal : (refusal ?? 'unknown'))
  }
}

async function resume(link: Link, authToken: string): Promise<string | undefined> {
  try {
    await link.resume(authToken)
    return undefined
  } catch (error) {
    if (error instanceof ChatRefused) return error.code
    throw error
  }
}

/** Subscribes first and reads what was missed afterwards, so that no message falls between the two. */
async function listen(options: SessionOptions, link: Link, signal: AbortSignal): Promise<void> {
  const { filter, log, mark, serverTime } = options
  const startedAt = serverTime.latest
  const ear = createStreamHandler(options)
  link.onStream('stream-room-messages', (args) => ear.hear(args))
  await link.subscribe('stream-room-messages', '__my_messages__')
  link.call('UserPresence:online').catch((error: unknown) => log.debug({ err: error }, 'cannot show the bot as online'))
  const since = Math.max(mark.readFrom, filter.oldest())
  const [missed] = await Promise.all([readMissed(options, since, signal), options.learned.learnFacts(signal)])
  signal.throwIfAborted()
  ear.open(missed)
  mark.observe(startedAt)
  await mark.save()
}

/** What ends the session when the login does not hold any more. */
async function checkLogin(
  { account, credentials, rest, log }: SessionOptions,
  signal: AbortSignal,
): Promise<Error | undefined> {
  try {
    const me = await askWhoAmI(rest, signal)
    if ('self' in me) return undefined
    return account.renew() ? new ChatUnavailable('The login has ended.') : explainRefusal(credentials, me.refusal)
  } catch (error) {
    // A workspace that does not answer is no verdict on the login.
    log.debug({ err: error }, 'cannot ask whether the login holds')
    return undefined
  }
}
