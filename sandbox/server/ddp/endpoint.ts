import { fromEjson } from '../ejson.ts'
import { isFailure } from '../failure.ts'
import { randomId } from '../ids.ts'
import { asFields, list, text } from '../values.ts'
import type { Workspace } from '../workspace.ts'
import { createHeartbeat } from './heartbeat.ts'
import { callMethod, isMethod } from './methods.ts'
import type { Session } from './session.ts'
import { checkMaySubscribe } from './subscribe.ts'

interface EndpointContext {
  readonly workspace: Workspace
  readonly sessions: ReadonlySet<Session>
  readonly heartbeatMs: number
  /** Throws `too-many-requests` when the session sends too much. */
  checkLimits(session: Session, name: string): void
  countLogin(): void
  countSubscription(name: string): void
}

/** The DDP protocol on one session: a function for each received frame, and one to call when the connection is gone. */
export function serveDdp(context: EndpointContext, session: Session): { receive(raw: string): void; closed(): void } {
  let heartbeat: ReturnType<typeof createHeartbeat> | undefined
  const connect = (frame: Readonly<Record<string, unknown>>): void => {
    if (frame['version'] !== '1') {
      session.send({ msg: 'failed', version: '1' })
      session.drop(1000)
      return
    }
    session.send({ msg: 'connected', session: randomId() })
    const giveUp = (): void => session.drop(1000)
    heartbeat = createHeartbeat(context.heartbeatMs, () => session.send({ msg: 'ping' }), giveUp)
  }
  return {
    receive: (raw) => {
      heartbeat?.heard()
      const frame = parseFrame(raw)
      const kind = frame === undefined ? undefined : text(frame, 'msg')
      if (frame === undefined || kind === undefined) session.send({ msg: 'error', reason: 'Bad request' })
      else if (kind === 'connect') connect(frame)
      else if (heartbeat === undefined) session.send({ msg: 'error', reason: 'Must connect first', offendingMessage: frame })
      else dispatch(context, session, kind, frame)
    },
    closed: () => heartbeat?.stop(),
  }
}

function dispatch(context: EndpointContext, session: Session, kind: string, frame: Readonly<Record<string, unknown>>): void {
  const id = text(frame, 'id')
  if (kind === 'ping') session.send({ msg: 'pong', ...(id !== undefined && { id }) })
  else if (kind === 'sub') subscribe(context, session, id ?? '', text(frame, 'name') ?? '', list(frame, 'params') ?? [])
  else if (kind === 'unsub') unsubscribe(session, id ?? '')
  else if (kind === 'method') runMethod(context, session, id ?? '', text(frame, 'method') ?? '', list(frame, 'params') ?? [])
  else if (kind !== 'pong') session.send({ msg: 'error', reason: 'Bad request', offendingMessage: frame })
}

function subscribe(context: EndpointContext, session: Session, id: string, name: string, params: readonly unknown[]): void {
  const event = typeof params[0] === 'string' ? params[0] : ''
  try {
    context.checkLimits(session, name)
    checkMaySubscribe(context.workspace, session, name, event)
  } catch (thrown) {
    session.send({ msg: 'nosub', id, error: errorFrame(thrown) })
    return
  }
  context.countSubscription(name)
  session.subscriptions.set(id, { id, name, event })
  const options = params[1]
  const useCollection = options === true || asFields(options)['useCollection'] === true
  if (useCollection) session.send({ msg: 'added', collection: name, id: 'id', fields: { eventName: event } })
  session.send({ msg: 'ready', subs: [id] })
}

function unsubscribe(session: Session, id: string): void {
  session.subscriptions.delete(id)
  session.send({ msg: 'nosub', id })
}

function runMethod(context: EndpointContext, session: Session, id: string, name: string, params: readonly unknown[]): void {
  const { workspace, sessions, countLogin } = context
  const answer: Record<string, unknown> = { msg: 'result', id }
  try {
    context.checkLimits(session, name)
    const result = callMethod(name, { workspace, session, sessions, params: params.map(fromEjson), countLogin })
    if (result !== undefined) answer['result'] = result
  } catch (thrown) {
    answer['error'] = errorFrame(thrown)
  }
  const updated = { msg: 'updated', methods: [id] }
  // Only an unknown method gets its result before its "updated".
  for (const frame of isMethod(name) ? [updated, answer] : [answer, updated]) session.send(frame)
}

function errorFrame(thrown: unknown): Record<string, unknown> {
  const common = { isClientSafe: true, errorType: 'Meteor.Error' }
  if (!isFailure(thrown))
    return { ...common, error: 500, reason: 'Internal server error', message: 'Internal server error [500]' }
  const { error, reason, details, message } = thrown
  return { ...common, error, ...(reason !== undefined && { reason }), ...(details !== undefined && { details }), message }
}

function parseFrame(raw: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asFields(JSON.parse(raw))
  } catch {
    return undefined
  }
}
