import type { Chat } from '../../messaging/chat.ts'
import { toMessage } from '../../messaging/outgoing.ts'
import type { Job, JobContext } from '../../scheduling/job.ts'
import type { Clock } from '../../shared/clock.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Log } from '../../shared/log.ts'
import type { Rooms } from '../people/repository.ts'
import { describeRoomWelcome, languagesOf, roomWelcomeButtons } from './messages.ts'
import type { Welcomes } from './repository.ts'

interface Needs {
  readonly welcomes: Pick<Welcomes, 'add' | 'unknownRooms' | 'takeUpgrade'>
  readonly rooms: Pick<Rooms, 'language'>
  readonly chat: Pick<Chat, 'state' | 'self' | 'joinedRooms' | 'findRoom'>
  readonly clock: Clock
  readonly log: Pick<Log, 'warn'>
  readonly community: { readonly language: Lang }
}

/** A welcome that comes a minute later is soon enough, and the workspace is asked what has changed each time. */
const lookEveryMs = minuteMs

/** Of a bot that was invited to many rooms at once, the others get their turn at the next look. */
const mostAtOnce = 20

/**
 * Welcomes each room that the bot was invited to, once. The row and the message are stored together, and the message's id
 * comes from the room's, so that it appears once even with several copies of the bot.
 */
export function createWelcomeJob({ needs, run: act }: JobContext<Needs>): Job {
  const { chat, clock, log, welcomes } = needs
  let lookedAt = Number.NEGATIVE_INFINITY
  /** Rooms that were welcomed before. */
  const known = new Set<string>()
  return {
    name: 'welcome rooms',
    cron: '*/2 * * * * *',
    async run() {
      if (chat.state.name !== 'ready' || clock.now() < lookedAt + lookEveryMs) return
      try {
        const joined = await chat.joinedRooms()
        lookedAt = clock.now()
        const fresh = [...joined.keys()].filter((id) => !known.has(id))
        if (fresh.length === 0) return
        if (known.size === 0) await act((tx) => skipKnownRooms(tx, fresh))
        const unknown = new Set((await welcomes.unknownRooms(fresh)).slice(0, mostAtOnce))
        for (const id of fresh) if (!unknown.has(id)) known.add(id)
        for (const id of unknown) {
          const room = await chat.findRoom({ id })
          if (room === undefined) continue
          await act(async (tx, enqueue) => {
            if (!(await tx.welcomes.add('room', id, tx.clock.now())) || room.kind === 'direct') return
            const spoken = languagesOf(await tx.rooms.language(id), tx.community.language)
            const text = describeRoomWelcome(tx.chat.self?.username ?? '', spoken)
            await enqueue({ purpose: `welcome/${id}` }, [
              toMessage({ to: { roomId: id }, text, buttons: roomWelcomeButtons(spoken) }),
            ])
          })
        }
      } catch (error) {
        log.warn({ err: error }, 'new rooms could not be welcomed yet')
      }
    },
  }
}

/** After an upgrade, the rooms that the bot is in know it already. */
async function skipKnownRooms(
  { welcomes, clock }: Pick<Needs, 'welcomes' | 'clock'>,
  joined: readonly string[],
): Promise<void> {
  if (!(await welcomes.takeUpgrade())) return
  for (const id of joined) await welcomes.add('room', id, clock.now())
}
