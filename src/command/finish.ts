import type { IncomingMessage } from '../messaging/chat.ts'
import { enqueueFolded } from '../messaging/folded.ts'
import { completeMessage, type Handled } from '../messaging/handler.ts'
import type { Enqueue } from '../messaging/unit-of-work.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { CommandOutcome } from '../shared/metrics.ts'
import type { Command } from './command.ts'
import { welcomePerson } from './first-steps.ts'
import { addFollowUpHint, recordFollowUp } from './follow-up.ts'
import type { HandlerRepositories, MessageHandlerOptions, Work } from './handler-options.ts'
import { commandMessages } from './messages.ts'
import { postpone } from './postpone.ts'
import { type Reply, refuse } from './reply.ts'
import { layOutReply, sourceOf } from './reply-layout.ts'
import { describeRemark, showTakenFor } from './show-call.ts'

/** The command after which nothing of a person may be left. */
const forgetting = 'forget me'

/** The last steps of a unit of work: follow-up, layout, queue, complete. */
export async function finish<R extends HandlerRepositories, S, A>(
  { settings, clock, claims }: MessageHandlerOptions<R, S, A>,
  { message, asked: { caller, offersLanguage, takenFor, remark, newlyTyped }, steps }: Work<S>,
  result: Reply,
  tx: R,
  enqueue: Enqueue,
  acting?: Command<S>,
): Promise<Handled> {
  return steps.time('reply', async () => {
    const now = clock.now()
    const given = await postpone(tx.inbox, result, message, now)
    if (acting !== undefined) await recordFollowUp(tx, given, { command: acting.name, messageId: message.id }, caller, now)
    const { replyDestination: destination } = settings
    const isElsewhere = given.to === 'person' || destination === 'direct'
    const hinted = addFollowUpHint(
      showTakenFor(given, takenFor, remark && describeRemark(remark, caller.lang)),
      caller,
      message.id,
      isElsewhere,
    )
    const offers = offersLanguage && hinted.text !== '' && given.isBilingual !== true
    // Nothing is noted of somebody who has just been forgotten.
    const isForgotten = acting?.name === forgetting
    const noted = {
      ...(offers && { languageOfferedAt: message.sentAt }),
      ...(newlyTyped !== undefined && !isForgotten && { typedLanguage: newlyTyped }),
    }
    if (Object.keys(noted).length > 0) await tx.people.setPreferences(caller.id, noted)
    const text = offers ? `${hinted.text}\n\n${commandMessages[caller.lang].offerOther()}` : hinted.text
    const all = hinted.notices ?? []
    const notices = all.filter(({ fold }) => fold === undefined)
    const messages = layOutReply(message, { ...hinted, text, notices }, { destination, lang: caller.lang })
    const context = { command: acting?.name, lang: caller.lang, now }
    const welcome = isForgotten ? [] : await welcomePerson(tx.welcomes, message, context)
    await enqueue(sourceOf(message), [...messages, ...welcome])
    for (const notice of all.filter(({ fold }) => fold !== undefined)) await enqueueFolded(enqueue, notice, message.id)
    const { areMore } = await completeMessage(tx.inbox, claims, message.id, given.outcome, now)
    return { outcome: given.outcome, areMore }
  })
}

interface Unrun {
  readonly text: string
  readonly lang: Lang
  /** What the inbox row says. */
  readonly why: string
  readonly outcome: CommandOutcome
}

/** Replies to a message that isn't run, and completes it. */
export function refuseUnrun<R extends HandlerRepositories, S, A>(
  { run, settings, claims, clock }: MessageHandlerOptions<R, S, A>,
  message: IncomingMessage,
  { text, lang, why, outcome }: Unrun,
): Promise<Handled> {
  return run(async (tx, enqueue) => {
    const destination = settings.replyDestination
    await enqueue(sourceOf(message), layOutReply(message, refuse(text), { destination, lang }))
    const { areMore } = await completeMessage(tx.inbox, claims, message.id, why, clock.now())
    return { outcome, areMore }
  })
}
