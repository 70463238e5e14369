import { ChatRefused, ChatUnavailable, type Refusal } from '../../messaging/chat.ts'
import type { Log } from '../../shared/log.ts'
import { saysSettingsChanged } from './refusals.ts'

/** Tracks the results of the bot's posts and edits. */
interface PostingMonitor {
  /** Why the workspace doesn't accept messages at the moment. */
  readonly refusal: Refusal | undefined
  /** A new message. Its result says whether the bot can write. */
  post(work: () => Promise<void>): Promise<void>
  /** An edit or a reaction, which may be refused even while messages are accepted. */
  change(work: () => Promise<void>): Promise<void>
}

/** Each unknown refusal is logged once. More different texts than this can't all be reasons. */
const mostUnknown = 100

export function createPostingMonitor(log: Log, onSettingsChanged: () => void): PostingMonitor {
  let refusal: Refusal | undefined
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
    if (next?.code === refusal?.code) return
    refusal = next
    if (next === undefined) log.info({}, 'the workspace accepts messages again')
    else log.error({ ...next, text }, 'the workspace accepts no messages from the bot')
  }

  return {
    get refusal() {
      return refusal
    },
    async post(work) {
      try {
        await work()
        setRefusal(undefined, '')
      } catch (error) {
        const refused = noteFailure(error)
        if (refused?.about === 'account' || refused?.about === 'workspace') setRefusal(refused, String(error))
        throw error
      }
    },
    async change(work) {
      try {
        await work()
      } catch (error) {
        noteFailure(error)
        throw error
      }
    },
  }
}
