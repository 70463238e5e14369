import { commands } from '../../commands/index.ts'
import { end } from '../../commands/live-minutes/end.ts'
import type { Config } from '../../config/schema.ts'
import type { Caller } from '../command/caller.ts'
import { createMessageHandler } from '../command/handle-message.ts'
import type { HandlerSettings } from '../command/handler-options.ts'
import { ignoreBots } from '../command/ignore-bots.ts'
import type { Sentences } from '../command/sentences.ts'
import { createReactionHandler } from '../features/attendance/reactions.ts'
import { waysInto } from '../features/meetups/public-place.ts'
import { prepareUnasked } from '../features/people/unasked.ts'
import type { Repositories, Store } from '../features/repositories.ts'
import { notifyAsker } from '../features/room-access/notify-asker.ts'
import { roomContextOf } from '../features/series/scope.ts'
import { type Belonging, canSeeMeetup, type ShownInReply } from '../features/visibility/model.ts'
import type { Visibility } from '../features/visibility/visibility.ts'
import type { IncomingMessage } from '../messaging/chat.ts'
import { typedIdOf } from '../messaging/derived-ids.ts'
import { createMessaging, type Messaging, type MessagingOptions } from '../messaging/index.ts'
import type { RocketChat } from '../platform/rocketchat/index.ts'
import { createMirrors } from '../platform/webhook/index.ts'
import { createFollower } from './follow-marks.ts'
import { createJobContext } from './job-context.ts'
import type { createServices, Shown } from './services.ts'

interface Parts extends Pick<MessagingOptions<Repositories>, 'clock' | 'log' | 'metrics' | 'ids'> {
  readonly config: Config
  readonly store: Store
  readonly chat: RocketChat
  readonly visibility: Visibility
  readonly services: ReturnType<typeof createServices>
  readonly sentences: Sentences
}

/** Inbox and outbox, with what handles messages and reactions. */
export function connectMessaging(parts: Parts): Messaging<Repositories> {
  const { config, store, chat, clock, log, metrics, ids, visibility, services, sentences } = parts
  const needsOf = (repositories: Repositories) => ({ ...repositories, ...services(repositories) })
  return createMessaging<Repositories>({
    ...{ store, chat, clock, log, metrics, ids },
    mirrors: createMirrors(() => config.announcements.mirrors, clock),
    handlers: ({ run, start }, claims) => ({
      messages: ignoreBots(
        createMessageHandler({
          ...{ store, run, chat, clock, log, claims, commands, services, sentences },
          audienceOf: (repositories, caller) => findAudience(visibility, repositories, caller),
          shownTo: (audience) => (audience.isPrivate ? undefined : writeShown(audience)),
          zoneOf: async (needs, caller) => (await roomContextOf(needs, caller)).zone,
          settings: handlerSettingsOf(config),
          // Nobody should publish what was deleted a second ago.
          bringUpToDate: async ({ name }, { room }) =>
            name === end.name
              ? createFollower(createJobContext({ store, services, act: run, chat, log, metrics }), chat).look(room.id)
              : undefined,
          followsEdits: isMarked,
          referenceOf: ids.ofFailure,
        }),
        { chat, clock, claims, run, allowedBots: config.workspace.allowedBots },
      ),
      reactions: createReactionHandler({
        ...{ store, chat, run: (work) => start((tx, enqueue) => work(needsOf(tx), enqueue)) },
        maySee: (person, meetupId) => visibility.mayReceive(store, { personId: person.id }, { meetupId }),
      }),
    }),
    random: Math.random,
    prepareUnasked: (tx, message, now) => prepareUnasked(tx, config.community.zone, message, now),
    noticeOfRefusal: (row, refusal) => notifyAsker(store, chat, row, refusal),
    maySee: (to, about) => visibility.mayReceive(store, to, about),
    get postsPerMinute() {
      return config.community.postsPerMinute
    },
  })
}

/** Marks of minutes that are open in the room change with their messages. */
async function isMarked({ liveMinutes }: Repositories, { id, roomId }: IncomingMessage): Promise<boolean> {
  const live = await liveMinutes.whereOpen(roomId)
  return live !== undefined && (await liveMinutes.marks(live.meetupId)).some(({ messageId }) => messageId === typedIdOf(id))
}

/**
 * The readers of a command's reply. `isPrivate` is set once they were shown something that isn't for everyone. `shown` says where
 * what they were shown belongs, and `waysIn` what lets people into those meetups, each once.
 */
async function findAudience(visibility: Visibility, repositories: Repositories, caller: Caller) {
  const { view, reader: sight } = await visibility.lookFor(repositories, caller)
  const audience = {
    ...{ sight, view, isPrivate: false, shown: new Map<string, Belonging>(), waysIn: new Set<string>() },
    onShown({ series, roomId, ...meetup }: Shown) {
      const belonging: Belonging =
        series === undefined ? { ...(roomId !== undefined && { roomId }) } : { series: { id: series.id } }
      audience.shown.set(JSON.stringify(belonging), belonging)
      audience.isPrivate ||= !canSeeMeetup(view.everyone, belonging)
      for (const way of waysInto(meetup)) audience.waysIn.add(way)
    },
  }
  return audience
}

/** What `share` needs to know before it posts the reply elsewhere. */
function writeShown({
  shown,
  waysIn,
}: {
  readonly shown: ReadonlyMap<string, Belonging>
  readonly waysIn: ReadonlySet<string>
}) {
  return JSON.stringify({ belongings: [...shown.values()], waysIn: [...waysIn] } satisfies ShownInReply)
}

/** Read for each message, because the configuration may change while the bot runs. */
function handlerSettingsOf(config: Config): HandlerSettings {
  return {
    get replyDestination() {
      return config.community.answers
    },
    get fallbackLang() {
      return config.community.language
    },
    get zone() {
      return config.community.zone
    },
    get commandsPerMinute() {
      return config.community.commandsPerMinute
    },
  }
}
