import type { Chat } from '../ports/chat.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Roles, Settings } from '../ports/store.ts'

interface Needs {
  readonly chat: Pick<Chat, 'findPerson'>
  readonly roles: Roles
  readonly settings: Settings
  readonly clock: Clock
  readonly log: Log
}

/**
 * Gives the role to the people whom the operator names, by their user ids; to each once, so that a role which is taken away
 * in chat does not come back at the next start. A name that nobody has is reported.
 */
export async function appointOrganizers(
  usernames: readonly string[],
  { chat, roles, settings, clock, log }: Needs,
): Promise<void> {
  for (const username of usernames) {
    try {
      const person = await chat.findPerson({ username })
      if (person === undefined) {
        log.warn({ username }, 'RENDEZVOUS_ORGANIZERS names somebody whom the workspace does not know')
        continue
      }
      const key = `firstOrganizer/${person.id}`
      if ((await settings.get(key)) !== undefined) continue
      const since = clock.now()
      await roles.give({ personId: person.id, username: person.username, role: 'organizer', since })
      await settings.set(key, String(since))
    } catch (error) {
      log.warn({ err: error, username }, 'an organizer could not be looked up')
    }
  }
}
