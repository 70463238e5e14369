import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'

const MAIN = new URL('../../sandbox/main.ts', import.meta.url).pathname

interface Ended {
  code: number | null
  out: string
  err: string
}

/** Runs the command line; `onLine` gets the process once it has written its first line. */
async function run(
  args: readonly string[],
  onLine?: (line: string, kill: (signal: NodeJS.Signals) => void) => Promise<void>,
): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  child.stdout.on('data', (chunk) => {
    const isFirst = out === ''
    out += chunk
    if (isFirst) void onLine?.(String(chunk), (signal) => child.kill(signal))
  })
  const [code] = await once(child, 'close')
  return { code, out, err }
}

describe('npm run sandbox', () => {
  it('prints the address of the page, serves it, and ends with 0 at SIGTERM', async () => {
    let page = ''

    const ended = await run(['--port', '0'], async (line, kill) => {
      page = await (await fetch(/http\S+/.exec(line)?.[0] ?? '')).text()
      kill('SIGTERM')
    })

    expect(page).toContain('<title>Sandbox</title>')
    expect(ended).toMatchObject({ code: 0, err: '' })
  })

  it('lists people, password, rooms and controls', async () => {
    const { code, out } = await run(['--help'])

    expect(code).toBe(0)
    for (const word of [
      'alice',
      'francois',
      'olivia',
      'victor',
      'rendezvous',
      '"demo"',
      '#cloudnative',
      '#general',
      '#outside',
      'POST freeze',
    ]) {
      expect(out).toContain(word)
    }
  })

  it('says in a sentence that the port is taken', async () => {
    const squatter = createServer().listen(0, '127.0.0.1')
    await once(squatter, 'listening')
    const { port } = squatter.address() as AddressInfo

    const ended = await run(['--port', String(port)])

    expect(ended).toEqual({
      code: 1,
      out: '',
      err: `Port ${port} is taken. Choose another one: npm run sandbox -- --port ${port + 1}\n`,
    })
    squatter.close()
  })

  it.each([['--bogus'], ['--port', 'http'], ['--port', '70000'], ['extra']])('refuses %s %s', async (...args) => {
    const { code, out, err } = await run(args)

    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/Unknown option|must be a whole number|Unexpected argument/)
    expect(err).not.toContain('    at ')
  })
})
