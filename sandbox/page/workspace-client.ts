import { createDdpClient, type DdpClient } from './ddp-client.ts'
import { createReading } from './reading.ts'
import { callRest, websocketAddress } from './rest.ts'
import { emptyWorkspace, openSubscription, type PageState } from './state.ts'
import { applyEvent, keepMessages } from './stream-events.ts'
import type { DemoPerson, Message, Room, Subscription } from './wire.ts'

export interface WorkspaceClient {
  call: DdpClient['call']
  /** Loads the room of the route and marks it as read. Creates a direct room that doesn't exist yet. */
  openRoom(): Promise<void>
  openThread(tmid: string): Promise<void>
  close(): void
}

// What fits on a few screens; older messages are history.
const HISTORY_COUNT = 100
// A login that takes longer won't be answered any more.
const LOGIN_MS = 10_000

/** One person's connection to the workspace: logs in, subscribes and keeps the state up to date, again after each loss. */
export function connectAs(person: DemoPerson, state: PageState, changed: () => void): WorkspaceClient {
  Object.assign(state, emptyWorkspace(), { me: person, connected: false })
  const followed = new Set<string>()
  const openThread = async (tmid: string): Promise<void> => {
    keepMessages(state, (await client.call('getThreadMessages', { tmid })) as Message[])
    changed()
  }
  const openRoom = async (): Promise<void> => {
    await loadRoom(client, state, followed)
    if (state.route?.thread !== undefined) await openThread(state.route.thread)
    changed()
  }
  let losses = 0
  const load = async (): Promise<void> => {
    followed.clear()
    const before = losses
    const late = setTimeout(client.drop, LOGIN_MS)
    try {
      await logIn(client, person, state)
    } catch {
      // After a loss, another connection is on its way already.
      if (losses === before) client.drop()
      return
    } finally {
      clearTimeout(late)
    }
    changed()
    await loadLists(state)
    await openRoom()
  }
  const client = createDdpClient(websocketAddress(), {
    // If the connection is lost meanwhile, everything is loaded again. What is refused is missing until then.
    connected: () => void load().catch(() => undefined),
    lost: () => {
      losses += 1
      state.connected = false
      changed()
    },
    event: (stream, eventName, args) => {
      applyEvent(state, stream, eventName, args)
      reading.soon()
      changed()
    },
  })
  const reading = createReading(state, client.call)
  const close = (): void => {
    reading.stop()
    client.close()
  }
  return { call: client.call, openRoom, openThread, close }
}

async function loadRoom(client: DdpClient, state: PageState, followed: Set<string>): Promise<void> {
  const { route } = state
  if (route?.kind === 'direct' && openSubscription(state) === undefined) await client.call('createDirectMessage', route.name)
  const rid = openSubscription(state)?.rid
  if (rid === undefined) return
  if (!followed.has(rid)) {
    followed.add(rid)
    for (const event of ['user-activity', 'deleteMessage']) client.subscribe('stream-notify-room', `${rid}/${event}`)
  }
  const loaded = (await client.call('loadHistory', rid, null, HISTORY_COUNT)) as { messages: Message[] }
  keepMessages(state, loaded.messages)
  await client.call('readMessages', rid)
}

async function logIn(client: DdpClient, person: DemoPerson, state: PageState): Promise<void> {
  const login = await client.call('login', { user: { username: person.username }, password: person.password })
  const { id, token } = login as { id: string; token: string }
  Object.assign(state, { userId: id, token, connected: true })
  client.subscribe('stream-room-messages', '__my_messages__')
  for (const event of ['subscriptions-changed', 'rooms-changed', 'message'])
    client.subscribe('stream-notify-user', `${id}/${event}`)
  client.subscribe('stream-notify-logged', 'user-status')
  client.subscribe('stream-notify-all', 'public-settings-changed')
  const subscriptions = (await client.call('subscriptions/get')) as Subscription[]
  const rooms = (await client.call('rooms/get')) as Room[]
  const settings = (await client.call('public-settings/get')) as { _id: string; value: unknown }[]
  state.subscriptions = new Map(subscriptions.map((one) => [one.rid, one]))
  state.rooms = new Map(rooms.map((room) => [room._id, room]))
  state.allowSlash = settings.some(
    (setting) => setting._id === 'Message_AllowUnrecognizedSlashCommand' && setting.value === true,
  )
}

// Over REST, like the genuine client. What the rate limiter refuses is only missing until the next connection.
async function loadLists(state: PageState): Promise<void> {
  try {
    const { commands } = (await callRest(state, 'GET', 'commands.list?count=0')) as unknown as {
      commands: { command: string }[]
    }
    const { users } = (await callRest(state, 'GET', 'users.presence')) as unknown as { users: { username: string }[] }
    state.commands = new Set(commands.map(({ command }) => command))
    state.online = new Set(users.map(({ username }) => username))
  } catch {
    return
  }
}
