import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Counters, createCounters } from './counters.ts'
import { createDatabase } from './database.ts'
import { createHub, type Hub } from './ddp/hub.ts'
import { createEvents } from './events.ts'
import { createFaults } from './fault-controls.ts'
import { createFaultBook, type FaultBook } from './faults.ts'
import { createFreezer, type Freezer } from './freezer.ts'
import type { ApiContext } from './http/api-handler.ts'
import { sendJson } from './http/body.ts'
import { handleControl } from './http/control.ts'
import { handleRequest } from './http/handler.ts'
import { createListener, type Listener } from './http/listener.ts'
import { sendPageFile } from './http/page-files.ts'
import { createUpgrade } from './http/upgrade.ts'
import { createLimiter } from './limiter.ts'
import { createPeople } from './people.ts'
import type { Sandbox, SandboxCounters, SandboxOptions } from './sandbox-types.ts'
import { demoSeed, plant } from './seed.ts'
import type { Workspace } from './workspace.ts'

/** Starts a workspace. Rejects with the system's error when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const workspace: Workspace = {
    db: createDatabase(),
    events: createEvents(),
    edition: options.edition ?? '6.14',
    now: options.now ?? Date.now,
  }
  plant(workspace, options.seed ?? demoSeed)
  const parts = assemble(workspace, options)
  await parts.listener.listen(options.port ?? 0)
  const sandbox = describe(workspace, parts, options)
  parts.attach(sandbox)
  return sandbox
}

interface Parts {
  listener: Listener
  hub: Hub
  freezer: Freezer
  book: FaultBook
  counters: Counters
  url(): string
  /** Gives the finished sandbox to the controls, which act on it over HTTP. */
  attach(sandbox: Sandbox): void
}

function assemble(workspace: Workspace, options: SandboxOptions): Parts {
  const basePath = readBasePath(options)
  const limiter = options.rateLimits === false ? undefined : createLimiter(workspace.now)
  const counters = createCounters()
  const book = createFaultBook()
  let sandbox: Sandbox | undefined
  const listener = createListener({
    host: hostOf(options),
    tls: options.tls,
    request: (request, response) => void serve(request, response),
    upgrade: (request, socket, head) => void upgrade(request, socket, head),
  })
  const url = (): string => addressOf(options, listener.port)
  const freezer = createFreezer(listener.sockets)
  const hub = createHub({ workspace, counters, freezer, limiter, heartbeatMs: options.heartbeatMs ?? 15_000 })
  const upgrade = createUpgrade({ hub, freezer, faults: book, basePath })
  const api = describeApi(workspace, options, { counters, faults: book, limiter, origin: url })
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const control = async (path: string): Promise<void> => {
      if (sandbox !== undefined) await handleControl(sandbox, request, response, path)
    }
    try {
      await handleRequest({ api, freezer, basePath, control, site: options.site ?? (() => undefined) }, request, response)
    } catch (thrown) {
      answerBroken(request, response, thrown)
    }
  }
  const attach = (made: Sandbox): void => {
    sandbox = made
  }
  return { listener, hub, freezer, book, counters, url, attach }
}

function describe(workspace: Workspace, parts: Parts, options: SandboxOptions): Sandbox {
  const { listener, hub, freezer } = parts
  const people = createPeople(workspace, options.seed ?? demoSeed)
  const port = listener.port
  return {
    ...people,
    // Spreading would read a getter only once; these two have to be read at each use.
    get users() {
      return people.users
    },
    get rooms() {
      return people.rooms
    },
    url: parts.url(),
    port,
    get counters() {
      return countNow(parts)
    },
    faults: createFaults(workspace, parts),
    state: () => ({ url: parts.url(), ...people.snapshot(), counters: countNow(parts), faults: parts.book.pending() }),
    crash: () => listener.kill(),
    start: async () => {
      if (!listener.listening) await listener.listen(port)
    },
    close: async () => {
      freezer.thaw()
      for (const session of hub.sessions) session.drop(1001)
      await listener.kill()
    },
  }
}

function describeApi(
  workspace: Workspace,
  options: SandboxOptions,
  shared: Pick<ApiContext, 'counters' | 'faults' | 'limiter' | 'origin'>,
): ApiContext {
  return {
    ...shared,
    workspace,
    version: options.version ?? (workspace.edition === '7.7' ? '7.7.1' : '6.14.0'),
    honourSettingIds: options.honourSettingIds ?? workspace.edition === '7.7',
    sendPage: async (response) => {
      await sendPageFile(response, 'index.html')
    },
  }
}

function countNow({ counters, hub }: Parts): SandboxCounters {
  const subscriptions: Record<string, number> = {}
  for (const session of hub.sessions) {
    for (const { name } of session.subscriptions.values()) subscriptions[name] = (subscriptions[name] ?? 0) + 1
  }
  return { ...counters, liveSockets: hub.sessions.size, subscriptions }
}

// A client that disconnects during a request isn't our fault. Anything else is, and is reported.
function answerBroken(request: IncomingMessage, response: ServerResponse, thrown: unknown): void {
  if (request.socket.destroyed) return
  if (response.headersSent) request.socket.destroy()
  else
    sendJson(response, 500, {
      success: false,
      error: `The sandbox itself failed: ${thrown instanceof Error ? thrown.stack : thrown}`,
    })
}

function readBasePath(options: SandboxOptions): string {
  return (options.basePath ?? '').replace(/\/+$/, '')
}

function hostOf(options: SandboxOptions): string {
  return options.host ?? '127.0.0.1'
}

function addressOf(options: SandboxOptions, port: number): string {
  const shown = hostOf(options) === '0.0.0.0' || hostOf(options) === '::' ? 'localhost' : hostOf(options)
  return `${options.tls === undefined ? 'http' : 'https'}://${shown}:${port}${readBasePath(options)}`
}
