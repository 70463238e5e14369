/**
 * Where a value lacks something that the recorded one has, or has a different type. Arrays are compared by their first item,
 * dates only by type. Additional parts of the value don't count as a difference.
 */
export function missingFrom(recorded: unknown, value: unknown, path = ''): string[] {
  if (kindOf(recorded) !== kindOf(value)) return [`${path}: recorded ${kindOf(recorded)}, got ${kindOf(value)}`]
  if (Array.isArray(recorded) && Array.isArray(value)) {
    if (recorded.length === 0) return []
    return value.length === 0 ? [`${path}[0]: missing`] : missingFrom(recorded[0], value[0], `${path}[0]`)
  }
  if (kindOf(recorded) !== 'object') return []
  const other = Object.entries(value as object)
  return Object.entries(recorded as object).flatMap(([key, inner]) => {
    const found = other.find(([name]) => name === key)
    return found === undefined ? [`${path}.${key}: missing`] : missingFrom(inner, found[1], `${path}.${key}`)
  })
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'object') return '$date' in value ? 'date' : 'object'
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return 'date'
  return typeof value
}
