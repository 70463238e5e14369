import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Counters } from '../counters.ts'
import type { Freezer } from '../freezer.ts'
import type { Limiter } from '../limiter.ts'
import type { Workspace } from '../workspace.ts'
import { broadcast } from './broadcast.ts'
import { serveDdp } from './endpoint.ts'
import { checkDdpLimits } from './limits.ts'
import { createReplayLog, type ReplayLog } from './replay-log.ts'
import { createSession, type Session } from './session.ts'

export interface Hub {
  readonly sessions: ReadonlySet<Session>
  readonly replays: ReplayLog
  accept(socket: WebSocket, link: Socket): void
}

interface HubOptions {
  workspace: Workspace
  counters: Counters
  freezer: Freezer
  limiter: Limiter | undefined
  heartbeatMs: number
}

/** Everybody connected over DDP. Passes the workspace's events on to them. */
export function createHub({ workspace, counters, freezer, limiter, heartbeatMs }: HubOptions): Hub {
  const sessions = new Set<Session>()
  const replays = createReplayLog()
  workspace.events.listen((event) => {
    broadcast(workspace, sessions, event)
    if (event.kind !== 'token-ended') return
    for (const session of sessions) if (session.token === event.token) session.drop(1000)
  })
  const context = {
    workspace,
    sessions,
    heartbeatMs,
    checkLimits: (session: Session, name: string) => {
      if (limiter !== undefined) checkDdpLimits(limiter, workspace.now, session, name)
    },
    countLogin: () => {
      counters.logins += 1
    },
    countSubscription: (name: string) => {
      counters.subscribed[name] = (counters.subscribed[name] ?? 0) + 1
    },
  }
  return {
    sessions,
    replays,
    accept: (socket, link) => {
      const session = createSession(socket, link, freezer, replays)
      const endpoint = serveDdp(context, session)
      sessions.add(session)
      socket.on('message', (data) => endpoint.receive(data.toString()))
      // A reset is handled like any other disconnect; "close" follows.
      socket.on('error', () => undefined)
      socket.on('close', () => {
        endpoint.closed()
        sessions.delete(session)
        leavePresence(workspace, sessions, session)
      })
    },
  }
}

function leavePresence(workspace: Workspace, sessions: ReadonlySet<Session>, gone: Session): void {
  const { user } = gone
  if (user === undefined || [...sessions].some((session) => session.user?._id === user._id)) return
  user.status = 'offline'
  workspace.events.emit({ kind: 'status', user })
}
