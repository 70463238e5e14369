export interface PagePlace {
  /** The file's path, with or without the folders above Hugo's `content`. */
  readonly path: string
  readonly slug: string | undefined
  readonly url: string | undefined
}

/**
 * The address of a page by Hugo's default rules: the path inside `content` in lower case without the extension, `slug` for
 * its last part, `url` for the whole. Undefined when no site is configured. English is the site's default language, so only
 * French pages have a language folder.
 *
 * @param siteUrl Absolute, including the site's own path if it has one.
 */
export function writePageUrl(place: PagePlace, siteUrl: string | undefined): string | undefined {
  const base = siteUrl === undefined ? undefined : (URL.parse(siteUrl) ?? undefined)
  if (!base || !/^https?:$/.test(base.protocol)) return undefined
  const root = base.pathname.replace(/(?<!\/)\/+$/, '')
  base.search = ''
  base.hash = ''
  base.pathname = `${root}${writePath(place)}`
  return base.href
}

function writePath({ path, slug, url }: PagePlace): string {
  if (url !== undefined && !/^[a-z][a-z\d+.-]*:/i.test(url)) return `/${url.replace(/^\/+/, '')}`
  const parts = path.split(/[\\/]+/).filter((part) => part !== '' && part !== '.' && part !== '..')
  const inside = parts.slice(parts.lastIndexOf('content') + 1)
  const file = /^(?<stem>.*?)(?:\.(?<language>en|fr))?\.(?:md|markdown)$/i.exec(inside.pop() ?? '')
  const stem = file?.groups?.['stem'] ?? ''
  const isBundle = stem.toLowerCase() === 'index' && inside.length > 0
  const last = slug ?? (isBundle ? inside.pop() : stem) ?? ''
  const folders = /^en$/i.test(inside[0] ?? '') ? inside.slice(1) : inside
  const language = file?.groups?.['language']?.toLowerCase() === 'fr' && folders[0] !== 'fr' ? ['fr'] : []
  return `/${[...language, ...folders, last].map(writePart).join('/')}/`
}

function writePart(part: string): string {
  return encodeURIComponent(part.trim().toLowerCase().replace(/\s+/g, '-'))
}
