/** What to show, as plain data: views make it, `dom.ts` turns it into elements, and tests read it without a browser. */
export interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly View[]
}

export type View = string | Element

type Attribute = string | number | boolean | undefined

/** An attribute that is `false` or undefined is left out, and `true` stands empty, as in HTML. */
export function el(tag: string, attributes: Readonly<Record<string, Attribute>> = {}, ...children: readonly View[]): Element {
  const kept = Object.entries(attributes).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || value === false) return []
    return [[name, value === true ? '' : String(value)]]
  })
  return { tag, attributes: Object.fromEntries(kept), children }
}

/** The words of a view, as a reader takes them in. */
export function textOf(view: View): string {
  return typeof view === 'string' ? view : view.children.map(textOf).join('')
}
