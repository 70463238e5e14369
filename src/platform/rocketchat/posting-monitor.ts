import { ChatRefused, ChatUnavailable, type Refusal } from '../../messaging/chat-errors.ts'
import type { Clock } from '../../shared/clock.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import type { Log } from '../../shared/log.ts'
import { saysSettingsChanged } from './refusals.ts'

/** Tracks the results of the bot's posts and edits. */
interface PostingMonitor {
  /** Why the workspace doesn't accept messages at the moment. */
  readonly refusal: Refusal | undefined
  /** Why it accepts no edits at the moment. */
  readonly editingRefusal: Refusal | undefined
  /** A new message. Its result says whether the bot can write. */
  post(work: () => Promise<void>): Promise<void>
  /** An edit, which may be refused even while messages are accepted. */
  edit(work: () => Promise<void>): Promise<void>
  /** A reaction. */
  react(work: () => Promise<void>): Promise<void>
}

/** Each unknown refusal is logged once. More different texts than this can't all be reasons. */
const mostUnknown = 100

/** A refused message is tried again every minute at least. A refusal that is older than this has no message to lift it. */
const staleMs = 5 * minuteMs

export function createPostingMonitor(log: Log, clock: Pick<Clock, 'now'>, onSettingsChanged: () => void): PostingMonitor {
  let refusal: Refusal | undefined
  let refusedAt = 0
  let editingRefusal: Refusal | undefined
  const unknown = new Set<string>()

  function noteUnknown({ code }: Refusal, text: string): void {
    if (unknown.has(code) || unknown.size >= mostUnknown) return
    unknown.add(code)
    log.warn({ code, text }, 'the workspace refused a message for a reason that is not known; it will be tried again')
  }

  function noteFailure(error: unknown): Refusal | undefined {
    const refused = error instanceof ChatRefused ? error : error instanceof ChatUnavailable ? error.refusal : undefined
    if (refused === undefined || !(error instanceof Error)) return undefined
    if (saysSettingsChanged(refused.code)) onSettingsChanged()
    if (refused.about === 'unknown') noteUnknown(refused, error.message)
    return refused
  }

  function setRefusal(next: Refusal | undefined, text: string): void {
    refusedAt = clock.now()
    if (next?.code === refusal?.code) return
    refusal = next
    if (next === undefined) log.info({}, 'the workspace accepts messages again')
    else log.error({ ...next, text }, 'the workspace accepts no messages from the bot')
  }

  /** Passes on a refusal that concerns all messages, or undefined when the workspace has accepted one. */
  async function watch(work: () => Promise<void>, take: (refused: Refusal | undefined, text: string) => void): Promise<void> {
    try {
      await work()
      take(undefined, '')
    } catch (error) {
      const refused = noteFailure(error)
      if (refused?.about === 'account' || refused?.about === 'workspace') take(refused, String(error))
      throw error
    }
  }

  return {
    get refusal() {
      return clock.now() < refusedAt + staleMs ? refusal : undefined
    },
    get editingRefusal() {
      return editingRefusal
    },
    post: (work) => watch(work, setRefusal),
    edit: (work) =>
      watch(work, (refused) => {
        editingRefusal = refused
      }),
    react: (work) => watch(work, () => {}),
  }
}
