import type { Json } from './json.ts'

/**
 * How long a 429 asks us to wait, in milliseconds. Rocket.Chat says it in `X-RateLimit-Reset` (epoch milliseconds, by its
 * own clock, hence compared with the answer's own date) and in words; proxies say it in `Retry-After` (seconds).
 */
export function readRetryAfter(headers: Headers, body: Json | undefined, answeredAt: number): number | undefined {
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN)
  if (Number.isFinite(reset) && Number.isFinite(answeredAt)) return Math.max(0, reset - answeredAt)
  const seconds = headers.get('retry-after') ?? /wait (\d+) seconds/.exec(String(body?.['error'] ?? ''))?.[1]
  const waitMs = Number(seconds ?? Number.NaN) * 1000
  return Number.isFinite(waitMs) ? waitMs : undefined
}
