import { fail } from '../failure.ts'
import type { Limiter, Rule } from '../limiter.ts'
import type { Session } from './session.ts'

const PER_IP: Rule = { calls: 120_000, windowMs: 60_000 }
const PER_USER: Rule = { calls: 1200, windowMs: 60_000 }
const PER_CONNECTION: Rule = { calls: 600, windowMs: 60_000 }
const PER_USER_AND_NAME: Rule = { calls: 20, windowMs: 10_000 }
const PER_CONNECTION_AND_NAME: Rule = { calls: 10, windowMs: 10_000 }
const PER_USER_AND_STREAM: Rule = { calls: 80, windowMs: 40_000 }
const PER_CONNECTION_AND_STREAM: Rule = { calls: 40, windowMs: 40_000 }

// Methods with their own rule are excluded from the general rules by name. Bots are limited too, whatever their permissions.
const OWN_RULES: Readonly<Record<string, Rule>> = {
  sendMessage: { calls: 5, windowMs: 1000 },
  createDirectMessage: { calls: 10, windowMs: 60_000 },
}

/** Rocket.Chat's default DDP limits. Throws `too-many-requests`, whose details say how long to wait, in milliseconds. */
export function checkDdpLimits(limiter: Limiter, now: () => number, session: Session, name: string): void {
  for (const [key, rule] of rulesFor(session, name)) {
    const verdict = limiter.hit(key, rule)
    if (verdict.allowed) continue
    const timeToReset = Math.max(0, verdict.resetAt - now())
    const reason = `Error, too many requests. Please slow down. You must wait ${Math.ceil(timeToReset / 1000)} seconds before trying again.`
    fail('too-many-requests', reason, { timeToReset })
  }
}

function rulesFor(session: Session, name: string): [string, Rule][] {
  const userId = session.user?._id
  const isStream = name.startsWith('stream-')
  const own = OWN_RULES[name]
  const rules: [string, Rule][] = [[`connection ${session.id}`, PER_CONNECTION]]
  if (session.ip !== '127.0.0.1' && session.ip !== '::ffff:127.0.0.1') rules.push([`ip ${session.ip}`, PER_IP])
  if (userId !== undefined) rules.push([`user ${userId}`, PER_USER])
  if (own !== undefined) return [...rules, [`own ${name} ${userId ?? session.id}`, own]]
  rules.push([`connection ${session.id} ${name}`, isStream ? PER_CONNECTION_AND_STREAM : PER_CONNECTION_AND_NAME])
  if (userId !== undefined) rules.push([`user ${userId} ${name}`, isStream ? PER_USER_AND_STREAM : PER_USER_AND_NAME])
  return rules
}
