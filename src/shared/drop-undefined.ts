/** The same without the keys whose value is undefined, for a type in which such a key is left out. */
export function dropUndefined<T extends object>(given: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const known = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known) as { readonly [K in keyof T]?: Exclude<T[K], undefined> }
}
