import type { IncomingMessage, ServerResponse } from 'node:http'
import { isLoopback } from '../../../src/shared/loopback.ts'
import { isFailure } from '../failure.ts'
import type { RestFault } from '../faults.ts'
import type { Sandbox } from '../sandbox-types.ts'
import { asFields, definedOnly, type Fields, flag, needText, number, text } from '../values.ts'
import { readJson, sendJson } from './body.ts'

/** What the controls act on. */
type Controllable = Pick<
  Sandbox,
  'say' | 'setting' | 'setActive' | 'setRoom' | 'restrict' | 'revokeTokens' | 'state' | 'people' | 'faults' | 'crash' | 'start'
>

type Control = (sandbox: Controllable, fields: Fields) => unknown

/** One line each for `--help`. */
export const controlHelp: Readonly<Record<string, string>> = {
  'GET state': 'rooms, messages and counters, as JSON',
  'GET people': 'the people one can be',
  'POST say': '{username, room, text, tmid?, id?}: somebody says something',
  'POST setting': '{id, value}: changes a public setting',
  'POST active': '{username, active}: closes an account (false), or opens it again (true)',
  'POST room': '{room, readOnly?, archived?, encrypted?}: makes a room read-only, archived or encrypted, or lifts that',
  'POST restricted': '{restricted}: the workspace takes no messages (true), or takes them again (false)',
  'POST revoke': '{username}: revokes every token of an account',
  'POST drop': '{code?: 1000 | 1001 | 1006 | 4000, username?}: closes WebSockets',
  'POST freeze': '{existingOnly?}: connections stay open and nothing is answered',
  'POST thaw': 'ends the freeze',
  'POST rest': '{route, kind: answer | lose-answer | refuse | hang | delay, times?, status?, body?, headers?, delayMs?}',
  'POST raw': '{username, frame}: sends any text as a frame to a person’s sockets',
  'POST replay': '{username, count}: sends the newest message frames again',
  'POST away': '{ms}: the server is gone for so long, as in a crash, and comes back with all it stored',
  'POST clear': 'forgets the waiting REST faults and ends the freeze',
}

const CONTROLS: Readonly<Record<string, Control>> = {
  'GET state': (sandbox) => sandbox.state(),
  'GET people': (sandbox) => sandbox.people(),
  'POST say': (sandbox, fields) => {
    const options = definedOnly({ tmid: text(fields, 'tmid'), id: text(fields, 'id') })
    return sandbox.say(needText(fields, 'username'), needText(fields, 'room'), needText(fields, 'text'), options)
  },
  'POST setting': (sandbox, fields) => {
    const { value } = fields
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw new Error('"value" must be given.')
    sandbox.setting(needText(fields, 'id'), value)
  },
  'POST active': (sandbox, fields) => sandbox.setActive(needText(fields, 'username'), flag(fields, 'active') ?? true),
  'POST room': (sandbox, fields) =>
    sandbox.setRoom(
      needText(fields, 'room'),
      definedOnly({
        readOnly: flag(fields, 'readOnly'),
        archived: flag(fields, 'archived'),
        encrypted: flag(fields, 'encrypted'),
      }),
    ),
  'POST restricted': (sandbox, fields) => sandbox.restrict(flag(fields, 'restricted') ?? true),
  'POST revoke': (sandbox, fields) => sandbox.revokeTokens(needText(fields, 'username')),
  'POST drop': (sandbox, fields) =>
    sandbox.faults.dropSockets(definedOnly({ code: number(fields, 'code'), username: text(fields, 'username') })),
  'POST freeze': (sandbox, fields) => sandbox.faults.freeze(definedOnly({ existingOnly: flag(fields, 'existingOnly') })),
  'POST thaw': (sandbox) => sandbox.faults.thaw(),
  'POST rest': (sandbox, fields) => sandbox.faults.rest(readFault(fields)),
  'POST raw': (sandbox, fields) => sandbox.faults.sendRaw(needText(fields, 'username'), needText(fields, 'frame')),
  'POST replay': (sandbox, fields) => sandbox.faults.replay(needText(fields, 'username'), number(fields, 'count') ?? 1),
  'POST clear': (sandbox) => sandbox.faults.clear(),
}

/** Serves `/_sandbox/…` to this machine only, because it can speak as anybody and stop the server. */
export async function handleControl(
  sandbox: Controllable,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const name = `${request.method} ${path}`
  // The list of people is no secret; everything else gives control over them.
  if (name !== 'GET people' && !isLoopback(request.socket.remoteAddress ?? '')) {
    return sendJson(response, 403, { error: 'The controls answer to this machine only.' })
  }
  const fields = await readJson(request)
  if (fields === undefined) return sendJson(response, 400, { error: 'The body is not JSON.' })
  if (name === 'POST away') {
    sendJson(response, 200, { ok: true }, { Connection: 'close' })
    response.on('close', () => goAway(sandbox, number(fields, 'ms') ?? 10_000))
    return
  }
  const control = Object.hasOwn(CONTROLS, name) ? CONTROLS[name] : undefined
  if (control === undefined)
    return sendJson(response, 404, { error: `No such control. There are: ${Object.keys(controlHelp).join(', ')}.` })
  try {
    sendJson(response, 200, control(sandbox, fields) ?? { ok: true })
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown
    sendJson(response, 400, { error: thrown.message, ...(isFailure(thrown) && { code: thrown.error }) })
  }
}

function goAway(sandbox: Controllable, ms: number): void {
  void sandbox.crash().then(() => setTimeout(() => void sandbox.start(), ms))
}

const KINDS = ['answer', 'lose-answer', 'refuse', 'hang', 'delay'] as const

function readFault(fields: Fields): RestFault {
  const kind = KINDS.find((known) => known === fields['kind'])
  if (kind === undefined) throw new Error(`"kind" must be one of ${KINDS.join(', ')}.`)
  const headers = Object.entries(asFields(fields['headers'])).map(([key, value]): [string, string] => [key, String(value)])
  return {
    route: needText(fields, 'route'),
    kind,
    headers: Object.fromEntries(headers),
    ...definedOnly({
      times: number(fields, 'times'),
      status: number(fields, 'status'),
      contentType: text(fields, 'contentType'),
      delayMs: number(fields, 'delayMs'),
    }),
    ...(fields['body'] !== undefined && { body: fields['body'] }),
  }
}
