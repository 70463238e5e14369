/** Where a workspace is, in the forms that REST and realtime need. */
export interface WorkspaceAddress {
  /** With scheme and sub-path, without a slash at the end: the SDK glues its own paths to it. */
  readonly base: string
  readonly useSsl: boolean
}

/**
 * Reads the address of a workspace.
 * @throws Error with what to mend, when it is no address, or when it would send the login over the network in clear.
 */
export function readAddress(url: string, allowInsecure: boolean): WorkspaceAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed === undefined || !['http:', 'https:'].includes(parsed.protocol)) {
    throw new Error(`The workspace address "${url}" must begin with https:// and name a server.`)
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw new Error('The workspace address must not hold a user name or password; give them as credentials.')
  }
  const useSsl = parsed.protocol === 'https:'
  if (!useSsl && !allowInsecure && !isLoopback(parsed.hostname)) {
    throw new Error(
      `The workspace address ${parsed.origin} would send the bot's login over the network in clear. Use https://, or allow plain http explicitly.`,
    )
  }
  return { base: `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, ''), useSsl }
}

/** Whether a host is this machine, so that nothing travels over a network. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}
