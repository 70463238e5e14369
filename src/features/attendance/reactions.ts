import type { Chat, Person, SeenReactions } from '../../messaging/chat.ts'
import type { ReactionHandler } from '../../messaging/handler.ts'
import type { Notice } from '../../messaging/notice.ts'
import { toMessage } from '../../messaging/outgoing.ts'
import type { RunUnit } from '../../messaging/unit-of-work.ts'
import type { MeetupMessages, ShownMeetup } from './meetup-messages.ts'
import type { Attendee, Wish } from './model.ts'
import { describeReactionTo, enqueueReactionNotice, type ReactionNotice } from './reaction-notices.ts'
import { freshOnes, isRemoved, type Reacted, readReacted, strongest, toldMark, toldMarks } from './read-reactions.ts'
import { type RsvpNeeds, recordAnswer } from './service.ts'

export type ReactionNeeds = RsvpNeeds & { readonly meetupMessages: MeetupMessages }

/** `N` is what a transaction offers. */
export interface ReactionHandlerOptions<N extends ReactionNeeds> {
  readonly store: Pick<N, 'meetupMessages'>
  readonly run: RunUnit<N>
  readonly chat: Pick<Chat, 'self' | 'findPerson'>
  /** Whether somebody may see a meetup. It may belong to a private room since the message was posted. @throws ChatUnavailable */
  readonly maySee: (person: Person, meetupId: number) => Promise<boolean>
}

/**
 * Records reactions to a message as RSVPs to the meetup it shows: 👍 in person, 💻 remotely, 👎 not coming. Only changes since
 * the last time count, so that an old reaction never overrules a later typed answer. Bots have no seat.
 */
export function createReactionHandler<N extends ReactionNeeds>({
  store,
  run,
  chat,
  maySee,
}: ReactionHandlerOptions<N>): ReactionHandler {
  return {
    async handle(seen) {
      const shown = await store.meetupMessages.find(seen.messageId)
      if (shown === undefined) return
      const reacted = readReacted(seen, chat.self?.username)
      // People are looked up first: a transaction never waits for the workspace.
      const people = await lookUp(freshOnes(reacted, shown), async (username) => {
        const person = await chat.findPerson({ username })
        return person !== undefined && (await maySee(person, shown.meetupId)) ? person : undefined
      })
      await run(async (tx, enqueue) => {
        const locked = await tx.meetupMessages.lock(seen.messageId)
        if (locked === undefined) return
        const fresh = freshOnes(reacted, locked)
        if (isOlder(seen, locked, fresh)) return
        if (fresh.some(({ username }) => !people.has(username))) throw new Error('The reactions changed in the meantime.')
        const { others, own } = await recordAll(tx, locked, seen, reacted, fresh, people)
        await enqueue(sourceOf(seen), others.map(toMessage))
        const told = toldMarks(locked, seen)
        for (const one of own) {
          const mark = toldMark(seen, one.personId)
          await enqueueReactionNotice(enqueue, one, { changedAt: seen.changedAt, isTold: told.has(mark) })
          told.add(mark)
        }
        const marks = [...reacted.map(({ mark }) => mark), ...told]
        await tx.meetupMessages.recordSeen(seen.messageId, marks, seen.changedAt)
      })
    },
  }
}

/** Nobody takes a reaction back in the millisecond in which one is added: a state that adds nothing then is an earlier one. */
function isOlder({ changedAt }: SeenReactions, { seenAt }: ShownMeetup, fresh: readonly Reacted[]): boolean {
  return changedAt < seenAt || (changedAt === seenAt && fresh.length === 0)
}

/** The same state of the reactions always has the same name. */
function sourceOf({ messageId, changedAt, reactions }: SeenReactions) {
  return { replyTo: `${messageId}/${changedAt}/${JSON.stringify(reactions)}`, lane: `message:${messageId}` }
}

/** Those who have no account, or may not see the meetup, are undefined. */
async function lookUp(
  reacted: readonly Reacted[],
  find: (username: string) => Promise<Person | undefined>,
): Promise<ReadonlyMap<string, Person | undefined>> {
  const people = new Map<string, Person | undefined>()
  for (const { username } of reacted) {
    if (!people.has(username)) people.set(username, await find(username))
  }
  return people
}

interface RecordedReactions {
  /** For people who got a seat because of them. */
  readonly others: readonly Notice[]
  /** For the people who reacted. */
  readonly own: readonly ReactionNotice[]
}

async function recordAll(
  needs: RsvpNeeds,
  { meetupId, messageId }: ShownMeetup,
  { roomId }: SeenReactions,
  reacted: readonly Reacted[],
  fresh: readonly Reacted[],
  people: ReadonlyMap<string, Person | undefined>,
): Promise<RecordedReactions> {
  const others: Notice[] = []
  const own: ReactionNotice[] = []
  const record = async ({ id: personId, username }: Person, wish: Wish | undefined) => {
    const source = { kind: 'reaction', messageId } as const
    const { result, notices } = await recordAnswer(needs, meetupId, { personId, username, wish }, source, roomId)
    others.push(...notices)
    const notice = await describeReactionTo(needs, { personId, wish }, meetupId, result)
    if (notice !== undefined) own.push({ messageId, personId, notice })
  }
  for (const attendee of await needs.attendance.byReactionTo(messageId)) {
    if (isRemoved(attendee, reacted, fresh)) await record(personOf(attendee), strongest(attendee.username, reacted))
  }
  for (const username of new Set(fresh.map((one) => one.username))) {
    const person = people.get(username)
    if (person !== undefined && person.isBot !== true) await record(person, strongest(username, fresh))
  }
  return { others, own }
}

function personOf({ personId, username }: Attendee): Person {
  return { id: personId, username }
}
