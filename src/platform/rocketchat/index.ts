import type { Chat, ChatListener } from '../../messaging/chat.ts'
import { ChatUnavailable } from '../../messaging/chat-errors.ts'
import { createAccount } from './account.ts'
import { readAddress } from './address.ts'
import { createDirectory } from './directory.ts'
import { createHeartbeat } from './liveness.ts'
import { readMessageChanges } from './message-changes.ts'
import type { Credentials, RocketChatOptions } from './options.ts'
import { addReaction, editMessage, postMessage } from './posting.ts'
import { createPostingMonitor } from './posting-monitor.ts'
import { createReceiver } from './receiver.ts'
import { createRest } from './rest.ts'
import { findObstacle } from './room-obstacle.ts'
import { createJoinedRooms } from './rooms.ts'
import { createServerTime } from './server-time.ts'
import { createSession } from './session.ts'
import { createSupervisor, type Supervisor } from './supervisor.ts'
import { createWorkspaceCache } from './workspace-settings.ts'

export type { Connectivity, ConnectivityProblem } from './connectivity.ts'
export {
  type InspectedAccount,
  type InspectedRoom,
  inspectWorkspace,
  type WorkspaceInspection,
} from './inspect-workspace.ts'

export type { CheckpointStore, Credentials, RocketChatOptions } from './options.ts'
export type { Trial } from './trials.ts'

export interface RocketChat extends Chat {
  /** Logs in with other credentials, without a restart. */
  replaceCredentials(credentials: Credentials): void
}

/**
 * A Rocket.Chat workspace: realtime for login, incoming messages and presence, REST for everything that asks or writes.
 * @throws Error that says how to fix it, when the address can't be used.
 */
export function createRocketChat(options: RocketChatOptions): RocketChat {
  const { clock, log, credentials, random = Math.random } = options
  const address = readAddress(options.url, options.allowInsecure ?? false)
  const serverTime = createServerTime()
  const rest = createRest({ base: address.base, clock, serverTime, onUnauthorized: () => supervisor.probe() })
  const workspace = createWorkspaceCache(rest, log)
  const heartbeat = createHeartbeat()
  let listener: ChatListener | undefined
  const stopping = new AbortController()
  const receiver = createReceiver({ options, serverTime, workspace, listener: () => listener, signal: stopping.signal })
  const account = createAccount({ credentials, rest, serverTime, log })
  const watchedRooms = async () => (await options.catchUp.watchedRooms?.(workspace.self?.id ?? '')) ?? []
  const session = { ...receiver, watchedRooms, address, account, clock, log, random, rest, serverTime, workspace, heartbeat }
  const supervisor: Supervisor = createSupervisor({ clock, log, random, createSession: () => createSession(session) })
  const joined = createJoinedRooms(rest, serverTime)
  const monitor = createPostingMonitor(log, clock, () => void workspace.refresh(stopping.signal))

  return {
    start(given) {
      listener = given
      supervisor.start((state) => given.state(state))
    },
    async stop() {
      stopping.abort()
      supervisor.stop()
      rest.close()
      await receiver.checkpoint.close()
    },
    get self() {
      return workspace.self
    },
    get settings() {
      return workspace.settings
    },
    get state() {
      return supervisor.state
    },
    get postingRefusal() {
      return monitor.refusal
    },
    heartbeat,
    get editingRefusal() {
      return monitor.editingRefusal
    },
    refreshSettings: () => workspace.refresh(stopping.signal),
    joinedRooms: () => joined.read(),
    async findObstacle(roomId) {
      if (workspace.self === undefined) throw new ChatUnavailable('The bot is not logged in yet.')
      return findObstacle(rest, roomId, workspace.self)
    },
    post: (post) => monitor.post(() => postMessage(rest, post, joined.isArchived)),
    edit: (edit) => monitor.edit(() => editMessage(rest, edit)),
    react: (messageId, emoji) => monitor.react(() => addReaction(rest, messageId, emoji)),
    changesIn: (roomId, since) => readMessageChanges(rest, roomId, since),
    ...createDirectory(rest, clock),
    replaceCredentials(next) {
      account.replace(next)
      supervisor.reconnect('The credentials have changed.')
    },
  }
}
