import type { RequestRecord } from './counters.ts'
import type { RestFault } from './faults.ts'
import type { People } from './people.ts'
import type { Seed } from './seed.ts'
import type { Edition } from './workspace.ts'

export interface SandboxOptions {
  /** 0, the default, takes any free one. */
  port?: number
  /** The address to listen on; 127.0.0.1 by default. */
  host?: string
  /** A sub-path such as `/chat`, under which everything is served. */
  basePath?: string
  /** Serves https and wss with this key and certificate (PEM). */
  tls?: { key: string; cert: string }
  /** Rocket.Chat's default limits of calls; on by default. */
  rateLimits?: boolean
  /** The workspace's clock, in milliseconds since 1970. */
  now?: () => number
  /** Which generation of servers it behaves like; 6.14 by default. */
  edition?: Edition
  /** What `/api/info` reports, shortened to major.minor; by default that of the edition. */
  version?: string
  /** Whether `settings.public?_id=` filters by id, as servers newer than 6.14 do; by default as the edition does. */
  honourSettingIds?: boolean
  /** Quiet time before the server pings a DDP connection, and again before it gives it up; 15 000 ms by default. */
  heartbeatMs?: number
  /** Other people and rooms than those of the demonstration. */
  seed?: Seed
}

export interface SandboxCounters {
  logins: number
  /** REST calls by route name, whatever became of them. */
  rest: Record<string, number>
  /** DDP connections open now. */
  liveSockets: number
  /** Subscriptions open now, by stream name. */
  subscriptions: Record<string, number>
  /** Subscriptions ever made, by stream name. */
  subscribed: Record<string, number>
  /** The newest 1000 requests, oldest first. */
  requests: readonly RequestRecord[]
}

export interface Faults {
  /** Closes DDP connections, everybody's or one person's. 1006 (the default) cuts them without a closing frame. */
  dropSockets(options?: { code?: number; username?: string }): void
  /** Connections stay open and nothing is answered. `existingOnly` spares the ones that are opened later. */
  freeze(options?: { existingOnly?: boolean }): void
  /** Lets everything held back go out. */
  thaw(): void
  /** Makes the next requests of a route fail as the rule says. */
  rest(rule: RestFault): void
  /** Sends text as it stands to a person's DDP connections. */
  sendRaw(username: string, frame: string): void
  /** Sends the newest message frames of a person again, oldest of them first. */
  replay(username: string, count: number): void
  /** Forgets the waiting REST rules and ends the freeze. */
  clear(): void
}

export interface Sandbox extends People {
  /** Without a slash at the end. The same after each start. */
  readonly url: string
  readonly port: number
  readonly counters: SandboxCounters
  readonly faults: Faults
  /** Everything at a glance, as `GET /_sandbox/state` tells it. */
  state(): unknown
  /** Kills the listener and every connection at once, requests in flight included. What was stored stays. */
  crash(): Promise<void>
  /** Comes up again on the same port. Does nothing when it is up. */
  start(): Promise<void>
  close(): Promise<void>
}
