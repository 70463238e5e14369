import { link } from './links.ts'
import { el, type View } from './view.ts'

// One alternative for each construct, by precedence. Attachments have no mentions or channels.
const INLINE = new RegExp(
  [
    '`(?<code>[^`]+)`',
    '\\\\(?<escaped>[\\\\`*_{}\\[\\]()#+\\-.!~])',
    '\\[(?<label>[^\\]]*)\\]\\((?<address>[^)\\s]+)\\)',
    '\\*\\*(?<bold>\\S(?:.*?\\S)?)\\*\\*',
    '__(?<bold2>\\S(?:.*?\\S)?)__',
    '~~(?<struck>\\S(?:.*?\\S)?)~~',
    '\\*(?<italic>\\S(?:.*?\\S)?)\\*',
    '\\b_(?<italic2>\\S(?:.*?\\S)?)_\\b',
    '(?<url>https?://[^\\s<>()]+)',
  ].join('|'),
  'gs',
)

/** The inline Markdown of attachments. Rocket.Chat parses it differently from that of messages. */
export function renderAttachmentInline(text: string): View[] {
  const views: View[] = []
  let from = 0
  for (const match of text.matchAll(INLINE)) {
    if (match.index > from) views.push(text.slice(from, match.index))
    views.push(renderMatch(match.groups ?? {}))
    from = match.index + match[0].length
  }
  if (from < text.length) views.push(text.slice(from))
  return views
}

function renderMatch(groups: Readonly<Record<string, string | undefined>>): View {
  const { code, escaped, label, address, bold, bold2, struck, italic, italic2, url } = groups
  if (code !== undefined) return el('code', {}, code)
  if (escaped !== undefined) return escaped
  if (address !== undefined) return link(address, ...renderAttachmentInline(label ?? ''))
  if (url !== undefined) return link(url, url)
  if (struck !== undefined) return el('del', {}, ...renderAttachmentInline(struck))
  const strong = bold ?? bold2
  if (strong !== undefined) return el('strong', {}, ...renderAttachmentInline(strong))
  return el('em', {}, ...renderAttachmentInline(italic ?? italic2 ?? ''))
}
