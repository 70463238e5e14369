import { sql } from 'kysely'
import { type AppliedStep, findChangedSteps } from './checksums.ts'
import { listMigrations } from './migrate.ts'

/** Settings under which the bot remembers that it has looked up a configured organizer, and that nobody had the name. */
export const appointedPrefix = 'appointed:'
export const nobodyValue = 'nobody'

export function nobodyQuery(prefix: string, value: string): string {
  const length = appointedPrefix.length
  return `select key from setting where substr(key, 1, ${length}) = ${prefix} and value = ${value} order by key`
}

export function namesOf(rows: readonly { readonly key?: string | null }[]): readonly string[] {
  return rows.flatMap(({ key }) => (key == null ? [] : [key.slice(appointedPrefix.length)]))
}

export async function compareSteps(applied: readonly AppliedStep[]) {
  const steps = listMigrations({ countingKey: sql`integer` })
  const known = Object.keys(steps)
  const names = applied.map(({ name }) => name)
  const last = known.findLastIndex((name) => names.includes(name))
  const missing = known.filter((name, index) => index < last && !names.includes(name))
  const stored = new Map(applied.map(({ name, checksum }) => [name, checksum ?? null]))
  return {
    pending: known.filter((name) => !names.includes(name)),
    unknown: names.filter((name) => !known.includes(name)),
    conflicting: [...missing, ...(await findChangedSteps(steps, stored))],
  }
}
