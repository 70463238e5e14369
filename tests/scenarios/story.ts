import { demoSeed, type Message, type Sandbox, type Seed, startSandbox } from '../../sandbox/index.ts'
import { atLocal } from '../../src/shared/dates/local-time.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { replyMatcher, startReadyBot } from '../support/bot.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { createHandTicker } from '../support/manual-scheduler.ts'
import { openRows } from '../support/rows.ts'
import { testClock } from '../support/test-clock.ts'
import { createTranscript } from './transcript.ts'

/** The community's zone. */
const zone = 'America/Toronto'

/** A community's months in a workspace over real sockets: what people do and what the bot says, in chronological order. */
export interface Story {
  readonly sandbox: Sandbox
  /** Advances the clock to a local time, such as `2026-12-01 09:00`. Anything due on the way happens at its time. */
  until(moment: string): Promise<void>
  /** Posts something, perhaps in a thread, and waits until the bot has finished with it. Returns the question. */
  say(username: string, room: string, text: string, tmid?: string): Promise<Message>
  /** Says something to the bot alone. */
  tell(username: string, text: string): Promise<Message>
  /** The latest message in a room that begins with these words. */
  find(room: string, words: string): Message
  /** Edits a message, or deletes it when there are no words, and lets the bot see it. */
  edit(username: string, message: Message, text: string | undefined): Promise<void>
  /** Adds a reaction to a message, or removes it. */
  react(username: string, message: Message, emoji: string): Promise<void>
  /** The bot's latest message in a room with these words. */
  botMessage(room: string, words: string): Message
  /** The number, as in `#12`, that the bot last gave after these words. */
  numberOf(words: string): number
  /** What the bot wrote to somebody in private that is no reply to what they said, as it was at first. */
  unaskedBy(username: string): readonly Message[]
  /** What the bot posted in a room for all to read, outside of threads, as it was at first. */
  postsIn(room: string): readonly Message[]
  /** A heading in the transcript. */
  chapter(title: string): void
  /** Everything so far as a Markdown page. */
  transcript(): string
  close(): Promise<void>
}

export interface StoryOptions {
  readonly databaseUrl: string
  readonly lang: Lang
  readonly begins: string
  /** Defaults to the sandbox's people and four more. */
  readonly seed?: Seed
  /** Where minutes are read from and published to; by default a folder. */
  readonly minutes?: Record<string, unknown>
}

const newcomers = [
  { username: 'priya', name: 'Priya Raman', roles: ['user'] },
  { username: 'mei', name: 'Mei Wong', roles: ['user'] },
  { username: 'karl', name: 'Karl Berger', roles: ['user'] },
  { username: 'nadia', name: 'Nadia Haddad', roles: ['user'] },
]

/** The sandbox's people and four more: a room can be full, and Nadia reads and does nothing. */
const communitySeed: Seed = {
  ...demoSeed,
  people: [...demoSeed.people, ...newcomers],
  rooms: demoSeed.rooms.map((room) => ({ ...room, members: [...room.members, ...newcomers.map(({ username }) => username)] })),
}

/** No job needs to run more often than this when nothing is due. */
const longestStepMs = 6 * 3_600_000

export async function startStory({
  databaseUrl,
  lang,
  begins,
  seed = communitySeed,
  minutes = {},
}: StoryOptions): Promise<Story> {
  const time = createFakeClock(readMoment(begins))
  // Every message has its own time, so the order of a transcript is always clear.
  let last = 0
  const workspaceNow = () => {
    last = Math.max(last + 1, time.now())
    return last
  }
  const sandbox = await startSandbox({ now: workspaceNow, rateLimits: false, seed })
  const ticker = createHandTicker()
  const clock = { now: time.now, after: testClock.after }
  const bot = await startReadyBot(sandbox, {
    databaseUrl,
    clock,
    ticker,
    minutes,
    community: { organizers: ['olivia'], language: lang },
  })
  const rows = await openRows(databaseUrl)
  const isReply = await replyMatcher(bot)
  const transcript = createTranscript(sandbox, { lang, zone, now: time.now })

  /** The bot's messages as people first read them: later edits are silent. */
  const first = new Map<string, Message>()

  async function settle(): Promise<void> {
    await rows.untilSettled(time.now, ticker.tick)
    transcript.gather()
    for (const message of sandbox.rooms.flatMap(({ _id }) => sandbox.messages(_id)))
      if (message.u.username === 'rendezvous' && !first.has(message._id)) first.set(message._id, { ...message })
  }

  const saidIn = (room: string) =>
    sandbox
      .messages(room)
      .flatMap((message) => (message.u.username === 'rendezvous' ? (first.get(message._id) ?? message) : []))

  const story: Story = {
    sandbox,
    async until(moment) {
      const target = readMoment(moment)
      while (time.now() < target) {
        const due = (await rows.nextDue(time.now())) ?? target
        time.advance(Math.max(1, Math.min(due, target, time.now() + longestStepMs) - time.now()))
        await settle()
      }
    },
    async say(username, room, text, tmid) {
      const question = sandbox.say(username, room, text, tmid === undefined ? {} : { tmid })
      await rows.untilAnswered(question._id)
      await settle()
      return question
    },
    tell: (username, text) => story.say(username, sandbox.direct(username, 'rendezvous'), text),
    find(room, words) {
      const found = sandbox.messages(room).findLast(({ msg }) => msg.startsWith(words))
      if (found === undefined) throw new Error(`Nobody has said "${words}" in ${room}.`)
      return found
    },
    async edit(username, { _id }, text) {
      if (text === undefined) sandbox.deleteAs(username, _id)
      else sandbox.edit(username, _id, text)
      await settle()
    },
    async react(username, message, emoji) {
      sandbox.reactAs(username, message._id, emoji)
      await rows.untilReactionsSeen(message._id, message._updatedAt.getTime())
      await settle()
    },
    botMessage(room, words) {
      const found = sandbox.messages(room).findLast(({ u, msg }) => u.username === 'rendezvous' && msg.includes(words))
      if (found === undefined) throw new Error(`The bot has not said "${words}" in ${room}.`)
      return found
    },
    numberOf(words) {
      const said = sandbox.rooms
        .flatMap(({ _id }) => sandbox.messages(_id))
        .filter(({ u, msg }) => u.username === 'rendezvous' && msg.includes(words))
        .toSorted((a, b) => a.ts.getTime() - b.ts.getTime())
      const numbers = said.flatMap(({ msg }) => /#(\d+)/.exec(msg.slice(msg.indexOf(words)))?.[1] ?? [])
      const last = numbers.at(-1)
      if (last === undefined) throw new Error(`The bot has told no number behind "${words}".`)
      return Number(last)
    },
    unaskedBy(username) {
      const all = sandbox.rooms.flatMap(({ _id }) => sandbox.messages(_id))
      const questions = all.filter(({ u }) => u.username !== 'rendezvous')
      const said = saidIn(sandbox.direct(username, 'rendezvous'))
      return said.filter((message) => !questions.some((question) => isReply(message, question)))
    },
    postsIn: (room) => saidIn(room).filter(({ tmid }) => tmid === undefined),
    chapter: transcript.chapter,
    transcript: transcript.write,
    async close() {
      await bot.stop()
      await rows.close()
      await sandbox.close()
    },
  }
  return story
}

function readMoment(moment: string): number {
  const [year, month, day, hour, minute] = moment.split(/[- :]/).map(Number)
  return atLocal({ year: year ?? 0, month: month ?? 0, day: day ?? 0 }, { hour: hour ?? 0, minute: minute ?? 0 }, zone).at
}
