import type { View } from './view.ts'

const SVG = 'http://www.w3.org/2000/svg'
const SVG_TAGS = new Set(['svg', 'path', 'circle'])

export function toDom(view: View): Node {
  if (typeof view === 'string') return document.createTextNode(view)
  const node = SVG_TAGS.has(view.tag) ? document.createElementNS(SVG, view.tag) : document.createElement(view.tag)
  for (const [name, value] of Object.entries(view.attributes)) {
    // The page's policy forbids `style` attributes but allows scripts to set styles.
    if (name === 'data-colour') (node as HTMLElement).style.setProperty('--colour', value)
    else node.setAttribute(name, value)
  }
  node.append(...view.children.map(toDom))
  return node
}

/** @throws Error when the page has no element with that `data-testid`. */
export function byTestId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.querySelector(`[data-testid="${id}"]`)
  if (!(found instanceof type)) throw new Error(`The page has no ${type.name} with data-testid "${id}".`)
  return found
}
