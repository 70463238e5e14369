import { el, type View } from './view.ts'

/** A link out of the page, or only its text when the address could run a script. */
export function link(address: string, ...words: readonly View[]): View {
  const href = address.startsWith('//') ? `https:${address}` : address
  if (!/^(?:https?:|mailto:)/i.test(href)) return el('span', {}, ...words)
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, ...words)
}
