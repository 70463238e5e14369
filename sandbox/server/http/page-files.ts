import { readFile, stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import { extname } from 'node:path'

const FOLDER = new URL('../../page/', import.meta.url)

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ts': 'text/javascript; charset=utf-8',
}

// Names of one folder and of its styles, and nothing else: no path can lead out of it.
const FILE_NAME = /^(?:[a-z0-9-]+\.(?:html|svg|ts)|styles\/[a-z0-9-]+\.css)$/

// The page speaks to its own server and nobody else. Colours of attachments are set by script, which needs no inline style.
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; base-uri 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
}

const stripped = new Map<string, { modifiedAt: number; code: string }>()

/** Sends one file of the page, its types stripped when it is TypeScript. Answers false when there is no such file. */
export async function sendPageFile(response: ServerResponse, name: string, status = 200): Promise<boolean> {
  if (!FILE_NAME.test(name)) return false
  const content = await load(name)
  if (content === undefined) return false
  response.writeHead(status, { 'Content-Type': TYPES[extname(name)] ?? 'text/plain', ...HEADERS })
  response.end(content)
  return true
}

async function load(name: string): Promise<string | undefined> {
  const file = new URL(name, FOLDER)
  try {
    if (!name.endsWith('.ts')) return await readFile(file, 'utf8')
    const { mtimeMs } = await stat(file)
    const known = stripped.get(name)
    if (known?.modifiedAt === mtimeMs) return known.code
    const code = stripQuietly(await readFile(file, 'utf8'))
    stripped.set(name, { modifiedAt: mtimeMs, code })
    return code
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined
    throw thrown
  }
}

// Node calls this function experimental on standard error, once; people who start the sandbox can do nothing about that.
function stripQuietly(source: string): string {
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    return stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = emitWarning
  }
}
