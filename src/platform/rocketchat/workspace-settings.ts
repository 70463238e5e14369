import type { Person, WorkspaceSettings } from '../../messaging/chat.ts'
import type { Log } from '../../shared/log.ts'
import { requireBody } from './errors.ts'
import { isJson, readList } from './json.ts'
import type { Rest } from './rest.ts'

/** What the bot knows about itself and the workspace. It outlives a lost connection. */
export interface WorkspaceCache {
  self: Person | undefined
  readonly settings: WorkspaceSettings
  /** Reads the settings again. Never rejects: if they can't be read, the last known ones stay. */
  refresh(signal: AbortSignal): Promise<void>
}

export function createWorkspaceCache(rest: Rest, log: Log): WorkspaceCache {
  let settings = defaultSettings
  let running: Promise<void> | undefined
  async function read(signal: AbortSignal): Promise<void> {
    try {
      const next = await readSettings(rest, signal)
      if (settings !== defaultSettings && JSON.stringify(next) !== JSON.stringify(settings))
        log.info({ before: settings, after: next }, 'the settings of the workspace have changed')
      settings = next
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, 'cannot read the settings of the workspace')
    }
  }
  return {
    self: undefined,
    get settings() {
      return settings
    },
    refresh(signal) {
      running ??= read(signal).finally(() => {
        running = undefined
      })
      return running
    },
  }
}

const slashSetting = 'Message_AllowUnrecognizedSlashCommand'
const sizeSetting = 'Message_MaxAllowedSize'

/** Rocket.Chat's own default, used until the settings have been read. */
const defaultSettings: WorkspaceSettings = { maxMessageLength: 5000 }

/** The most that one page holds. */
const pageSize = 100

/**
 * Reads what the public settings allow. Workspaces up to 6.14 ignore the filter by id and send all settings, page by page.
 * @throws ChatUnavailable, ChatRefused
 */
export async function readSettings(rest: Rest, signal: AbortSignal): Promise<WorkspaceSettings> {
  const found = new Map<unknown, unknown>()
  for (let offset = 0; ; offset += pageSize) {
    const query = { _id: `${slashSetting},${sizeSetting}`, count: pageSize, offset }
    const body = requireBody(await rest.call('GET', 'settings.public', query, signal), 'settings.public')
    const settings = readList(body['settings']).filter(isJson)
    for (const setting of settings) found.set(setting['_id'], setting['value'])
    const isLast = settings.length === 0 || offset + pageSize >= Number(body['total'])
    if (isLast || (found.has(slashSetting) && found.has(sizeSetting))) return toSettings(found)
  }
}

function toSettings(found: ReadonlyMap<unknown, unknown>): WorkspaceSettings {
  const slash = found.get(slashSetting)
  const size = found.get(sizeSetting)
  return {
    ...(typeof slash === 'boolean' ? { unrecognizedSlash: slash } : {}),
    maxMessageLength: typeof size === 'number' && size > 0 ? size : defaultSettings.maxMessageLength,
  }
}
