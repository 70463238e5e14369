import type { RequestRecord } from './counters.ts'
import type { RestFault } from './faults.ts'
import type { People } from './people.ts'
import type { Seed } from './seed.ts'
import type { Edition } from './workspace.ts'

export interface SandboxOptions {
  /** 0, the default, picks a free one. */
  port?: number
  /** The address to listen on; 127.0.0.1 by default. */
  host?: string
  /** A sub-path such as `/chat`, under which everything is served. */
  basePath?: string
  /** Serves https and wss with this key and certificate (PEM). */
  tls?: { key: string; cert: string }
  /** Rocket.Chat's default rate limits; on by default. */
  rateLimits?: boolean
  /** The workspace's clock, in milliseconds since 1970. */
  now?: () => number
  /** Which server generation it behaves like; 6.14 by default. */
  edition?: Edition
  /** The version in `/api/info`, shortened to major.minor; by default that of the edition. */
  version?: string
  /** Whether `settings.public?_id=` filters by id, as servers newer than 6.14 do; by default as in the edition. */
  honourSettingIds?: boolean
  /** How long a DDP connection may be quiet before the server pings it, and again before it closes it; 15 000 ms by default. */
  heartbeatMs?: number
  /** Pages of a web site beside the workspace, as HTML, by their path below `/site/`. */
  site?: (path: string) => string | undefined
  /** Replaces the people and rooms of the demonstration. */
  seed?: Seed
}

export interface SandboxCounters {
  logins: number
  /** REST calls by route name, whatever their result. */
  rest: Record<string, number>
  /** Currently open DDP connections. */
  liveSockets: number
  /** Currently open subscriptions, by stream name. */
  subscriptions: Record<string, number>
  /** All subscriptions so far, by stream name. */
  subscribed: Record<string, number>
  /** The newest 1000 requests, oldest first. */
  requests: readonly RequestRecord[]
}

export interface Faults {
  /** Closes DDP connections, everybody's or one person's. 1006 (the default) cuts them without a closing frame. */
  dropSockets(options?: { code?: number; username?: string }): void
  /** Connections stay open but get no response. `existingOnly` excludes connections that are opened later. */
  freeze(options?: { existingOnly?: boolean }): void
  /** Sends everything that was held back. */
  thaw(): void
  /** Makes the next requests of a route fail as the rule says. */
  rest(rule: RestFault): void
  /** Sends text unchanged to a person's DDP connections. */
  sendRaw(username: string, frame: string): void
  /** Sends a person's latest message frames again, oldest first. */
  replay(username: string, count: number): void
  /** Drops the waiting REST rules and ends the freeze. */
  clear(): void
}

export interface Sandbox extends People {
  /** Without a trailing slash. The same after each start. */
  readonly url: string
  readonly port: number
  readonly counters: SandboxCounters
  readonly faults: Faults
  /** Everything in one object, as in `GET /_sandbox/state`. */
  state(): unknown
  /** Kills the listener and every connection immediately, including requests in flight. Stored data stays. */
  crash(): Promise<void>
  /** Starts again on the same port. Does nothing when it's running. */
  start(): Promise<void>
  close(): Promise<void>
}
