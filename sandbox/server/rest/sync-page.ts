import { changedMessages, deletedMessages } from '../chat/read.ts'
import { fail } from '../failure.ts'
import { type Fields, number, text } from '../values.ts'
import type { Workspace } from '../workspace.ts'

interface Dated {
  at: number
  item: unknown
}

/**
 * The paged form of `chat.syncMessages`: ascending, `count` at a time (20 by default). The cursor is the date of the last item
 * in milliseconds, and pages continue after it. So if two items share a date at the end of a page, the second one is lost, as on
 * a genuine server.
 */
export function syncPage(workspace: Workspace, rid: string, fields: Fields): Record<string, unknown> {
  const type = text(fields, 'type')
  const next = number(fields, 'next')
  if (type !== 'UPDATED' && type !== 'DELETED')
    fail('error-type-param-not-supported', 'The "type" or "lastUpdate" parameters must be provided.')
  if (next === undefined) fail('error-cursor-param-required', 'The "next" or "previous" query parameter is required.')
  const all = ascending(workspace, rid, type, next)
  const shown = all.slice(0, number(fields, 'count') ?? 20)
  const last = all.length > shown.length ? (shown.at(-1)?.at ?? null) : null
  const items = shown.map((dated) => dated.item)
  const cursor = { next: last === null ? null : String(last), previous: shown[0] === undefined ? null : String(shown[0].at) }
  return { updated: type === 'UPDATED' ? items : [], deleted: type === 'DELETED' ? items : [], cursor }
}

function ascending(workspace: Workspace, rid: string, type: 'UPDATED' | 'DELETED', after: number): Dated[] {
  const since = new Date(after)
  const dated: Dated[] =
    type === 'UPDATED'
      ? changedMessages(workspace, rid, since).map((item) => ({ at: item._updatedAt.getTime(), item }))
      : deletedMessages(workspace, rid, since).map((item) => ({ at: item._deletedAt.getTime(), item }))
  return dated.sort((a, b) => a.at - b.at)
}
