import type { Store } from '../features/repositories.ts'
import type { Chat } from '../messaging/chat.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'

interface Needs {
  readonly chat: Pick<Chat, 'findPerson'>
  readonly store: Pick<Store, 'settings' | 'transaction'>
  readonly clock: Clock
  readonly log: Log
}

/**
 * Gives the role to the people whom the operator names, by their user ids: once a name, so that a role which was taken away
 * in chat does not come back at the next connection. A name that nobody has is reported.
 */
export async function appointOrganizers(usernames: readonly string[], { chat, store, clock, log }: Needs): Promise<void> {
  for (const username of usernames) {
    try {
      const appointed = `appointed:${username}`
      if ((await store.settings.get(appointed)) !== undefined) continue
      const person = await chat.findPerson({ username })
      if (person === undefined) {
        log.warn({ username }, 'RENDEZVOUS_ORGANIZERS names somebody whom the workspace does not know')
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
