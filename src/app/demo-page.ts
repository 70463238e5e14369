/** One page of the demo's site. Hugo isn't needed for it: this shows the Markdown that minutes are written in. */
export function layOutPage(title: string, body: string, lang = 'en'): string {
  const [about, all] =
    lang === 'fr' ? ['Le site de la démonstration.', 'Tous les comptes rendus'] : ['The site of the demo.', 'All minutes']
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/styles/site.css"></head><body><main><p class="note">${about} <a href="/site/">${all}</a></p><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`
}

/** Headings, nested lists, quotes, code and paragraphs, with what may stand in a line: links, bold words, code and escaped signs. */
export function showMarkdown(text: string): string {
  const page = startPage()
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const fence = /^(?<indent> *)(?<marks>`{3,})/.exec(line)?.groups
    if (fence === undefined) {
      showLine(page, line)
      continue
    }
    const end = lines.findIndex((one, at) => at > index && one.trim() === fence['marks'])
    const last = end === -1 ? lines.length : end
    const indent = fence['indent']?.length ?? 0
    page.code(
      indent,
      lines
        .slice(index + 1, last)
        .map((one) => one.slice(indent))
        .join('\n'),
    )
    index = last
  }
  return page.end()
}

type Page = ReturnType<typeof startPage>

function showLine(page: Page, line: string): void {
  const { level, heading } = /^(?<level>#{1,6}) (?<heading>.*)$/.exec(line)?.groups ?? {}
  const item = /^(?<indent> {0,60})(?:[*-]|(?<number>\d{1,3})\.) (?<words>.*)/.exec(line)?.groups
  const quoted = /^> ?(?<words>.*)$/.exec(line)?.groups?.['words']
  if (heading !== undefined) page.block(`h${Math.max(2, level?.length ?? 2)}`, heading)
  else if (item !== undefined) {
    page.item(item['indent']?.length ?? 0, item['number'] === undefined ? 'ul' : 'ol', item['words']?.trim() ?? '')
  } else if (quoted !== undefined) page.block('blockquote', quoted)
  else if (line.trim() === '') page.blank()
  else page.words(line)
}

interface OpenList {
  readonly indent: number
  readonly tag: 'ul' | 'ol'
}

/** Collects HTML, and knows which lists and paragraphs are open. */
function startPage() {
  const lists: OpenList[] = []
  let html = ''
  let isParagraph = false

  function closeParagraph(): void {
    if (isParagraph) html += '</p>'
    isParagraph = false
  }

  function closeLists(deeperThan: number): void {
    for (let last = lists.at(-1); last !== undefined && last.indent > deeperThan; last = lists.at(-1)) {
      html += `</li></${last.tag}>`
      lists.pop()
    }
  }

  function close(): void {
    closeParagraph()
    closeLists(-1)
  }

  return {
    block(tag: string, words: string): void {
      close()
      html += `<${tag}>${showInline(words)}</${tag}>\n`
    },
    item(indent: number, tag: OpenList['tag'], words: string): void {
      closeParagraph()
      closeLists(indent)
      const last = lists.at(-1)
      if (last?.indent === indent && last.tag !== tag) closeLists(indent - 1)
      const isNext = lists.at(-1)?.indent === indent
      if (!isNext) lists.push({ indent, tag })
      html += `${isNext ? '</li>' : `<${tag}>`}\n<li>${showInline(words)}`
    },
    code(indent: number, code: string): void {
      if (indent === 0) close()
      html += `<pre><code>${escapeHtml(code)}</code></pre>\n`
    },
    words(line: string): void {
      const isOfItem = lists.length > 0 && line.startsWith('  ')
      if (!isOfItem && !isParagraph) close()
      html += isOfItem || isParagraph ? '<br>' : '<p>'
      isParagraph = !isOfItem
      html += showInline(line.trim())
    },
    blank: closeParagraph,
    end(): string {
      close()
      return html
    },
  }
}

const inline =
  /`(?<code>[^`]+)`|\\(?<sign>[!-/:-@[-`{-~])|(?<entity>&(?:lt|gt|amp|quot|#\d{1,6});)|\*\*(?<bold>(?:\\.|[^*\\]){1,500})\*\*|\[(?<text>(?:\\.|[^\]\\]){0,500})\]\((?<href>https?:[^\s)]{1,2000})\)|<(?<address>https?:[^>\s]{1,2000})>/g

/** Whatever isn't recognized is shown as it was written. */
function showInline(words: string): string {
  let html = ''
  let from = 0
  for (const match of words.matchAll(inline)) {
    html += escapeHtml(words.slice(from, match.index)) + showMatch(match.groups ?? {})
    from = match.index + match[0].length
  }
  return html + escapeHtml(words.slice(from))
}

function showMatch({ code, sign, entity, bold, text, href, address }: Readonly<Record<string, string | undefined>>): string {
  if (code !== undefined) return `<code>${escapeHtml(code)}</code>`
  if (bold !== undefined) return `<strong>${showInline(bold)}</strong>`
  const link = href ?? address
  if (link !== undefined) return `<a href="${escapeHtml(link)}">${text === undefined ? escapeHtml(link) : showInline(text)}</a>`
  return entity ?? escapeHtml(sign ?? '')
}

export function escapeHtml(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
