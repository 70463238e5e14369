import { ChatRefused, ChatUnavailable } from '../../messaging/chat-errors.ts'
import { onceAborted } from '../../shared/abort.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { type Account, checkToken } from './account.ts'
import type { WorkspaceAddress } from './address.ts'
import { type CatchUpOptions, readMissed } from './catch-up.ts'
import { openRealtime, type RealtimeConnection } from './realtime.ts'
import { createSdkDriver } from './sdk.ts'
import { createStreamHandler, type StreamHandlerOptions } from './stream-handler.ts'
import type { WorkspaceCache } from './workspace-settings.ts'

/** What a session needs; all of it outlives the session. */
interface SessionOptions extends CatchUpOptions, StreamHandlerOptions {
  readonly address: WorkspaceAddress
  readonly account: Account
  readonly workspace: WorkspaceCache
}

/** One connection, from opening to disconnect. */
export interface Session {
  /** True when the bot is logged in and subscribed and all missed messages are delivered; false when the session ended first. */
  begin(): Promise<boolean>
  /** Resolves with what ended it: `LoginError`, or a temporary problem. */
  readonly ended: Promise<unknown>
  /** Checks whether the login still works and renews it before it expires. Ends the session when it has to log in again. */
  probe(): Promise<void>
  /** Reads the workspace's settings again. */
  refreshSettings(): Promise<void>
  end(reason: unknown): void
}

export function createSession(options: SessionOptions): Session {
  const abort = new AbortController()
  const { signal } = abort
  const end = (reason: unknown) => abort.abort(reason)
  let isConnected = false
  let isProbing = false
  let isAskedAgain = false

  return {
    async begin() {
      try {
        await connect(options, signal, end)
        isConnected = true
      } catch (error) {
        // The first reason is kept: it explains more than the errors that follow from it.
        end(error)
      }
      return !signal.aborted
    },
    ended: onceAborted(signal),
    async probe() {
      // A session checks its login while it connects, so a 401 of an earlier token says nothing about it.
      if (!isConnected || signal.aborted) return
      if (isProbing) {
        // The check under way may have been answered before the 401.
        isAskedAgain = true
        return
      }
      isProbing = true
      do {
        isAskedAgain = false
        const reason = await checkLogin(options, signal)
        if (reason !== undefined) end(reason)
      } while (isAskedAgain && !signal.aborted)
      isProbing = false
    },
    refreshSettings: () => options.workspace.refresh(signal),
    end,
  }
}

async function connect(options: SessionOptions, signal: AbortSignal, onLost: (error: Error) => void): Promise<void> {
  const { address, clock, log, rest, checkpoint, serverTime, heartbeat } = options
  const driver = await createSdkDriver(address, rest)
  const connection = await openRealtime({ driver, clock, log, heartbeat, signal, onLost })
  await logIn(options, connection, signal)
  if (serverTime.latest === 0)
    throw new ChatUnavailable('The responses carry no Date header, so the age of messages is unknown.')
  await checkpoint.load(serverTime.latest)
  await startReceiving(options, connection, signal)
}

/** REST and realtime each check the token; both must accept it. With a password, a refused token is replaced once. */
async function logIn(options: SessionOptions, connection: RealtimeConnection, signal: AbortSignal): Promise<void> {
  const { account, rest, workspace } = options
  for (;;) {
    const { authToken } = await account.signIn(signal)
    const [token, resumed] = await Promise.all([checkToken(rest, signal), resumeLogin(connection, authToken)])
    if ('self' in token && resumed.refusal === undefined) {
      workspace.self = token.self
      account.confirm(resumed.expiresAt)
      return
    }
    const failure = account.explain('refusal' in token ? token.refusal : (resumed.refusal ?? 'unknown'))
    if (!account.renew()) throw failure
  }
}

interface ResumedLogin {
  readonly refusal?: string
  readonly expiresAt?: EpochMs | undefined
}

async function resumeLogin(connection: RealtimeConnection, authToken: string): Promise<ResumedLogin> {
  try {
    return { expiresAt: await connection.resume(authToken) }
  } catch (error) {
    if (error instanceof ChatRefused) return { refusal: error.code }
    if (error instanceof ChatUnavailable && error.refusal !== undefined) return { refusal: error.refusal.code }
    throw error
  }
}

/** After this long, what people say in rooms that were read is replied to, although others are still being read. */
const catchUpPatienceMs = 1_000

/** Subscribes first and then catches up, so that no message falls in between. */
async function startReceiving(options: SessionOptions, connection: RealtimeConnection, signal: AbortSignal): Promise<void> {
  const { clock, filter, log, checkpoint, serverTime } = options
  const startedAt = serverTime.latest
  const streamHandler = createStreamHandler(options)
  connection.onStream('stream-room-messages', (args) => streamHandler.receive(args))
  await connection.subscribe('stream-room-messages', '__my_messages__')
  connection.call('UserPresence:online').catch((error: unknown) => log.debug({ err: error }, 'cannot show the bot as online'))
  const since = Math.max(checkpoint.readFrom, filter.oldest())
  const cancel = clock.after(catchUpPatienceMs, streamHandler.release)
  try {
    await Promise.all([readMissed(options, since, signal, streamHandler), options.workspace.refresh(signal)])
  } finally {
    cancel()
  }
  signal.throwIfAborted()
  streamHandler.finish()
  checkpoint.observe(startedAt)
  await checkpoint.save()
}

/** Why the session has to end and log in again; undefined while the login works. */
async function checkLogin({ account, rest, log }: SessionOptions, signal: AbortSignal): Promise<Error | undefined> {
  try {
    if (await account.renewBeforeExpiry(signal)) return new ChatUnavailable('Logging in again before the login expires.')
    const token = await checkToken(rest, signal)
    if ('self' in token) return undefined
    const failure = account.explain(token.refusal)
    return account.renew() ? new ChatUnavailable('The login has expired or was revoked.') : failure
  } catch (error) {
    // A workspace that doesn't answer says nothing about the login.
    log.debug({ err: error }, 'cannot check the login')
    return undefined
  }
}
