/**
 * Whether people may be shown this as a link: only https, and no user or password, because `https://canada.ca@evil.example/` looks
 * like a site that it isn't.
 */
export function isSafeLink(value: string): boolean {
  if (/[\s<>[\]()`|\\]/.test(value)) return false
  return isWebAddress(value) && value.toLowerCase().startsWith('https:')
}

/** The same for links that others have written into a file: http is fine, too. */
export function isWebAddress(value: string): boolean {
  const url = URL.parse(value)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return false
  return url.username === '' && url.password === ''
}

/** The first word of a text that looks like a link and isn't a safe one; undefined when there is none. */
export function findUnsafeLink(text: string): string | undefined {
  return text.split(/[\s,;()<>"“”«»]/).find((word) => {
    const link = word.replace(/[.:!?]$/, '')
    const hasScheme =
      link.includes('://') || beginsLink.test(link) || runs.some((scheme) => link.toLowerCase().startsWith(scheme))
    return hasScheme && !isSafeLink(link)
  })
}

/** Browsers take a backslash for a slash. */
const beginsLink = /^[a-z][a-z\d+.-]{1,20}:[/\\]/i

/** Schemes without slashes that do something when they are opened. */
const runs = ['javascript:', 'data:', 'vbscript:', 'file:', 'blob:', 'intent:']

/** An address to put paths behind. */
export function withoutTrailingSlashes(address: string): string {
  return address.replace(/(?<!\/)\/+$/, '')
}
