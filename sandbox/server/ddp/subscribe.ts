import { fail } from '../failure.ts'
import { canAccessRoom, canReadRoom } from '../permissions.ts'
import type { Workspace } from '../workspace.ts'
import type { Session } from './session.ts'

// Streams that every logged-in user may follow. The sandbox only sends on the first three; genuine clients subscribe to the
// rest too.
const OPEN_STREAMS = [
  'stream-notify-logged',
  'stream-notify-all',
  'stream-user-presence',
  'stream-roles',
  'stream-apps',
  'stream-importers',
  'meteor.loginServiceConfiguration',
  'userData',
  'activeUsers',
]

/** Refuses what the genuine server refuses: an unknown name, somebody else's stream, a room that the user may not access. */
export function checkMaySubscribe(workspace: Workspace, session: Session, name: string, event: string): void {
  if (OPEN_STREAMS.includes(name)) return
  const check = CHECKS[name]
  if (check === undefined) fail(404, `Subscription '${name}' not found`)
  if (!check(workspace, session, event)) fail('not-allowed')
}

const CHECKS: Readonly<Record<string, (workspace: Workspace, session: Session, event: string) => boolean>> = {
  'stream-room-messages': (workspace, { user }, event) => {
    if (user === undefined) return false
    if (event === '__my_messages__') return true
    const room = workspace.db.rooms.get(event)
    return room !== undefined && canReadRoom(workspace.db, user, room)
  },
  'stream-notify-user': (_workspace, { user }, event) => user !== undefined && event.split('/')[0] === user._id,
  'stream-notify-room': (workspace, { user }, event) => {
    const room = workspace.db.rooms.get(event.split('/')[0] ?? '')
    return user !== undefined && room !== undefined && canAccessRoom(workspace.db, user, room)
  },
}
