/**
 * Loaded before the bot (`--import`). Kills its process at a named step of a message's life. `DIE_AT` is for example
 * `before claim 3`: the third time. `CLOCK_SHIFT_MS` sets the machine's clock for this process. The bot itself doesn't know about
 * either.
 */
import SQLite from 'better-sqlite3'
import pg from 'pg'

const shiftMs = Number(process.env['CLOCK_SHIFT_MS'] ?? 0)
if (shiftMs !== 0) {
  const realNow = Date.now
  Date.now = () => realNow() + shiftMs
}

const statements: Readonly<Record<string, RegExp>> = {
  hold: /from reminder where id (?:=|in) .*look_at/,
  claim: /^\s*update outbox set taken_from/,
  write: /^insert into "outbox"/,
  // Only the end of a transaction that has written a message.
  commit: /^commit/i,
  settle: /^update "outbox" set "state" = /,
}

const [moment, step = '', count = ''] = (process.env['DIE_AT'] ?? '').split(' ')
let left = Number(count)

function isTheStep(text: string, connection: object): boolean {
  if (statements['write']?.test(text) === true) writing.add(connection)
  if (statements[step]?.test(text) !== true) return false
  if (step === 'commit' && !writing.delete(connection)) return false
  left -= 1
  return left === 0
}

/** Connections within a transaction that has written a message. */
const writing = new WeakSet<object>()

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('dead')
}

type Call = (this: object, ...args: unknown[]) => unknown

function wrap(
  prototype: Record<string, unknown>,
  method: string,
  about: (self: object, args: unknown[]) => [string, object],
): void {
  const original = prototype[method] as Call
  prototype[method] = function wrapped(this: object, ...args: unknown[]) {
    const isIt = isTheStep(...about(this, args))
    if (isIt && moment === 'before') die()
    const result = original.apply(this, args)
    if (!isIt) return result
    return result instanceof Promise ? result.then(die, die) : die()
  }
}

if (moment !== undefined && moment !== '') {
  const memory = new SQLite(':memory:')
  const statement = Object.getPrototypeOf(memory.prepare('select 1')) as Record<string, unknown>
  for (const method of ['run', 'all', 'get', 'iterate']) {
    wrap(statement, method, (self) => [(self as { source: string }).source, (self as { database: object }).database])
  }
  memory.close()
  wrap(pg.Client.prototype as unknown as Record<string, unknown>, 'query', (self, [query]) => [
    typeof query === 'string' ? query : String((query as { text?: string }).text ?? ''),
    self,
  ])
}
