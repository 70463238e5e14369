/** What to show, as plain data. `dom.ts` turns it into elements; tests read it without a browser. */
export interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly View[]
}

export type View = string | Element

type Attribute = string | number | boolean | undefined

/** As in HTML, `true` gives an empty attribute; `false` and undefined give none. */
export function el(tag: string, attributes: Readonly<Record<string, Attribute>> = {}, ...children: readonly View[]): Element {
  const kept = Object.entries(attributes).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || value === false) return []
    return [[name, value === true ? '' : String(value)]]
  })
  return { tag, attributes: Object.fromEntries(kept), children }
}

/** The text of a view, as a reader sees it. */
export function textOf(view: View): string {
  return typeof view === 'string' ? view : view.children.map(textOf).join('')
}
