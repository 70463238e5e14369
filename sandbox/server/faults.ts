export type FaultKind =
  /** Responds with the rule's status, headers and body, without doing the work. */
  | 'answer'
  /** Does the work, then cuts the connection, so the caller can't know that it was done. */
  | 'lose-answer'
  /** Cuts the connection before the work. */
  | 'refuse'
  /** Never responds and never does the work. */
  | 'hang'
  /** Does the work `delayMs` later. */
  | 'delay'

export interface RestFault {
  /** `chat.sendMessage`, `/api/info`, `/websocket`, or `*` for every route of the REST API. */
  route: string
  kind: FaultKind
  /** How many requests it affects; 1 when absent. */
  times?: number
  status?: number
  /** An object is sent as JSON, a string as it is. */
  body?: unknown
  contentType?: string
  headers?: Record<string, string>
  delayMs?: number
}

/** The REST rules that are waiting for a request. */
export interface FaultBook {
  add(rule: RestFault): void
  /** Uses up one hit of the oldest rule for this route and returns the rule. */
  take(route: string): RestFault | undefined
  clear(): void
  pending(): RestFault[]
}

export function createFaultBook(): FaultBook {
  let rules: (RestFault & { times: number })[] = []
  return {
    add: (rule) => {
      rules.push({ ...rule, times: rule.times ?? 1 })
    },
    take: (route) => {
      const rule = rules.find((candidate) => candidate.route === route || (candidate.route === '*' && route !== '/websocket'))
      if (rule === undefined) return undefined
      rule.times -= 1
      rules = rules.filter((candidate) => candidate.times > 0)
      return rule
    },
    clear: () => {
      rules = []
    },
    pending: () => rules.map((rule) => ({ ...rule })),
  }
}
