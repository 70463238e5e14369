import type { Job, JobNeeds } from '../../app/jobs.ts'
import { hourMs } from '../../shared/dates/time.ts'

/** A room is renamed or grows slowly; a name that is an hour old does no harm. */
const oldMs = hourMs

/** Asks the workspace how subscribed rooms are called and how many people are in them: those who announce want to know. */
export function learnRooms({ store, chat, services, log }: JobNeeds): Job {
  return {
    name: 'learn about subscribed rooms',
    cron: '*/5 * * * * *',
    async run() {
      if (chat.state.name !== 'ready') return
      const now = services(store).clock.now()
      for (const { room } of await store.subscriptions.unheardSince(now - oldMs)) {
        try {
          await store.subscriptions.heard(room.id, await chat.findRoom({ id: room.id }), now)
        } catch (error) {
          log.warn({ err: error, room: room.id }, 'a subscribed room could not be looked up')
          return
        }
      }
    },
  }
}
