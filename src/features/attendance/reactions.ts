import { createHash } from 'node:crypto'
import type { Chat, Person, SeenReactions } from '../../messaging/chat.ts'
import type { ReactionHandler } from '../../messaging/handler.ts'
import type { Notice } from '../../messaging/notice.ts'
import { toMessage } from '../../messaging/outgoing.ts'
import type { RunUnit } from '../../messaging/unit-of-work.ts'
import type { Services } from '../services.ts'
import { type Attendee, type Wish, wishOf } from './model.ts'
import { notifyReactor } from './reaction-notices.ts'
import type { MeetupMessages, ShownMeetup } from './repository.ts'
import { recordAnswer } from './service.ts'

/** `N` is what reactions are answered with; its repositories are those of the transaction. */
export interface ReactionHandlerOptions<N extends ReactionNeeds> {
  readonly store: Pick<N, 'meetupMessages'>
  readonly run: RunUnit<N>
  readonly chat: Pick<Chat, 'self' | 'findPerson'>
}

type ReactionNeeds = Services & { readonly meetupMessages: MeetupMessages }

/** With the names that other clients give the same picture. Of several by one person the last of these is taken. */
const wishes: Readonly<Record<string, Wish>> = {
  '+1': 'room',
  thumbsup: 'room',
  computer: 'remote',
  '-1': 'no',
  thumbsdown: 'no',
}
const strength: readonly Wish[] = ['room', 'remote', 'no']

/**
 * Enters reactions to a message as RSVPs to the meetup it shows: 👍 in the room, 💻 remotely, 👎 not coming. Only what has
 * changed since the last time counts, so that an old reaction never overrules what was typed later.
 */
export function createReactionHandler<N extends ReactionNeeds>({
  store,
  run,
  chat,
}: ReactionHandlerOptions<N>): ReactionHandler {
  return {
    async handle(seen) {
      const shown = await store.meetupMessages.find(seen.messageId)
      if (shown === undefined) return
      const reacted = readReacted(seen, chat.self?.username)
      // People are looked up first: a transaction never waits for the workspace.
      const people = await lookUp(chat, freshOnes(reacted, shown))
      await run(async (tx, enqueue) => {
        const held = await tx.meetupMessages.hold(seen.messageId)
        if (held === undefined || seen.changedAt < held.seenAt) return
        const fresh = freshOnes(reacted, held)
        if (fresh.some(({ username }) => !people.has(username))) throw new Error('The reactions have changed meanwhile.')
        const notices = await enterAll(tx, held, seen, reacted, fresh, people)
        const marks = reacted.map(({ mark }) => mark)
        await tx.meetupMessages.saw(seen.messageId, marks, seen.changedAt)
        await enqueue(sourceOf(seen), notices.map(toMessage))
      })
    },
  }
}

/** The same state of the reactions always says the same thing. */
function sourceOf({ messageId, changedAt, reactions }: SeenReactions) {
  return { replyTo: `${messageId}/${changedAt}/${JSON.stringify(reactions)}`, lane: `message:${messageId}` }
}

interface Reacted {
  readonly username: string
  readonly wish: Wish
  /** Tells this reaction from all others and names nobody, so that there is nothing in it to forget. */
  readonly mark: string
}

function readReacted({ messageId, reactions }: SeenReactions, botName: string | undefined): readonly Reacted[] {
  return Object.entries(reactions).flatMap(([emoji, usernames]) => {
    const wish = wishes[emoji.replaceAll(':', '').replace(/_tone\d$/, '')]
    if (wish === undefined) return []
    return usernames
      .filter((username) => username !== botName)
      .map((username) => ({ username, wish, mark: markOf(messageId, wish, username) }))
  })
}

function markOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 16)
}

function freshOnes(reacted: readonly Reacted[], { marks }: ShownMeetup): readonly Reacted[] {
  return reacted.filter(({ mark }) => !marks.includes(mark))
}

async function lookUp(
  chat: Pick<Chat, 'findPerson'>,
  reacted: readonly Reacted[],
): Promise<ReadonlyMap<string, Person | undefined>> {
  const people = new Map<string, Person | undefined>()
  for (const { username } of reacted) {
    if (!people.has(username)) people.set(username, await chat.findPerson({ username }))
  }
  return people
}

async function enterAll(
  needs: Services,
  { meetupId, messageId }: ShownMeetup,
  { roomId }: SeenReactions,
  reacted: readonly Reacted[],
  fresh: readonly Reacted[],
  people: ReadonlyMap<string, Person | undefined>,
): Promise<readonly Notice[]> {
  const notices: Notice[] = []
  const enter = async ({ id: personId, username }: Person, wish: Wish | undefined) => {
    const source = { kind: 'reaction', messageId } as const
    const { result, notices: others } = await recordAnswer(needs, meetupId, { personId, username, wish }, source, roomId)
    notices.push(...others, ...(await notifyReactor(needs, { personId, wish }, meetupId, result)))
  }
  for (const attendee of await needs.attendance.byReactionTo(messageId)) {
    if (isTakenBack(attendee, reacted, fresh)) await enter(personOf(attendee), strongest(attendee.username, reacted))
  }
  for (const username of new Set(fresh.map((one) => one.username))) {
    const person = people.get(username)
    if (person !== undefined) await enter(person, strongest(username, fresh))
  }
  return notices
}

/** The reaction that gave this answer is gone, and no new one replaces it. */
function isTakenBack({ username, place }: Attendee, reacted: readonly Reacted[], fresh: readonly Reacted[]): boolean {
  const stillThere = reacted.some((one) => one.username === username && one.wish === wishOf(place))
  return !stillThere && !fresh.some((one) => one.username === username)
}

function personOf({ personId, username }: Attendee): Person {
  return { id: personId, username }
}

function strongest(username: string, among: readonly Reacted[]): Wish | undefined {
  const own = among.filter((one) => one.username === username).map(({ wish }) => wish)
  return strength.findLast((wish) => own.includes(wish))
}
