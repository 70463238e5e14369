import { createMarkFollower, type FollowMarksNeeds, type MarkFollower } from '../features/live-minutes/follow-marks.ts'
import type { Meetups } from '../features/meetups/repository.ts'
import type { Chat } from '../messaging/chat.ts'
import type { JobContext } from '../scheduling/job.ts'
import { readEditedMark } from './read-edited-mark.ts'

interface Needs extends FollowMarksNeeds {
  readonly workspace: { readonly botName: string }
  readonly meetups: Pick<Meetups, 'find'>
}

/** Reads edited marks with the commands that made them, in the language of the minutes and the zone of their meetup. */
export function createFollower(context: JobContext<Needs>, chat: Pick<Chat, 'changesIn' | 'findPerson'>): MarkFollower {
  const { needs } = context
  return createMarkFollower(context, chat, async ({ text, threadId }, live) => {
    const zone = (await needs.meetups.find(live.meetupId))?.zone ?? 'UTC'
    const isInTheirThread = threadId !== undefined && threadId === live.threadId
    return readEditedMark({ text, isInTheirThread }, needs.workspace.botName, {
      ...{ now: needs.clock.now(), zone, ownZone: zone, lang: live.lang },
      findPerson: (username) => chat.findPerson({ username }),
      findRoomFor: async () => undefined,
    })
  })
}
