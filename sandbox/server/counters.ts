/** One REST call and its response; `status` is absent while it hangs or when its connection was cut. */
export interface RequestRecord {
  at: number
  method: string
  route: string
  username?: string
  status?: number
}

export interface Counters {
  logins: number
  /** Calls by route name, such as `chat.sendMessage`, whatever their result. */
  rest: Record<string, number>
  /** All subscriptions so far, by stream name. */
  subscribed: Record<string, number>
  /** The newest 1000 requests, oldest first. */
  requests: RequestRecord[]
}

// Enough for any single test. Bounded, because a sandbox may run for days.
const KEPT_REQUESTS = 1000

export function createCounters(): Counters {
  return { logins: 0, rest: {}, subscribed: {}, requests: [] }
}

export function countRequest(counters: Counters, record: RequestRecord): RequestRecord {
  counters.rest[record.route] = (counters.rest[record.route] ?? 0) + 1
  counters.requests.push(record)
  if (counters.requests.length > KEPT_REQUESTS) counters.requests.shift()
  return record
}
