import type { View } from './view.ts'

const SVG = 'http://www.w3.org/2000/svg'
const SVG_TAGS = new Set(['svg', 'path', 'circle'])

export function toDom(view: View): Node {
  if (typeof view === 'string') return document.createTextNode(view)
  const node = SVG_TAGS.has(view.tag) ? document.createElementNS(SVG, view.tag) : document.createElement(view.tag)
  for (const [name, value] of Object.entries(view.attributes)) {
    // The page's policy forbids inline styles; what a script sets is its own doing.
    if (name === 'data-colour') (node as HTMLElement).style.setProperty('--colour', value)
    else node.setAttribute(name, value)
  }
  node.append(...view.children.map(toDom))
  return node
}

/** The element with that `data-testid`; its absence is a mistake in the page. */
export function byTestId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.querySelector(`[data-testid="${id}"]`)
  if (!(found instanceof type)) throw new Error(`The page has no ${type.name} with data-testid "${id}".`)
  return found
}
