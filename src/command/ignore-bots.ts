import type { Chat, Person } from '../messaging/chat.ts'
import { ChatRefused, ChatUnavailable } from '../messaging/chat-errors.ts'
import { leaveUnanswered, type MessageHandler } from '../messaging/handler.ts'
import type { Leases } from '../messaging/leases.ts'
import type { Inbox } from '../messaging/repository.ts'
import type { RunUnit } from '../messaging/unit-of-work.ts'
import type { Clock, EpochMs } from '../shared/clock.ts'
import { minuteMs } from '../shared/dates/time.ts'

interface IgnoreBotsOptions<R> {
  readonly chat: Pick<Chat, 'findPerson'>
  readonly clock: Clock
  readonly claims: Leases
  readonly run: RunUnit<R>
  /** User names of bots that may give commands. */
  readonly allowedBots: readonly string[]
}

/** An account hardly ever becomes a bot. */
const freshMs = 10 * minuteMs

const mostKept = 2_000

/**
 * Doesn't let messages from other bots' accounts reach the handler, and says nothing to them: two bots that reply to each other
 * never stop. Only some libraries mark what bots post, so the account itself is looked up. Who can't be looked up counts as a
 * person.
 */
export function ignoreBots<R extends { readonly inbox: Pick<Inbox, 'finish'> }>(
  handler: MessageHandler,
  { chat, clock, claims, run, allowedBots }: IgnoreBotsOptions<R>,
): MessageHandler {
  const known = new Map<string, { readonly until: EpochMs; readonly isBot: boolean }>()

  async function isBot({ id, username }: Person): Promise<boolean> {
    if (allowedBots.includes(username)) return false
    const now = clock.now()
    const before = known.get(id)
    if (before !== undefined && now < before.until) return before.isBot
    const answer = await askForAccount(chat, id)
    if (answer === 'unavailable') return false
    if (known.size >= mostKept) known.clear()
    known.set(id, { until: now + freshMs, isBot: answer === 'bot' })
    return answer === 'bot'
  }

  return {
    handle: async (message) =>
      (await isBot(message.sender)) ? leaveUnanswered({ run, claims, clock }, message, 'bot') : handler.handle(message),
    giveUp: (message) => handler.giveUp(message),
  }
}

/** A workspace may not let the bot look at accounts, which doesn't change from one message to the next. */
async function askForAccount(chat: Pick<Chat, 'findPerson'>, id: string): Promise<'bot' | 'other' | 'unavailable'> {
  try {
    const account = await chat.findPerson({ id })
    return account?.isBot === true ? 'bot' : 'other'
  } catch (error) {
    if (error instanceof ChatRefused) return 'other'
    if (error instanceof ChatUnavailable) return 'unavailable'
    throw error
  }
}
