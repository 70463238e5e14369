import type { Job } from '../../scheduling/job.ts'
import type { JobNeeds } from '../job-needs.ts'

/** A room is renamed or grows slowly; a name that is an hour old does no harm. */
const oldMs = 3_600_000

/** Asks the workspace how subscribed rooms are called and how many people are in them: those who announce want to know. */
export function learnRooms({ store, chat, services, log }: JobNeeds): Job {
  return {
    name: 'learn about subscribed rooms',
    cron: '*/5 * * * * *',
    async run() {
      if (chat.state.name !== 'ready') return
      const now = services(store).clock.now()
      for (const { room } of await store.subscriptions.staleSince(now - oldMs)) {
        try {
          await store.subscriptions.refresh(room.id, await chat.findRoom({ id: room.id }), now)
        } catch (error) {
          log.warn({ err: error, room: room.id }, 'a subscribed room could not be looked up')
          return
        }
      }
    },
  }
}
