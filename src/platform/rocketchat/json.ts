/** A JSON object from the wire; nothing about it has been checked yet. */
export type Json = Readonly<Record<string, unknown>>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value if it's an object, otherwise an empty one: what is looked up in it is then missing. */
export function readJson(value: unknown): Json {
  return isJson(value) ? value : {}
}

export function readString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
