import type { Config } from './schema.ts'

/** Everything that must never be logged, in each form that a library might print. User names and ids are not secret. */
export function listSecrets({ workspace, database, minutes, announcements }: Config): readonly string[] {
  const { authToken, password } = workspace
  const all = [authToken, password, passwordIn(database.url), minutes.token, ...passwordsOf(minutes.token)]
  const hooks = announcements.mirrors.flatMap(({ address }) => [address, pathOf(address)])
  const found = [...all, ...hooks].flatMap((one) =>
    one === undefined || one === '' ? [] : [one, encodeURIComponent(one), decoded(one)],
  )
  return [...new Set(found)]
}

/** The part between the colon and the last at sign, even when the rest of the address is wrong. */
function passwordIn(url: string): string | undefined {
  return /^\w+:\/\/[^:/@]*:(.*)@/.exec(url)?.[1]
}

/** The secret part of a webhook's address, which errors may name without the rest. */
function pathOf(address: string): string | undefined {
  const url = URL.parse(address)
  return url === null ? undefined : url.pathname + url.search
}

/** A token may be `user:password`, and goes to a Git server in base64. */
function passwordsOf(token: string | undefined): readonly string[] {
  if (token === undefined) return []
  const login = token.includes(':') ? token : `x-access-token:${token}`
  return [login.slice(login.indexOf(':') + 1), Buffer.from(login).toString('base64')]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
