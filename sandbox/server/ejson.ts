/** EJSON, the JSON of DDP: a date is `{"$date": milliseconds}`. */
export function toEjson(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.getTime() }
  if (Array.isArray(value)) return value.map(toEjson)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, toEjson(inner)]),
  )
}

export function fromEjson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromEjson)
  if (typeof value !== 'object' || value === null) return value
  if ('$date' in value && Object.keys(value).length === 1) return new Date(Number(value.$date))
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromEjson(inner)]))
}
