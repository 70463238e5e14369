import type { WorkspaceSettings } from '../../messaging/chat.ts'
import { demandBody } from './errors.ts'
import { isJson, readList } from './json.ts'
import type { Rest } from './rest.ts'

const slashSetting = 'Message_AllowUnrecognizedSlashCommand'
const sizeSetting = 'Message_MaxAllowedSize'

/** Rocket.Chat's own default, held to until the workspace tells. */
export const defaultSettings: WorkspaceSettings = { maxMessageLength: 5000 }

/** The most that one answer holds. */
const pageSize = 100

/**
 * Reads what the public settings allow. Workspaces up to 6.14 ignore the filter by id and send all settings, page by page.
 * @throws ChatUnavailable, ChatRefused
 */
export async function readSettings(rest: Rest, signal: AbortSignal): Promise<WorkspaceSettings> {
  const found = new Map<unknown, unknown>()
  for (let offset = 0; ; offset += pageSize) {
    const query = { _id: `${slashSetting},${sizeSetting}`, count: pageSize, offset }
    const body = demandBody(await rest.call('GET', 'settings.public', query, signal), 'settings.public')
    const settings = readList(body['settings']).filter(isJson)
    for (const setting of settings) found.set(setting['_id'], setting['value'])
    const isLast = settings.length === 0 || offset + pageSize >= Number(body['total'])
    if (isLast || (found.has(slashSetting) && found.has(sizeSetting))) return toFacts(found)
  }
}

function toFacts(found: ReadonlyMap<unknown, unknown>): WorkspaceSettings {
  const slash = found.get(slashSetting)
  const size = found.get(sizeSetting)
  return {
    ...(typeof slash === 'boolean' ? { unrecognizedSlash: slash } : {}),
    maxMessageLength: typeof size === 'number' && size > 0 ? size : defaultSettings.maxMessageLength,
  }
}
