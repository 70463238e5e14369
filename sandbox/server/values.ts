import { fail } from './failure.ts'

/** Reads values from the network, which nothing has checked yet. */
export type Fields = Readonly<Record<string, unknown>>

export function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {}
}

export function text(fields: Fields, key: string): string | undefined {
  const value = fields[key]
  return typeof value === 'string' ? value : undefined
}

export function needText(fields: Fields, key: string): string {
  const value = text(fields, key)
  if (value === undefined || value === '') fail('error-invalid-params', `The "${key}" parameter must be provided.`)
  return value
}

export function flag(fields: Fields, key: string): boolean | undefined {
  const value = fields[key]
  if (typeof value === 'boolean') return value
  return value === 'true' ? true : value === 'false' ? false : undefined
}

export function number(fields: Fields, key: string): number | undefined {
  const value = fields[key]
  if (value === undefined || value === '') return undefined
  const parsed = Number(value)
  return Number.isFinite(parsed) ? parsed : undefined
}

/** A date given as ISO text, as a `Date` or in milliseconds; refuses anything else. */
export function date(fields: Fields, key: string): Date | undefined {
  const value = fields[key]
  if (value === undefined || value === null || value === '') return undefined
  const parsed = value instanceof Date ? value : new Date(typeof value === 'string' ? value : Number(value))
  if (Number.isNaN(parsed.getTime())) fail('error-invalid-params', `The "${key}" query parameter must be a valid date.`)
  return parsed
}

export function list(fields: Fields, key: string): unknown[] | undefined {
  const value = fields[key]
  return Array.isArray(value) ? value : undefined
}

export function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
