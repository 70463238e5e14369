import { setTimeout as pause } from 'node:timers/promises'
import type { Candidate, Peer } from './candidates.ts'
import { buildChatter } from './chatter.ts'
import type { Child } from './child.ts'
import { organizer } from './rest.ts'
import type { BenchServer } from './server.ts'

/** How much of everything one round does. */
export interface Effort {
  readonly restarts: number
  readonly commands: number
  readonly questions: number
  readonly chatter: number
}

/** What one round measures of one candidate. Times in milliseconds, memory in MB. */
export interface Round {
  /** Spawn to ready, with nothing on disk. */
  readonly firstStart: number
  /** Spawn to ready, with the data of the first start. */
  readonly starts: readonly number[]
  readonly residentReady: number
  /** The first question to the minutes after a start, which waits for them to be read. */
  readonly firstQuestion: number
  readonly residentMinutes: number
  /** From a frame to the reply's request, one command at a time. */
  readonly commands: readonly number[]
  readonly cpuPerCommand: number
  readonly questions: readonly number[]
  /** Sent by this many people at once: until the last reply's request. */
  readonly burst: number
  /** Messages per second, talk only, and the processor time of one in microseconds. */
  readonly chatterPerSecond: number
  readonly cpuPerChatter: number
  /** Messages per second with one command in a thousand: until the last one is read, and until the last command has its reply. */
  readonly mixedPerSecond: number
  readonly mixedAnsweredPerSecond: number
  readonly residentLoaded: number
  /** What the kernel charges to the process's memory group; undefined where none can be made. */
  readonly groupReady: number | undefined
  readonly groupPeak: number | undefined
}

/** What is also measured of other bots. */
export type PeerRound = Pick<Round, 'starts' | 'residentReady' | 'commands' | 'cpuPerCommand' | 'chatterPerSecond'>

/** Runs one candidate through everything. */
export async function runRound(candidate: Candidate, server: BenchServer, effort: Effort): Promise<Round> {
  const starts = await measureStarts(candidate, effort.restarts)
  return { ...starts, ...(await withChild(candidate, (child) => measure(child, server, effort))) }
}

/** The same for another bot, as far as it goes. */
export async function runPeerRound(peer: Peer, server: BenchServer, effort: Effort): Promise<PeerRound> {
  const { starts } = await measureStarts(peer, effort.restarts)
  const measured = await withChild(peer, async (child) => {
    const residentReady = await child.residentMb()
    const commands = await measureCommands(child, createSpeaker(server), effort.commands)
    const startsAt = Date.now()
    const talk = buildChatter({ name: `talk-${startsAt}`, messages: peer.chatter, startsAt })
    const talkMs = await time(() => server.pour(talk.blocks))
    return { residentReady, ...commands, chatterPerSecond: (peer.chatter / talkMs) * 1_000 }
  })
  return { starts, ...measured }
}

async function withChild<T>({ name, start }: Candidate | Peer, work: (child: Child) => Promise<T>): Promise<T> {
  const child = await start()
  try {
    return await Promise.race([work(child), child.died])
  } catch (error) {
    throw new Error(`${name} has failed; the end of its log:\n${child.lastLines.join('\n')}`, { cause: error })
  } finally {
    await child.end()
  }
}

async function measure(child: Child, server: BenchServer, effort: Effort): Promise<Omit<Round, 'firstStart' | 'starts'>> {
  const speaker = createSpeaker(server)
  const residentReady = await child.residentMb()
  const groupReady = await child.group?.usedMb()
  await speaker.ask('!meetup schedule 2031-05-06 13:00 "Terraform at StatCan" place:Ottawa', organizer)
  const firstQuestion = await speaker.ask('!meetup minutes code of conduct')
  const residentMinutes = await child.residentMb()
  const commands = await measureCommands(child, speaker, effort.commands)
  const questions = await askInTurn(speaker, '!meetup minutes code of conduct', effort.questions)
  const burst = await measureBurst(speaker)
  const chatter = await measureChatter(child, server, effort.chatter)
  const loaded = { residentLoaded: await child.residentMb(), groupReady, groupPeak: await child.group?.peakMb() }
  return { residentReady, firstQuestion, residentMinutes, ...commands, questions, burst, ...chatter, ...loaded }
}

async function measureStarts({ start }: Candidate | Peer, restarts: number): Promise<Pick<Round, 'firstStart' | 'starts'>> {
  const times: number[] = []
  for (let count = 0; count <= restarts; count += 1) {
    const child = await start()
    times.push(child.readyMs)
    await child.end()
  }
  const [firstStart = Number.NaN, ...starts] = times
  return { firstStart, starts }
}

interface Speaker {
  /** Milliseconds from frame to reply. Uses a different person each time, unless one is given. */
  ask(text: string, username?: string): Promise<number>
}

const people = 20

function createSpeaker(server: BenchServer): Speaker {
  let said = 0
  return {
    ask(text, username) {
      said += 1
      // Rendezvous remembers handled ids across restarts, so ids differ between rounds on one database.
      const id = `asked-${said}-${Date.now()}`
      return server.ask({ id, text, username: username ?? `person${said % people}`, sentAt: Date.now() })
    },
  }
}

/** Long enough that the rows of one command are done before the next one arrives. */
const gapMs = 4

/** Until the code is compiled; a bot runs for weeks. */
const warmUpCommands = 60

async function askInTurn(speaker: Speaker, text: string, count: number): Promise<readonly number[]> {
  const times: number[] = []
  for (let index = 0; index < count; index += 1) {
    times.push(await speaker.ask(text))
    await pause(gapMs)
  }
  return times
}

async function measureCommands(
  child: Child,
  speaker: Speaker,
  count: number,
): Promise<Pick<Round, 'commands' | 'cpuPerCommand'>> {
  await askInTurn(speaker, '!meetup next', warmUpCommands)
  const before = await child.cpuMs()
  const commands = await askInTurn(speaker, '!meetup next', count)
  return { commands, cpuPerCommand: ((await child.cpuMs()) - before) / count }
}

const burstPeople = 50

async function measureBurst(speaker: Speaker): Promise<number> {
  const asked = Array.from({ length: burstPeople }, (_, index) => speaker.ask('!meetup next', `burst${index}`))
  return Math.max(...(await Promise.all(asked)))
}

const warmUpChatter = 20_000
const oneCommandIn = 1_000

type ChatterFigures = Pick<Round, 'chatterPerSecond' | 'cpuPerChatter' | 'mixedPerSecond' | 'mixedAnsweredPerSecond'>

async function measureChatter(child: Child, server: BenchServer, messages: number): Promise<ChatterFigures> {
  const startsAt = Date.now()
  await server.pour(buildChatter({ name: `warm-${startsAt}`, messages: warmUpChatter, startsAt }).blocks)
  const pure = buildChatter({ name: `talk-${startsAt}`, messages, startsAt: startsAt + 1_000 })
  const cpuBefore = await child.cpuMs()
  const pureMs = await time(() => server.pour(pure.blocks))
  const cpuMs = (await child.cpuMs()) - cpuBefore
  const mixed = buildChatter({ name: `mix-${startsAt}`, messages, commandEvery: oneCommandIn, startsAt: startsAt + 2_000 })
  const replies = Promise.all(mixed.commandIds.map((id) => server.replied(id)))
  const mixedAt = performance.now()
  const mixedMs = await time(() => server.pour(mixed.blocks))
  await replies
  const answeredMs = performance.now() - mixedAt
  return {
    chatterPerSecond: (messages / pureMs) * 1_000,
    cpuPerChatter: (cpuMs * 1_000) / messages,
    mixedPerSecond: (messages / mixedMs) * 1_000,
    mixedAnsweredPerSecond: (messages / answeredMs) * 1_000,
  }
}

async function time(work: () => Promise<void>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}
