import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Child, startChild, startNode } from './child.ts'
import { hubotArguments } from './hubot.ts'
import { botAccount, organizer } from './rest.ts'

export type CandidateName = 'floor' | 'rendezvous'

/** Other bots, which do part of it. */
export type PeerName = 'sdk' | 'hubot'

/** One of the programs that are compared. */
export interface Candidate {
  readonly name: CandidateName
  start(): Promise<Child>
}

export interface Peer {
  readonly name: PeerName
  start(): Promise<Child>
  /** How much talk it's given to read; one that gets slower with each message would need hours for what others read in a second. */
  readonly chatter: number
}

interface Place {
  readonly url: string
  /** Empty at the start of a round. */
  readonly folder: string
  readonly minutesFolder: string
  /** What starts Rendezvous. */
  readonly entry: BotEntry
}

/** The bundle of the image, or the sources as `npm start` runs them. */
export type BotEntry = 'dist/main.mjs' | 'src/main.ts'

/** The benchmark asks more per minute than a person may. */
const configuration = 'community:\n  commandsPerMinute: 1000000\n'

export function createFloor({ url }: Place): Candidate {
  return { name: 'floor', start: () => startChild('bench/floor.ts', account(url)) }
}

/** The bot as operators run it, with a database on disk and an archive of minutes. */
export async function createRendezvous({ url, folder, minutesFolder, entry }: Place): Promise<Candidate> {
  const file = join(folder, 'bench.yaml')
  await writeFile(file, configuration)
  const env = {
    ...account(url),
    RENDEZVOUS_CONFIG: file,
    RENDEZVOUS_ORGANIZERS: organizer,
    DATABASE_URL: `sqlite:${join(folder, 'bench.db')}`,
    MINUTES_SOURCE: minutesFolder,
    PORT: '0',
  }
  return { name: 'rendezvous', start: () => startChild(entry, env) }
}

/** Rocket.Chat's own client. */
export function createSdkPeer({ url }: Pick<Place, 'url'>, chatter: number): Peer {
  return { name: 'sdk', chatter, start: () => startChild('bench/sdk-bot.ts', account(url)) }
}

/** `folder` is where it was installed. */
export function createHubotPeer({ url, folder }: Pick<Place, 'url' | 'folder'>): Peer {
  const env = {
    PATH: process.env['PATH'],
    ...{ ROCKETCHAT_URL: url.replace('http://', ''), ROCKETCHAT_USER: botAccount.username, ROCKETCHAT_PASSWORD: 'bench' },
    ...{ ROCKETCHAT_ROOM: '', LISTEN_ON_ALL_PUBLIC: 'true', HUBOT_LOG_LEVEL: 'error' },
  }
  return { name: 'hubot', chatter: 200, start: () => startNode(hubotArguments, { cwd: folder, env }) }
}

function account(url: string) {
  return { ROCKETCHAT_URL: url, ROCKETCHAT_USER_ID: botAccount.userId, ROCKETCHAT_AUTH_TOKEN: botAccount.authToken }
}
