import { isIPv4, isIPv6 } from 'node:net'

/**
 * Whether a host is this machine, so that nothing sent to it travels over a network: 127.0.0.0/8, ::1, `localhost`, every name
 * below `localhost` (RFC 6761), and the IPv4 ones written as IPv6. IPv6 addresses may be in brackets, as in a URL.
 */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  const address = /^\[([\da-f:.]+)\]$/.exec(name)?.[1] ?? name
  if (isIPv4(address)) return address.startsWith('127.')
  if (!isIPv6(address)) return false
  // The parser of URLs writes every form of an IPv6 address in the shortest one.
  const url = `http://[${address}]`
  const shortest = URL.canParse(url) ? new URL(url).hostname : ''
  return shortest === '[::1]' || /^\[::ffff:7f[\da-f]{2}:/.test(shortest)
}
