import type { Config } from '../../config/schema.ts'
import type { Store } from '../features/repositories.ts'
import type { Chat } from '../messaging/chat.ts'
import { appointedPrefix, nobodyValue } from '../platform/database/inspect-queries.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'

interface Needs {
  readonly chat: Pick<Chat, 'findPerson'>
  readonly store: Pick<Store, 'settings' | 'transaction'>
  readonly clock: Clock
  readonly log: Log
}

export interface Appointer {
  /** Looks up the configured people again, after a connection or a change of the configuration. */
  appoint(): Promise<void>
  /** Resolves when the latest `appoint` is through; the first call makes one. */
  appointed(): Promise<void>
}

export function createAppointer(config: Config, needs: Needs): Appointer {
  let latest: Promise<void> | undefined
  const appoint = () => {
    latest = appointOrganizers(config.community.organizers, needs)
    return latest
  }
  return { appoint, appointed: () => latest ?? appoint() }
}

/**
 * Gives the organizer role to the configured people, by user id. Each name is looked up once: a role that was removed in chat
 * doesn't come back, and an unknown name isn't given to somebody who takes it later.
 */
export async function appointOrganizers(usernames: readonly string[], { chat, store, clock, log }: Needs): Promise<void> {
  for (const username of usernames) {
    try {
      const appointed = `${appointedPrefix}${username}`
      if ((await store.settings.get(appointed)) !== undefined) continue
      const person = await chat.findPerson({ username })
      if (person === undefined) {
        // Remembered, because somebody who takes the name later must not become an organizer.
        await store.settings.set(appointed, nobodyValue)
        log.warn({ username }, 'RENDEZVOUS_ORGANIZERS names an account that does not exist; this name is not tried again')
        continue
      }
      const { id: personId, username: name } = person
      const at = clock.now()
      await store.transaction(async ({ roles, audit, settings }) => {
        await roles.give({ personId, username: name, role: 'organizer', since: at })
        await audit.add({ at, who: 'RENDEZVOUS_ORGANIZERS', what: 'role add', where: '', detail: name, about: personId })
        await settings.set(appointed, String(at))
      })
    } catch (error) {
      log.warn({ err: error, username }, 'an organizer could not be looked up')
    }
  }
}
