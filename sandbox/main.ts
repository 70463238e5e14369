import { parseArgs } from 'node:util'
import { demoSeed, startSandbox } from './index.ts'
import { controlHelp } from './server/http/control.ts'

const HELP = `Rendezvous sandbox: a Rocket.Chat look-alike on this machine.

usage: npm run sandbox -- [--port N] [--host ADDRESS] [--base-path /PATH] [--edition 6.14|7.7] [--no-rate-limits]

  --port N            where to listen (default: SANDBOX_PORT, or 3000; 0 takes any free port)
  --host ADDRESS      default: SANDBOX_HOST, or 127.0.0.1
  --base-path /PATH   serves everything under a sub-path
  --edition VERSION   behaves like Rocket.Chat 6.14 (default) or 7.7
  --no-rate-limits    switches off Rocket.Chat's limits of calls
  --help              this text

People (password "${demoSeed.password}" for all):
${table(demoSeed.people.map((person) => [person.username, `${person.name}: ${person.about ?? ''} (roles: ${person.roles.join(', ')})`]))}

Rooms:
${table(demoSeed.rooms.map((room) => [`#${room.name}`, `owner ${room.owner}; ${room.members.join(', ')}`]))}

Controls, under /_sandbox/, for this machine only; a POST takes JSON:
${table(Object.entries(controlHelp))}
`

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  'base-path': { type: 'string' },
  edition: { type: 'string' },
  'no-rate-limits': { type: 'boolean' },
  help: { type: 'boolean' },
} as const

const exitCode = await run(process.argv.slice(2))
if (exitCode !== undefined) process.exitCode = exitCode

/** Returns the exit code, or undefined while the sandbox runs. */
async function run(args: readonly string[]): Promise<number | undefined> {
  const options = readOptions(args)
  if (typeof options === 'string') return complain(options)
  if (options.help === true) {
    process.stdout.write(HELP)
    return 0
  }
  const port = readPort(options.port ?? process.env['SANDBOX_PORT'] ?? '3000')
  if (port === undefined) return complain('The port must be a whole number from 0 to 65535.')
  return serve(port, options)
}

async function serve(
  port: number,
  options: { host?: string; 'base-path'?: string; edition?: string; 'no-rate-limits'?: boolean },
): Promise<number | undefined> {
  const basePath = options['base-path'] ?? ''
  const edition = options.edition ?? '6.14'
  if (edition !== '6.14' && edition !== '7.7') return complain('The edition must be 6.14 or 7.7.')
  const host = options.host ?? process.env['SANDBOX_HOST'] ?? '127.0.0.1'
  try {
    const sandbox = await startSandbox({ port, host, basePath, edition, rateLimits: options['no-rate-limits'] !== true })
    process.stdout.write(`Sandbox: ${sandbox.url}/  (people and rooms: npm run sandbox -- --help)\n`)
    const stop = (): void => void sandbox.close().then(() => process.exit(0))
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
    return undefined
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
    if (code === 'EADDRINUSE')
      return complain(`Port ${port} is taken. Choose another one: npm run sandbox -- --port ${port + 1}`)
    if (code === 'EACCES') return complain(`This account may not listen on port ${port}. Choose one above 1023.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return complain(`This machine has no address ${host}.`)
    throw thrown
  }
}

function readOptions(args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'] | string {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values
  } catch (thrown) {
    return `${thrown instanceof Error ? thrown.message : thrown}\nnpm run sandbox -- --help tells what there is.`
  }
}

function readPort(text: string): number | undefined {
  const port = Number(text)
  return /^\d+$/.test(text) && port <= 65_535 ? port : undefined
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return 1
}

function table(rows: readonly (readonly [string, string] | string[])[]): string {
  const width = Math.max(...rows.map(([name = '']) => name.length))
  return rows.map(([name = '', text = '']) => `  ${name.padEnd(width)}  ${text}`).join('\n')
}
