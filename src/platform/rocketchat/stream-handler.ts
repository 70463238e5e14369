import type { IncomingMessage } from '../../messaging/chat.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Filter } from './filter.ts'
import type { LiveHeartbeat } from './heartbeat.ts'
import type { Intake } from './intake.ts'
import { isJson } from './json.ts'
import type { Reactions } from './reactions.ts'
import type { ServerTime } from './server-time.ts'
import { readTime } from './wire.ts'

/** Takes the live stream of one connection. */
interface Ear {
  /** One event of `__my_messages__`. Nearly all are chatter, so nothing is allocated before the filter has said yes. */
  hear(args: readonly unknown[]): void
  /** Hands over what was missed together with what has arrived meanwhile, oldest first; from then on live messages pass at once. */
  open(missed: readonly IncomingMessage[]): void
}

export interface StreamHandlerOptions {
  readonly filter: Filter
  readonly mark: Checkpoint
  readonly intake: Intake
  readonly reactions: Reactions
  readonly serverTime: ServerTime
  readonly pulse: LiveHeartbeat
}

/** Times this far ahead of the workspace's clock are an import or another server's, and must not move the mark past what comes. */
const aheadMs = 2 * minuteMs

export function createStreamHandler({ filter, mark, intake, reactions, serverTime, pulse }: StreamHandlerOptions): Ear {
  let early: IncomingMessage[] | undefined = []

  return {
    hear(args) {
      pulse.messages += 1
      const [message, room] = args
      if (!isJson(message) || !isJson(room)) return
      reactions.offer(message, room)
      const heard = filter.accept(message, room)
      if (early !== undefined) {
        if (heard !== undefined) early.push(heard)
        return
      }
      if (heard !== undefined) intake.offer(heard)
      const sentAt = readTime(message['ts'])
      if (sentAt !== undefined && sentAt <= serverTime.latest + aheadMs) mark.observe(sentAt)
    },
    open(missed) {
      // A person's early live message must not overtake an older one that was just read.
      const all = [...missed, ...(early ?? [])].sort((a, b) => a.sentAt - b.sentAt)
      early = undefined
      for (const message of all) intake.offer(message)
    },
  }
}
