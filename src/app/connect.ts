import type { Store } from '../features/repositories.ts'
import type { Chat } from '../messaging/chat.ts'
import { createRocketChat, type RocketChat, type RocketChatOptions } from '../platform/rocketchat/index.ts'
import { dayMs, hourMs } from '../shared/dates/time.ts'
import type { BotOptions } from './bot.ts'

export function connect(
  { config, url, credentials, clock, log }: BotOptions,
  { settings, meetupMessages }: Store,
  prefilter: NonNullable<RocketChatOptions['prefilter']>,
): RocketChat {
  const { allowInsecure, allowedBots, catchUpHours } = config.workspace
  const checkpoint = {
    async load() {
      const at = await settings.get('heardUntil')
      return at === undefined ? undefined : Number(at)
    },
    save: (at: number) => settings.set('heardUntil', String(at)),
  }
  return createRocketChat({
    ...{ url, credentials, clock, log, allowInsecure, allowedBots, prefilter },
    catchUp: {
      ...{ maxAgeMs: catchUpHours * hourMs, checkpoint },
      watchedRooms: (selfId) => meetupMessages.rooms(selfId, clock.now() - dayMs),
    },
  })
}

/** What people on this workspace's web and desktop clients can type; mobile clients send `/meetup` everywhere. */
export function listForms({ self, settings }: Chat): readonly string[] {
  const slash = settings.unrecognizedSlash === true ? ['/meetup', '/rencontre'] : []
  return [...slash, '!meetup', '!rencontre', `@${self?.username ?? ''}`, 'direct message']
}
