import { encodeFrame, writeMessageFrame } from './frames.ts'

/** Chat of a busy workspace, ready to be written to a socket. */
export interface Chatter {
  readonly blocks: readonly Buffer[]
  readonly messages: number
  /** The messages among them that are commands. */
  readonly commandIds: readonly string[]
}

interface ChatterOptions {
  /** Keeps the messages of two loads apart: a message id is only used once. */
  readonly name: string
  readonly messages: number
  /** One message in this many is a command; undefined means no commands. */
  readonly commandEvery?: number
  /** Epoch milliseconds of the first message. */
  readonly startsAt: number
}

const talk = [
  'The build of the base image takes eleven minutes since Tuesday, could it be the new scanner? I will look after lunch.',
  'Merci pour le lien ! Nous avons essayé la même chose au printemps, avec un registre local, et cela marche assez bien.',
  'Has anybody a chart for a job that runs once after every deploy? Ours runs it twice when a pod is evicted meanwhile.',
  'I moved the cluster notes to the wiki, under Platform, and left the old page as a pointer. Tell me if a link is broken.',
  'On peut se voir demain à 10 h pour la revue ? Sinon je la ferai seul et je vous enverrai mes notes avant la fin du jour.',
  'It was DNS again: the resolver of the second zone dropped every answer over 512 bytes, and only some names are so long.',
]

const people = 40

/** Small enough that a reader is busy from the first milliseconds, large enough that few writes are needed. */
const messagesPerBlock = 200

/**
 * At least as long as real ids. V8 puts JSON strings of up to ten characters into a table that only a full collection clears,
 * which looked like a leak of 65 bytes a message and cost a fifth of the speed.
 */
const idDigits = 17

/** Messages per millisecond, about what the fastest reader can take. */
const messagesPerMs = 150

export function buildChatter({ name, messages, commandEvery, startsAt }: ChatterOptions): Chatter {
  const commandIds: string[] = []
  const blocks: Buffer[] = []
  let frames: Buffer[] = []
  for (let index = 0; index < messages; index += 1) {
    const id = `${name}-${String(index).padStart(idDigits, '0')}`
    const isCommand = commandEvery !== undefined && index % commandEvery === commandEvery - 1
    if (isCommand) commandIds.push(id)
    const text = isCommand ? '!meetup next' : (talk[index % talk.length] ?? '')
    const sentAt = startsAt + Math.floor(index / messagesPerMs)
    // Commands come from different people, because one person's are handled one after the other.
    const username = `person${(isCommand ? commandIds.length : index) % people}`
    frames.push(encodeFrame(writeMessageFrame({ id, username, text, sentAt })))
    if (frames.length === messagesPerBlock || index === messages - 1) {
      blocks.push(Buffer.concat(frames))
      frames = []
    }
  }
  return { blocks, messages, commandIds }
}
