import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const quiet = {
  ...process.env,
  LC_ALL: 'C',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.ca',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.ca',
  // No repository here lives long enough to need tidying.
  GIT_CONFIG_COUNT: '2',
  GIT_CONFIG_KEY_0: 'maintenance.auto',
  GIT_CONFIG_VALUE_0: 'false',
  GIT_CONFIG_KEY_1: 'receive.autogc',
  GIT_CONFIG_VALUE_1: 'false',
}

/** Real git, as somebody else uses it. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], {
    env: quiet,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()
}

export interface TestRepository {
  /** A bare repository; what the bot fetches from and pushes to. */
  readonly bare: string
  /** Somebody's clone of it. */
  readonly work: string
  /** Commits files (null removes one) on main and pushes. Returns the commit. */
  commit(files: Readonly<Record<string, string | Uint8Array | null>>, ...pushArgs: readonly string[]): string
}

/** Repositories with their first commit, by its files. Copying one saves starting git a dozen times. */
const made = new Map<string, string>()
process.once('exit', () => {
  for (const base of made.values()) rmSync(base, { recursive: true, force: true })
})

export function createRepository(base: string, files: Readonly<Record<string, string | Uint8Array>>): TestRepository {
  const key = JSON.stringify(Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString('base64')]))
  const original = made.get(key) ?? makeRepository(files)
  made.set(key, original)
  cpSync(original, base, { recursive: true })
  return openRepository(base)
}

function makeRepository(files: Readonly<Record<string, string | Uint8Array>>): string {
  const base = mkdtempSync(join(tmpdir(), 'rendezvous-repository-'))
  git(base, 'init', '--quiet', '--template=', '--bare', '--initial-branch=main', 'remote.git')
  git(base, 'init', '--quiet', '--template=', '--initial-branch=main', 'work')
  git(join(base, 'work'), 'remote', 'add', 'origin', '../remote.git')
  openRepository(base).commit(files)
  return base
}

function openRepository(base: string): TestRepository {
  const work = join(base, 'work')
  return {
    bare: join(base, 'remote.git'),
    work,
    commit(changes, ...pushArgs) {
      for (const [name, content] of Object.entries(changes)) {
        if (content === null) rmSync(join(work, name))
        else {
          mkdirSync(dirname(join(work, name)), { recursive: true })
          writeFileSync(join(work, name), content)
        }
      }
      git(work, 'add', '--all')
      git(work, 'commit', '--quiet', '--message', 'change')
      git(work, 'push', '--quiet', ...pushArgs, 'origin', 'HEAD:main')
      return git(work, 'rev-parse', 'HEAD')
    },
  }
}

export interface GitServer {
  readonly url: string
  /** Bytes of responses since it began. */
  sent(): number
  readonly paths: readonly string[]
  close(): Promise<void>
}

export interface GitServerOptions {
  /** Needed for everything, or only for pushing if `mayPush` says so. */
  readonly login?: string
  /** People without push access get a 403. */
  readonly mayPush?: boolean
  /** Sends every request there. */
  readonly redirectTo?: string
  /** Requests are answered from then on. */
  readonly opened?: Promise<void>
}

/** `git http-backend` behind a small web server, for all repositories below a folder. */
export async function serveGit(
  root: string,
  { login, mayPush = true, redirectTo, opened = Promise.resolve() }: GitServerOptions = {},
): Promise<GitServer> {
  let sent = 0
  const paths: string[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    paths.push(url.pathname)
    const isPush = `${url.pathname}${url.search}`.includes('git-receive-pack')
    if (redirectTo !== undefined) return refuse(response, 301, { location: `${redirectTo}${request.url ?? ''}` })
    if (login !== undefined && request.headers.authorization !== `Basic ${Buffer.from(login).toString('base64')}`) {
      return refuse(response, 401, { 'www-authenticate': 'Basic realm="minutes"' })
    }
    if (isPush && !mayPush) return refuse(response, 403)
    void opened.then(() =>
      runBackend(root, url, request, response, (bytes) => {
        sent += bytes
      }),
    )
  })
  const port = await listen(server)
  return {
    url: `http://127.0.0.1:${port}`,
    sent: () => sent,
    paths,
    close: () => closeServer(server),
  }
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end()
}

function runBackend(
  root: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  count: (bytes: number) => void,
) {
  const backend = spawn('git', ['-c', 'http.receivepack=true', 'http-backend'], {
    env: {
      ...quiet,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      HTTP_GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_ADDR: '127.0.0.1',
    },
  })
  backend.stdin.on('error', () => {})
  request.pipe(backend.stdin)
  let head: Buffer | undefined = Buffer.alloc(0)
  backend.stdout.on('data', (chunk: Buffer) => {
    count(chunk.length)
    if (head === undefined) {
      response.write(chunk)
      return
    }
    head = Buffer.concat([head, chunk])
    const end = head.indexOf('\r\n\r\n')
    if (end === -1) return
    let status = 200
    for (const line of head.toString('latin1', 0, end).split('\r\n')) {
      const [name = '', value = ''] = line.split(/: (.*)/s)
      if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10)
      else response.setHeader(name, value)
    }
    response.writeHead(status)
    response.write(head.subarray(end + 4))
    head = undefined
  })
  backend.stdout.on('end', () => response.end())
}

/** Takes connections and never answers. */
export async function serveSilence(): Promise<{ readonly url: string; readonly asked: Promise<void>; close(): Promise<void> }> {
  const asked = Promise.withResolvers<void>()
  const sockets = new Set<{ destroy(): void }>()
  const server = createTcpServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', () => asked.resolve())
  })
  const port = await listen(server)
  return {
    url: `http://127.0.0.1:${port}/x.git`,
    asked: asked.promise,
    async close() {
      for (const socket of sockets) socket.destroy()
      await closeServer(server)
    },
  }
}

async function listen(server: TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function closeServer(server: TcpServer): Promise<void> {
  if (server instanceof Server) server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
