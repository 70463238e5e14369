import { dirname, join } from 'node:path'
import { readMinutesSource } from '../../config/minutes-source.ts'
import type { Config } from '../../config/schema.ts'
import type { MinutesTrouble } from '../features/minutes/archive.ts'
import type { MinutesPublisher } from '../features/minutes/publisher.ts'
import {
  createFolderPublisher,
  createMinutesFolder,
  type MinutesFolder,
  noMinutes,
  openGitMinutes,
} from '../features/minutes/sources/index.ts'
import { describeMinutesTrouble } from '../features/minutes/trouble-messages.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Progress } from '../shared/progress.ts'

interface Needs {
  readonly log: Log
  readonly clock: Clock
  readonly progress?: Progress | undefined
}

interface OpenedMinutes {
  readonly archive: MinutesFolder
  readonly publisher: MinutesPublisher
}

/** Where minutes are read from, and how new ones are published there. */
export function openMinutesArchive({ minutes: config, database }: Config, { log, clock, progress }: Needs): OpenedMinutes {
  const { siteUrl, permalinks, glossary: glossaryFile, author } = config
  const mend = ({ kind }: MinutesTrouble) => describeMinutesTrouble(kind, 'en')
  const reading = { siteUrl, permalinks, glossaryFile, log, clock, mend }
  if (config.source === undefined) {
    return { archive: noMinutes, publisher: createFolderPublisher({ folder: undefined, author, clock }) }
  }
  const source = readMinutesSource(config.source)
  if (source.kind !== 'git') {
    // `loadConfig` has refused invalid values.
    const folder = source.kind === 'folder' ? source.folder : config.source
    return { archive: createMinutesFolder({ ...reading, folder }), publisher: createFolderPublisher({ folder, author, clock }) }
  }
  const { url, transport, branch, path } = source
  const { token, sshKeyFile, knownHostsFile, copyFolder = besideDatabase(database.url), patienceSeconds } = config
  return openGitMinutes({
    ...reading,
    remote: { url, transport, token, sshKeyFile, knownHostsFile },
    ...{ branch, path, copyFolder, author },
    patienceMs: patienceSeconds * 1000,
    environment: process.env,
    progress,
  })
}

function besideDatabase(url: string): string {
  const [, file] = /^sqlite:([^:].*)$/.exec(url) ?? []
  return join(file === undefined ? 'data' : dirname(file), 'minutes')
}
