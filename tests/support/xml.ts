export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** The text directly inside. */
  readonly text: string
}

interface OpenElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: OpenElement[]
  text: string
}

/** Reads well-formed XML of elements, attributes and text, and nothing else. @throws Error where it isn't well-formed. */
export function readXml(source: string): XmlElement {
  if (!source.isWellFormed() || /(?![\t\n\r])\p{Cc}/u.test(source)) throw new Error('There is a character that XML forbids.')
  const body = source.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\n/, '')
  const root: OpenElement = { name: '', attributes: {}, children: [], text: '' }
  const open: OpenElement[] = [root]
  for (const [piece] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    const inner = open.at(-1) ?? root
    if (!piece.startsWith('<')) inner.text += decode(piece)
    else if (piece.startsWith('</')) {
      if (piece !== `</${inner.name}>`) throw new Error(`${piece} ends <${inner.name}>.`)
      open.pop()
    } else {
      const [, name = '', given = '', empty] = /^<([a-z]+)((?: [a-z:]+="[^"<]*")*)(\/?)>$/.exec(piece) ?? []
      if (name === '') throw new Error(`No tag: ${piece}`)
      const attributes = [...given.matchAll(/ ([a-z:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decode(value)])
      const element = { name, attributes: Object.fromEntries(attributes), children: [], text: '' }
      inner.children.push(element)
      if (empty === '') open.push(element)
    }
  }
  const [element] = root.children
  if (open.length !== 1 || element === undefined || root.children.length !== 1)
    throw new Error('There is not one whole element.')
  return element
}

function decode(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`A sign isn't escaped: ${text}`)
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
