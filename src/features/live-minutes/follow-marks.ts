import type { Chat, MessageChanges } from '../../messaging/chat.ts'
import { ChatRefused, ChatUnavailable } from '../../messaging/chat-errors.ts'
import type { Notice } from '../../messaging/notice.ts'
import type { JobContext } from '../../scheduling/job.ts'
import type { Clock } from '../../shared/clock.ts'
import { type EpochMs, minuteMs } from '../../shared/dates/time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Log } from '../../shared/log.ts'
import { inlineCode } from '../../shared/text/sanitize.ts'
import type { Audit } from '../people/audit.ts'
import { noticeTo } from '../people/notice.ts'
import type { People, Roles } from '../people/repository.ts'
import { auditOwnAct } from '../people/system-actor.ts'
import type { LiveMinutes, Mark, NewMark } from './model.ts'
import { toMessageAbout } from './notices.ts'
import type { LiveMinutesRepository } from './repository.ts'
import { mayTake, shorten } from './service.ts'

const texts = bilingual({
  en: {
    unreadable: (kept: string) =>
      `### The minutes keep what your message said before\nYou've edited it, and I can't read it as a mark any more. The minutes still say ${kept}. Correct it with \`!meetup s/old/new/\`, or delete your message and the mark goes too.`,
  },
  fr: {
    unreadable: (kept) =>
      fr`### Le compte rendu garde ce que votre message disait\nVous l'avez modifié, et je n'y reconnais plus de marque. Le compte rendu dit toujours ${kept}. Corrigez-le avec \`!rencontre s/ancien/nouveau/\`, ou supprimez votre message : la marque disparaît avec lui.`,
  },
})

export interface FollowMarksNeeds {
  readonly liveMinutes: Pick<LiveMinutesRepository, 'open' | 'marks' | 'lock' | 'replace' | 'recordEdit' | 'remove'>
  readonly people: People
  readonly roles: Pick<Roles, 'has'>
  readonly audit: Pick<Audit, 'add'>
  readonly clock: Pick<Clock, 'now'>
  readonly log: Pick<Log, 'warn'>
}

/** What an edited message says as a mark. Undefined when it can't be read as one. May ask the workspace for people. */
export type ReadEditedMark = (edit: MessageChanges['edited'][number], live: LiveMinutes) => Promise<NewMark | undefined>

/** Makes marks follow their messages while minutes are open: an edit changes the mark, a deletion removes it. */
export interface MarkFollower {
  /** Looks at every room with open minutes, or at one of them. An unreachable workspace is looked at again later. */
  look(roomId?: string): Promise<void>
}

/** The workspace's clock and ours may differ by this much. Looking twice at a change does nothing. */
const overlapMs = 2 * minuteMs

export function createMarkFollower(
  { needs, run }: JobContext<FollowMarksNeeds>,
  chat: Pick<Chat, 'changesIn'>,
  readMark: ReadEditedMark,
): MarkFollower {
  /** Until when the changes of each set of minutes are known. Lost at a restart, which then looks at everything again. */
  const lookedAt = new Map<number, EpochMs>()

  async function follow(live: LiveMinutes): Promise<void> {
    const marks = (await needs.liveMinutes.marks(live.meetupId)).filter(({ messageId }) => messageId !== undefined)
    if (live.room === undefined || marks.length === 0) return
    const now = needs.clock.now()
    const since = (lookedAt.get(live.meetupId) ?? live.openedAt ?? now) - overlapMs
    const changes = await chat.changesIn(live.room.id, since)
    for (const mark of marks) {
      if (changes.deleted.includes(mark.messageId ?? '')) await remove(live, mark)
      const edit = changes.edited.find(({ messageId }) => messageId === mark.messageId)
      if (edit !== undefined && edit.editedAt > (mark.editedAt ?? 0)) await replace(live, mark, edit)
    }
    lookedAt.set(live.meetupId, now)
  }

  async function remove(live: LiveMinutes, mark: Mark): Promise<void> {
    await run(async (tx) => {
      if (!(await isOpen(tx, live)) || !(await tx.liveMinutes.remove(mark.id))) return
      await auditChange(tx, live, mark, 'mark removed with its message')
    })
  }

  async function replace(live: LiveMinutes, mark: Mark, edit: MessageChanges['edited'][number]): Promise<void> {
    const fresh = await readMark(edit, live)
    await run(async (tx, enqueue) => {
      // Somebody who doesn't take these minutes any more can't change what they say.
      if (!(await isOpen(tx, live)) || !(await mayTake(tx, live, { id: mark.by }))) return
      if (fresh !== undefined) {
        await tx.liveMinutes.replace(mark.id, fresh, edit.editedAt)
        await auditChange(tx, live, mark, 'mark edited with its message')
        return
      }
      await tx.liveMinutes.recordEdit(mark.id, edit.editedAt)
      const purpose = `mark not followed/${mark.id}/${edit.editedAt}`
      await enqueue({ purpose }, (await notifyUnreadable(tx, mark)).map(toMessageAbout(live.meetupId)))
    })
  }

  return {
    async look(roomId) {
      for (const live of await needs.liveMinutes.open()) {
        if (roomId !== undefined && live.room?.id !== roomId) continue
        try {
          await follow(live)
        } catch (error) {
          if (!(error instanceof ChatUnavailable || error instanceof ChatRefused)) throw error
          needs.log.warn({ err: error, meetup: live.meetupId }, 'edits and deletions of marks could not be looked at yet')
        }
      }
    },
  }
}

async function isOpen({ liveMinutes }: Pick<FollowMarksNeeds, 'liveMinutes'>, { meetupId }: LiveMinutes): Promise<boolean> {
  return (await liveMinutes.lock(meetupId))?.state === 'open'
}

function auditChange(needs: FollowMarksNeeds, { meetupId, room }: LiveMinutes, mark: Mark, what: string): Promise<void> {
  return auditOwnAct(needs, `minutes ${what}`, `#${meetupId} mark ${mark.id}`, room?.id)
}

/** The author of a mark is told. Nobody is when they asked to be forgotten. */
async function notifyUnreadable({ people }: FollowMarksNeeds, { by, text }: Mark): Promise<readonly Notice[]> {
  if (by === '') return []
  const kept = inlineCode(shorten(text))
  return [await noticeTo(people, { id: by }, (lang) => texts[lang].unreadable(kept))]
}
