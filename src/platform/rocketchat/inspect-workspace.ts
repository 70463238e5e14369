import type { Person } from '../../messaging/chat.ts'
import type { RoomObstacle } from '../../messaging/rooms.ts'
import type { Clock } from '../../shared/clock.ts'
import { messageOf } from '../../shared/message-of.ts'
import { createAccount } from './account.ts'
import { readAddress } from './address.ts'
import { type Connectivity, checkConnectivity, tryRealtime } from './connectivity.ts'
import { createDirectory } from './directory.ts'
import { isJson, type Json, readList, readString } from './json.ts'
import type { Credentials } from './options.ts'
import { createRest, type Rest } from './rest.ts'
import { findObstacle } from './room-obstacle.ts'
import { listChangedRooms } from './rooms.ts'
import { createServerTime } from './server-time.ts'
import { messageOfFailure, type TrialResult, tryAll } from './trials.ts'
import { readSettings } from './workspace-settings.ts'

export interface InspectionOptions {
  readonly url: string
  readonly allowInsecure: boolean
  readonly credentials: Credentials
  readonly clock: Clock
  /** User names to look up. */
  readonly people: readonly string[]
}

export interface InspectedRoom {
  readonly name: string
  readonly trouble?: 'unreadable' | RoomObstacle
}

/** The workspace as the bot's account sees it. */
export type WorkspaceInspection =
  | { readonly connectivity: Extract<Connectivity, { ok: false }> }
  | {
      readonly connectivity: Extract<Connectivity, { ok: true }>
      readonly realtime: { readonly refusal?: string }
      /** Whether clients send unrecognized slash commands; undefined when the workspace doesn't say. */
      readonly slash: boolean | undefined
      readonly account: InspectedAccount
    }

export type InspectedAccount =
  | { readonly isIn: false; readonly detail: string }
  | {
      readonly isIn: true
      readonly username: string
      readonly roles: readonly string[]
      readonly hasVerifiedEmail: boolean
      /** The account is subject to rate limits. */
      readonly isLimited: boolean
      readonly trials: readonly TrialResult[]
      /** Undefined when the workspace doesn't say. */
      readonly rooms: readonly InspectedRoom[] | undefined
      readonly unknownPeople: readonly string[]
    }

/** More than a community has; each costs two calls. */
const mostRooms = 50

/** Checks everything that the bot needs, as the bot's account. Never throws: failures are part of the result. */
export async function inspectWorkspace(options: InspectionOptions): Promise<WorkspaceInspection> {
  const { clock } = options
  const found = await checkConnectivity(options.url, options.allowInsecure, clock)
  if (!found.ok) return { connectivity: found }
  const { base } = readAddress(options.url, options.allowInsecure)
  const seen = { isLimited: false }
  const serverTime = createServerTime()
  const rest = createRest({
    ...{ base, clock, serverTime, onUnauthorized() {} },
    onHeaders: (headers) => {
      if ('x-ratelimit-limit' in headers) seen.isLimited = true
    },
  })
  try {
    const refusal = await messageOfFailure(() => tryRealtime(base))
    const settings = await readSettings(rest, new AbortController().signal).catch(() => undefined)
    return {
      connectivity: found,
      realtime: refusal === undefined ? {} : { refusal },
      slash: settings?.unrecognizedSlash,
      account: await inspectAccount(rest, options, seen),
    }
  } finally {
    rest.close()
  }
}

async function inspectAccount(
  rest: Rest,
  { clock, credentials, people }: InspectionOptions,
  seen: { isLimited: boolean },
): Promise<InspectedAccount> {
  const signal = new AbortController().signal
  let me: Json
  try {
    await createAccount({ credentials, rest, serverTime: createServerTime(), log: silent }).signIn(signal)
    const { status, body } = await rest.call('GET', 'me')
    if (status !== 200 || body === undefined) {
      return { isIn: false, detail: (body && readString(body['message'])) ?? `HTTP ${status}` }
    }
    me = body
  } catch (error) {
    return { isIn: false, detail: messageOf(error) }
  }
  const username = readString(me['username']) ?? ''
  seen.isLimited = false
  const self = { id: readString(me['_id']) ?? '', username }
  const trials = await tryAll(rest, clock, self)
  const rooms = await inspectRooms(rest, clock, self).catch(() => undefined)
  const directory = createDirectory(rest, clock)
  const unknownPeople: string[] = []
  for (const name of people) {
    const person = await directory.findPerson({ username: name }).catch(() => ({ id: '' }))
    if (person === undefined) unknownPeople.push(name)
  }
  // A password login leaves an unused token in the account.
  if (credentials.kind === 'password') await rest.call('POST', 'logout').catch(() => undefined)
  const hasVerifiedEmail = readList(me['emails']).some((one) => isJson(one) && one['verified'] === true)
  const roles = readList(me['roles']).filter((role) => typeof role === 'string')
  return { isIn: true, username, roles, hasVerifiedEmail, isLimited: seen.isLimited, trials, rooms, unknownPeople }
}

async function inspectRooms(
  rest: Rest,
  clock: Clock,
  self: Pick<Person, 'id' | 'username'>,
): Promise<readonly InspectedRoom[]> {
  const joined = (await listChangedRooms(rest, 0)).filter(({ roomType }) => roomType !== 'd')
  const rooms: InspectedRoom[] = []
  for (const { id, roomName } of joined.slice(0, mostRooms)) {
    const query = { roomId: id, lastUpdate: new Date(clock.now()).toISOString() }
    const read = await rest.call('GET', 'chat.syncMessages', query).catch(() => undefined)
    const trouble = read?.status === 200 ? await findObstacle(rest, id, self).catch(() => undefined) : 'unreadable'
    rooms.push({ name: readString(roomName) ?? id, ...(trouble !== undefined && { trouble }) })
  }
  return rooms
}

/** Log entries become part of the result. */
const silent = { debug() {}, info() {}, warn() {}, error() {} }
