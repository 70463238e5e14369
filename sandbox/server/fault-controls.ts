import { findUser } from './database.ts'
import type { Hub } from './ddp/hub.ts'
import type { Session } from './ddp/session.ts'
import type { FaultBook } from './faults.ts'
import type { Freezer } from './freezer.ts'
import type { Faults } from './sandbox-types.ts'
import type { Workspace } from './workspace.ts'

interface Reach {
  hub: Hub
  freezer: Freezer
  book: FaultBook
}

export function createFaults(workspace: Workspace, { hub, freezer, book }: Reach): Faults {
  const sessionsOf = (username: string): Session[] => [...hub.sessions].filter((session) => session.user?.username === username)
  return {
    dropSockets: ({ code = 1006, username } = {}) => {
      for (const session of username === undefined ? [...hub.sessions] : sessionsOf(username)) session.drop(code)
    },
    freeze: freezer.freeze,
    thaw: freezer.thaw,
    rest: book.add,
    sendRaw: (username, frame) => {
      for (const session of sessionsOf(username)) session.sendRaw(frame)
    },
    replay: (username, count) => {
      const frames = hub.replays.newest(findUser(workspace.db, username)?._id ?? '', count)
      for (const session of sessionsOf(username)) for (const frame of frames) session.sendRaw(frame)
    },
    clear: () => {
      book.clear()
      freezer.thaw()
    },
  }
}
