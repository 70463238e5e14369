import type { Sandbox } from '../../../sandbox/index.ts'

export interface RestAnswer {
  status: number
  headers: Headers
  contentType: string
  body: Record<string, unknown>
}

export interface RestPeer {
  get(route: string, query?: Record<string, string>): Promise<RestAnswer>
  post(route: string, body: unknown): Promise<RestAnswer>
}

/** The REST API as one person, or as nobody. */
export function restAs(sandbox: Sandbox, username: string | undefined): RestPeer {
  const login = username === undefined ? undefined : sandbox.issueToken(username)
  const headers = login === undefined ? {} : { 'X-User-Id': login.userId, 'X-Auth-Token': login.authToken }
  return restWith(sandbox, headers)
}

export function restWith(sandbox: Sandbox, headers: Record<string, string>): RestPeer {
  const call = async (method: string, path: string, body?: unknown): Promise<RestAnswer> => {
    const response = await fetch(`${sandbox.url}${path.startsWith('/') ? path : `/api/v1/${path}`}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const contentType = response.headers.get('content-type') ?? ''
    const isJson = contentType.startsWith('application/json')
    return {
      status: response.status,
      headers: response.headers,
      contentType,
      body: isJson ? ((await response.json()) as RestAnswer['body']) : { page: await response.text() },
    }
  }
  return {
    get: (route, query = {}) => call('GET', `${route}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}`),
    post: (route, body) => call('POST', route, body),
  }
}
