import type { Chat } from '../../messaging/chat.ts'
import type { Job, JobContext } from '../../scheduling/job.ts'
import type { Clock } from '../../shared/clock.ts'
import { hourMs } from '../../shared/dates/time.ts'
import type { Log } from '../../shared/log.ts'
import type { Subscriptions } from './subscriptions.ts'

interface Needs {
  readonly subscriptions: Pick<Subscriptions, 'staleSince' | 'refresh'>
  readonly chat: Pick<Chat, 'state' | 'findRoom'>
  readonly clock: Clock
  readonly log: Log
}

/** Rooms are renamed and grow slowly, so an hour-old name is good enough. */
export const staleRoomMs = hourMs

/** Refreshes the names and member counts of subscribed rooms, which organizers see before they announce. */
export function learnRooms({ needs }: JobContext<Needs>): Job {
  const { subscriptions, chat, clock, log } = needs
  return {
    name: 'refresh subscribed rooms',
    cron: '*/5 * * * * *',
    isDue: ({ staleRooms }) => staleRooms,
    async run() {
      if (chat.state.name !== 'ready') return
      const now = clock.now()
      for (const { room } of await subscriptions.staleSince(now - staleRoomMs)) {
        try {
          await subscriptions.refresh(room.id, await chat.findRoom({ id: room.id }), now)
        } catch (error) {
          log.warn({ err: error, room: room.id }, 'a subscribed room could not be looked up')
          return
        }
      }
    },
  }
}
