import { toDom } from './dom.ts'
import type { View } from './view.ts'

const drawn = new WeakMap<Element, string>()

/** Shows views in an element. Changes nothing if it already shows them, and keeps the focus on the same control. */
export function patch(place: Element, ...views: readonly View[]): void {
  const text = JSON.stringify(views)
  if (drawn.get(place) === text) return
  drawn.set(place, text)
  keepFocus(place, () => place.replaceChildren(...views.map(toDom)))
}

export interface Keyed {
  key: string
  view: View
}

/** Shows a list. Doesn't touch unchanged items, so that a screen reader only reads new ones. */
export function patchList(place: Element, items: readonly Keyed[]): void {
  const known = new Map([...place.children].map((node) => [node.getAttribute('data-key') ?? '', node]))
  keepFocus(place, () => {
    items.forEach(({ key, view }, index) => {
      const node = freshNode(known.get(key), key, view)
      if (place.children[index] !== node) place.insertBefore(node, place.children[index] ?? null)
    })
    while (place.children.length > items.length) place.lastElementChild?.remove()
  })
}

function freshNode(known: Element | undefined, key: string, view: View): Element {
  const text = JSON.stringify(view)
  if (known !== undefined && drawn.get(known) === text) return known
  const node = toDom(view) as Element
  node.setAttribute('data-key', key)
  drawn.set(node, text)
  known?.replaceWith(node)
  return node
}

function keepFocus(place: Element, change: () => void): void {
  const focused = place.contains(document.activeElement) ? document.activeElement : null
  const act = focused?.getAttribute('data-act')
  const arg = focused?.getAttribute('data-arg')
  change()
  if (focused === null || focused.isConnected || act == null) return
  const again = [...place.querySelectorAll<HTMLElement>(`[data-act="${CSS.escape(act)}"]`)].find(
    (node) => node.getAttribute('data-arg') === arg,
  )
  again?.focus()
}
