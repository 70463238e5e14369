import { isLoopback } from '../../shared/loopback.ts'
import { withoutTrailingSlashes } from '../../shared/text/links.ts'

/** The address of a workspace, in the forms that REST and realtime need. */
export interface WorkspaceAddress {
  /** With scheme and sub-path, without a trailing slash: the SDK appends its own paths to it. */
  readonly base: string
  readonly useSsl: boolean
}

/**
 * Reads the address of a workspace.
 * @throws Error that says how to fix it, when it isn't an address or would send the login unencrypted over a network.
 */
export function readAddress(url: string, allowInsecure: boolean): WorkspaceAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed === undefined || !['http:', 'https:'].includes(parsed.protocol)) {
    throw new Error(`The workspace address "${url}" must begin with https:// and name a server.`)
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw new Error('The workspace address must not hold a user name or password. Set them as credentials.')
  }
  const useSsl = parsed.protocol === 'https:'
  if (!useSsl && !allowInsecure && !isLoopback(parsed.hostname)) {
    throw new Error(
      `The workspace address ${parsed.origin} would send the bot's login over the network in clear text. Use https://, or set workspace.allowInsecure.`,
    )
  }
  return { base: withoutTrailingSlashes(`${parsed.origin}${parsed.pathname}`), useSsl }
}
