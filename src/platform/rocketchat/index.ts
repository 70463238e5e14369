import type { Chat, ChatListener } from '../../messaging/chat.ts'
import { createAccount } from './account.ts'
import { readAddress } from './address.ts'
import { createDirectory } from './directory.ts'
import { createHeartbeat } from './heartbeat.ts'
import type { RocketChatOptions } from './options.ts'
import { addReaction, editMessage, postMessage } from './posting.ts'
import { createReceiver } from './receiver.ts'
import { createRest } from './rest.ts'
import { createServerTime } from './server-time.ts'
import { createSession } from './session.ts'
import { createSupervisor, type Supervisor } from './supervisor.ts'
import { createKnownWorkspace } from './workspace-settings.ts'

export type { Connectivity as Reach, ConnectivityTrouble as ReachTrouble } from './connectivity.ts'
export {
  type InspectedAccount as ExaminedAccount,
  type InspectedRoom as ExaminedRoom,
  inspectWorkspace as examineWorkspace,
  type Trial,
  type WorkspaceInspection as Examination,
} from './inspect-workspace.ts'
export type { CheckpointStore as HeardUntilStore, Credentials, RocketChatOptions } from './options.ts'

/**
 * A Rocket.Chat workspace: realtime for login, messages and presence, REST for all that asks or writes.
 * @throws Error with what to mend, when the address cannot be used.
 */
export function createRocketChat(options: RocketChatOptions): Chat {
  const { clock, log, credentials, random = Math.random } = options
  const address = readAddress(options.url, options.allowInsecure ?? false)
  const serverTime = createServerTime()
  const rest = createRest({ base: address.base, clock, serverTime, onUnauthorized: () => supervisor.probe() })
  const learned = createKnownWorkspace(rest, log)
  const pulse = createHeartbeat()
  let listener: ChatListener | undefined
  const leaving = new AbortController()
  const hearing = createReceiver({ options, serverTime, learned, listener: () => listener, signal: leaving.signal })
  const account = createAccount(credentials, rest)
  const session = { ...hearing, address, credentials, account, clock, log, random, rest, serverTime, learned, pulse }
  const supervisor: Supervisor = createSupervisor({ clock, log, random, createSession: () => createSession(session) })

  return {
    start(given) {
      listener = given
      supervisor.start((state) => given.state(state))
    },
    async stop() {
      leaving.abort()
      supervisor.stop()
      rest.close()
      await hearing.mark.close()
    },
    get self() {
      return learned.self
    },
    get settings() {
      return learned.settings
    },
    get state() {
      return supervisor.state
    },
    pulse,
    post: (post) => postMessage(rest, post),
    edit: (edit) => editMessage(rest, edit),
    react: (messageId, emoji) => addReaction(rest, messageId, emoji),
    ...createDirectory(rest, clock),
  }
}
