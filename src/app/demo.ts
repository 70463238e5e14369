import type { Config } from '../../config/schema.ts'
import { startSandbox } from '../../sandbox/index.ts'
import type { Store } from '../features/repositories.ts'
import type { Clock } from '../shared/clock.ts'
import { describeLastMeetup, seedCommunity } from './demo-community.ts'
import { createDemoSite, type DemoSite } from './demo-site.ts'

export interface Demo {
  readonly url: string
  readonly config: Config
  /** Fills an empty store with a community. */
  seed(store: Store, clock: Clock, zone: string): Promise<void>
  close(): Promise<void>
}

/** The bot's account in the sandbox. */
export const demoAccount = { kind: 'password', username: 'rendezvous', password: 'demo' } as const

/**
 * Opens the sandbox and fills in missing settings: a small web site in a Git repository with the minutes, an organizer, and a
 * database in memory, because the sandbox forgets its rooms and messages when it ends.
 * @throws Error when the port is taken.
 */
export async function openDemo(config: Config, env: Readonly<Record<string, string | undefined>>): Promise<Demo> {
  let site: DemoSite | undefined
  const sandbox = await startSandbox({ port: config.sandboxPort, site: (path) => site?.page(path) })
  // Off in a new workspace. Turned on here so that a first `/meetup next` shows what it does. The page has the switch.
  sandbox.setting('Message_AllowUnrecognizedSlashCommand', true)
  const { community, database, minutes } = config
  const url = sandbox.url.replace('127.0.0.1', 'localhost')
  const siteUrl = `${url}/site`
  if (minutes.source === undefined) site = createDemoSite(siteUrl, describeLastMeetup(Date.now(), community.zone))
  return {
    url,
    config: {
      ...config,
      database: { ...database, url: env['DATABASE_URL'] ? database.url : 'sqlite::memory:' },
      minutes: {
        ...{ ...minutes, source: minutes.source ?? 'sandbox/minutes' },
        ...(site !== undefined && { source: site.source, siteUrl, cache: site.cache, refreshMinutes: 1 }),
      },
      community: { ...community, organizers: community.organizers.length > 0 ? community.organizers : ['olivia'] },
    },
    seed(store, clock, zone) {
      const roomId = sandbox.rooms.find(({ name }) => name === 'cloudnative')?._id ?? ''
      const person = (username: string) => {
        const id = sandbox.users.find((user) => user.username === username)?._id ?? ''
        return { id, username }
      }
      return seedCommunity(store, { roomId, person, zone, now: clock.now() })
    },
    async close() {
      await sandbox.close()
      site?.close()
    },
  }
}
