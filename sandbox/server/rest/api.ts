import { resumeLogin } from '../accounts.ts'
import { isFailure } from '../failure.ts'
import type { Limiter, Rule } from '../limiter.ts'
import { hasPermission } from '../permissions.ts'
import type { User } from '../records.ts'
import type { Workspace } from '../workspace.ts'
import { accountRoutes } from './account-routes.ts'
import { chatRoutes } from './chat-routes.ts'
import { commandRoutes } from './command-routes.ts'
import { roomRoutes } from './room-routes.ts'
import type { RestAnswer, RestCall, Route } from './route.ts'
import { settingsRoutes } from './settings-routes.ts'

const ROUTES: Readonly<Record<string, Route>> = {
  ...accountRoutes,
  ...chatRoutes,
  ...commandRoutes,
  ...roomRoutes,
  ...settingsRoutes,
}

// Ten calls a minute for each route and client address. Everything behind one address shares them.
const REST_RULE: Rule = { calls: 10, windowMs: 60_000 }

interface RestRequest {
  method: string
  route: string
  ip: string
  userId?: string
  token?: string
}

interface RestReply extends RestAnswer {
  headers: Record<string, string>
}

/** The route with that name and method; undefined where the genuine server sends the web client's page. */
export function findRoute(name: string, method: string): Route | undefined {
  const route = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined
  return route?.method === method ? route : undefined
}

/** Handles one call of `/api/v1/…`: authentication, rate limit, then the work. */
export function answerRest(route: Route, request: RestRequest, base: RestCall, limiter: Limiter | undefined): RestReply {
  const caller = signIn(base.workspace, request)
  if (route.open !== true && caller === undefined) {
    const text = 'You must be logged in to do this.'
    const isNew = base.workspace.edition === '7.7'
    const body = { status: 'error', message: text, ...(isNew && { success: false, error: text }) }
    return { status: 401, body, headers: {} }
  }
  // On a genuine 7.7.1, logged-in users had no visible limit.
  const isSpared = base.workspace.edition === '7.7' && caller !== undefined
  const limited =
    !isSpared &&
    limiter !== undefined &&
    !(caller !== undefined && hasPermission(base.workspace.db, caller.user, 'api-bypass-rate-limit'))
  const verdict = limited ? limiter.hit(`${request.ip} ${request.method} ${request.route}`, REST_RULE) : undefined
  const headers: Record<string, string> = verdict === undefined ? {} : limitHeaders(verdict.remaining, verdict.resetAt)
  if (verdict?.allowed === false) return { ...tooMany(verdict.resetAt, base.workspace.now()), headers }
  return { ...run(route, { ...base, ...caller }, caller), headers }
}

/** The rate limiter's error, for real limits and for tests that ask for one. */
export function tooMany(resetAt: number, now: number): RestAnswer {
  const seconds = Math.max(1, Math.ceil((resetAt - now) / 1000))
  const error = `Error, too many requests. Please slow down. You must wait ${seconds} seconds before trying this endpoint again. [error-too-many-requests]`
  return { status: 429, body: { success: false, error } }
}

/** `resetAt` in milliseconds since 1970. The genuine server sends no `Retry-After`. */
export function limitHeaders(remaining: number, resetAt: number): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(REST_RULE.calls),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(resetAt),
  }
}

function signIn(workspace: Workspace, request: RestRequest): { user: User; token: string } | undefined {
  if (request.token === undefined || request.userId === undefined) return undefined
  try {
    const { user } = resumeLogin(workspace, request.token)
    return user._id === request.userId ? { user, token: request.token } : undefined
  } catch {
    return undefined
  }
}

function run(route: Route, call: RestCall, caller: { user: User; token: string } | undefined): RestAnswer {
  try {
    if (route.open === true) return route.answer(call)
    return caller === undefined ? { status: 401, body: {} } : route.answer({ ...call, ...caller })
  } catch (thrown) {
    return describeFailure(thrown)
  }
}

function describeFailure(thrown: unknown): RestAnswer {
  const error = thrown instanceof Error ? thrown.message : String(thrown)
  if (!isFailure(thrown)) return { status: 400, body: { success: false, error } }
  const { error: errorType, details } = thrown
  return { status: 400, body: { success: false, error, errorType, ...(details !== undefined && { details }) } }
}
