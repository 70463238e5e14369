export type FaultKind =
  /** Answers with the rule's status, headers and body; the work is not done. */
  | 'answer'
  /** Does the work, then cuts the connection: the caller cannot know that it was done. */
  | 'lose-answer'
  /** Cuts the connection before the work. */
  | 'refuse'
  /** Never answers and never does the work. */
  | 'hang'
  /** Does the work `delayMs` later. */
  | 'delay'

export interface RestFault {
  /** `chat.sendMessage`, `/api/info`, `/websocket`, or `*` for every route of the REST API. */
  route: string
  kind: FaultKind
  /** How many requests it hits; 1 when absent. */
  times?: number
  status?: number
  /** An object is sent as JSON, a string as it stands. */
  body?: unknown
  contentType?: string
  headers?: Record<string, string>
  delayMs?: number
}

/** The REST rules that are waiting for a request. */
export interface FaultBook {
  add(rule: RestFault): void
  /** The oldest rule for this route, one hit of which is used up. */
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
