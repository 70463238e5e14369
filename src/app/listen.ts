import type { Repositories } from '../features/repositories.ts'
import type { ChatState } from '../messaging/chat.ts'
import type { Messaging } from '../messaging/index.ts'
import type { RocketChat } from '../platform/rocketchat/index.ts'
import type { Log } from '../shared/log.ts'
import { listForms } from './connect.ts'
import type { Appointer } from './organizers.ts'
import type { Recognizer } from './recognizer.ts'

interface Listening {
  readonly chat: RocketChat
  readonly log: Log
  readonly messaging: Messaging<Repositories>
  readonly organizers: Appointer
  readonly recognizer: Recognizer
  /** Called at every change of the connection. */
  readonly onState?: ((state: ChatState) => void) | undefined
}

/** Connects to the workspace and takes what comes from it. */
export function listen({ chat, log, messaging, organizers, recognizer, onState }: Listening): void {
  chat.start({
    async message(message) {
      // The first command may be an organizer's.
      await organizers.appointed()
      const heard = await recognizer.recognize(message)
      if (heard !== undefined) await messaging.hear(heard)
    },
    reactions: messaging.hearReactions,
    state(state) {
      if (state.name !== 'ready') return onState?.(state)
      log.info({ forms: listForms(chat) }, 'commands can be typed in these forms')
      messaging.resume().catch((error: unknown) => log.error({ err: error }, 'could not resume work after connecting'))
      // Reports readiness only once the first organizers are known: somebody may be waiting to type the first command.
      void organizers.appoint().then(() => {
        if (chat.state.name === 'ready') onState?.(state)
      })
    },
  })
}
