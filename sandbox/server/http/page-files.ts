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

// Only names in one folder and its styles, so no path can leave it.
const FILE_NAME = /^(?:[a-z0-9-]+\.(?:html|svg|ts)|styles\/[a-z0-9-]+\.css)$/

// The page only connects to its own server. A script sets attachment colours, which needs no inline style.
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; base-uri 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
}

const stripped = new Map<string, { modifiedAt: number; code: string }>()

/** Sends one file of the page, stripping types from TypeScript. Returns false when there is no such file. */
export async function sendPageFile(response: ServerResponse, name: string, status = 200): Promise<boolean> {
  if (!FILE_NAME.test(name)) return false
  const content = await load(name)
  if (content === undefined) return false
  response.writeHead(status, { 'Content-Type': TYPES[extname(name)] ?? 'text/plain', ...HEADERS })
  response.end(content)
  return true
}

export function sendHtml(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'Content-Type': TYPES['.html'], ...HEADERS }).end(html)
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

// Node prints a warning that this function is experimental. People who start the sandbox can't do anything about that.
function stripQuietly(source: string): string {
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    return stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = emitWarning
  }
}
