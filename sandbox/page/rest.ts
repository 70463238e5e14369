import type { PageState } from './state.ts'

/** The folder that the page was served from, which is the workspace's own base path. */
const BASE = new URL('.', location.href)

export function websocketAddress(): string {
  const address = new URL('websocket', BASE)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  return address.href
}

/** Calls the REST API as the person being played. Rejects with the server's reason. */
export async function callRest(
  state: PageState,
  method: 'GET' | 'POST',
  route: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const response = await fetch(new URL(`api/v1/${route}`, BASE), {
    method,
    headers: { 'Content-Type': 'application/json', 'X-User-Id': state.userId, 'X-Auth-Token': state.token },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(String(answer.error ?? answer.message ?? response.status))
  return answer
}

/** Calls the sandbox's own `/_sandbox/…`. Rejects when it doesn't allow this machine to. */
export async function callControl(method: 'GET' | 'POST', name: string, body?: unknown): Promise<unknown> {
  const response = await fetch(new URL(`_sandbox/${name}`, BASE), {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })
  if (!response.ok) throw new Error(`${response.status}`)
  return response.json()
}
