import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { botAccount, organizer } from './rest.ts'

export type CandidateName = 'floor' | 'rendezvous'

/** One of the programs that are compared. */
export interface Candidate {
  readonly name: CandidateName
  /** Relative to the project's root. */
  readonly entry: string
  readonly env: Readonly<Record<string, string>>
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
  return { name: 'floor', entry: 'bench/floor.ts', env: account(url) }
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
  return { name: 'rendezvous', entry, env }
}

function account(url: string) {
  return { ROCKETCHAT_URL: url, ROCKETCHAT_USER_ID: botAccount.userId, ROCKETCHAT_AUTH_TOKEN: botAccount.authToken }
}
