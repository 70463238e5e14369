import type { PlainDate } from '../../shared/dates/plain-date.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { withoutTrailingSlashes } from '../../shared/text/links.ts'

/** What is known about the site that shows the minutes. */
export interface MinutesSite {
  /** Absolute address of the site's root, or of the section that shows the minutes. */
  readonly url: string
  /** Where the folder of minutes is inside Hugo's `content`, such as `meetups`; empty when it's the root. */
  readonly folder?: string
  /** The site's pattern for pages of this section, as in Hugo's `permalinks`: `/:year/:slug/`. */
  readonly permalinks?: string
}

export interface PagePlace {
  /** Path of the file below the folder of minutes. */
  readonly file: string
  readonly slug?: string | undefined
  readonly url?: string | undefined
  readonly title: string
  readonly date: PlainDate
  readonly language: Lang
}

/** Undefined when the site's address isn't one. */
export function writePageUrl(place: PagePlace, site: MinutesSite): string | undefined {
  const base = URL.parse(site.url) ?? undefined
  if (!base || !/^https?:$/.test(base.protocol)) return undefined
  base.search = ''
  base.hash = ''
  const own = cutPath(place.url)
  base.pathname = `${cutRoot(base.pathname, site)}${own ?? writePath(place, site)}`
  return base.href
}

/** The path of the site's root. `https://example.ca/meetups` for `content/meetups` means the section, as people copy it. */
function cutRoot(path: string, { folder = '' }: MinutesSite): string {
  const root = withoutTrailingSlashes(path)
  const section = folder === '' ? '' : `/${sanitizePath(withoutLanguage(folder.split('/')).join('/'))}`
  return section !== '' && root.endsWith(section) ? root.slice(0, -section.length) : root
}

/** An address of front matter that begins at the site's root. */
function cutPath(url: string | undefined): string | undefined {
  return url === undefined || /^[a-z][a-z\d+.-]*:/i.test(url) ? undefined : `/${url.replace(/^\/+/, '')}`
}

/** Folders that sites give to each language, as `contentDir`. */
const languageFolder = /^(?:en|english|fr|french|fran[cç]ais)$/i

function withoutLanguage(folders: readonly string[]): readonly string[] {
  return languageFolder.test(folders[0] ?? '') ? folders.slice(1) : folders
}

/**
 * The path of a page by Hugo's rules: the file's path inside `content`, in lower case and without the extension; `slug` for
 * its last part, or the site's own pattern. English is the site's default language, so only French pages have a folder for it:
 * those named `….fr.md`, and those below a folder of their language.
 */
function writePath(place: PagePlace, { folder = '', permalinks }: MinutesSite): string {
  const parts = [...folder.split('/'), ...place.file.split(/[\\/]+/)].filter((part) => !/^\.{0,2}$/.test(part))
  const inside = parts.slice(parts.lastIndexOf('content') + 1)
  const file = /^(?<stem>.*?)(?:\.(?<language>en|fr))?\.(?:md|markdown)$/i.exec(inside.pop() ?? '')
  const stem = file?.groups?.['stem'] ?? ''
  const isFrench =
    file?.groups?.['language']?.toLowerCase() === 'fr' || /^fr/i.test(languageFolder.exec(inside[0] ?? '')?.[0] ?? '')
  const folders = [...withoutLanguage(inside)]
  const isBundle = stem.toLowerCase() === 'index' && folders.length > 0
  const name = isBundle ? (folders.pop() ?? '') : stem
  const path =
    permalinks === undefined
      ? `/${[...folders, place.slug ?? name].map(sanitizePath).join('/')}/`
      : fillPattern(permalinks, place, { folders, name })
  return encodeURI(`${isFrench ? '/fr' : ''}${path}`).replaceAll('#', '%23')
}

interface Named {
  readonly folders: readonly string[]
  readonly name: string
}

function fillPattern(pattern: string, { date, slug, title }: PagePlace, { folders, name }: Named): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const values: Readonly<Record<string, string>> = {
    year: String(date.year),
    month: two(date.month),
    day: two(date.day),
    title,
    slug: slug ?? title,
    slugorfilename: slug ?? name,
    slugorcontentbasename: slug ?? name,
    filename: name,
    contentbasename: name,
    section: folders[0] ?? '',
    sections: folders.join('/'),
  }
  const filled = pattern.replace(/:([a-z]+)/g, (token, key: string) => {
    const value = values[key]
    return value === undefined ? token : value.split('/').map(sanitizePath).join('/')
  })
  return `/${filled.replace(/^\/+/, '')}`.replace(/\/{2,}/g, '/')
}

/** What Hugo leaves of a name: letters, digits and a few signs, with a hyphen for each run of blanks that has none beside it. */
function sanitizePath(part: string): string {
  return part
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s./\\_#+~@-]/gu, '')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .replaceAll(' ', '-')
}
