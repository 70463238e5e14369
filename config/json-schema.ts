import { z } from 'zod'
import { Config, listKeys } from './schema.ts'

export type JsonSchema = { [key: string]: unknown }

/** What a settings file may hold, as JSON Schema; without the addresses and secrets that come from the environment. */
export function settingsSchema(): JsonSchema {
  // What fills a list from a typed one has no JSON form, and none of it stands in a file.
  const whole = z.toJSONSchema(Config, { io: 'input', unrepresentable: 'any', target: 'draft-7' }) as JsonSchema
  for (const { path, env } of listKeys()) if (env !== undefined) removeAt(whole, path)
  const { $schema: _, ...schema } = whole
  return schema
}

function removeAt(schema: JsonSchema, [first = '', ...rest]: readonly string[]): void {
  const properties = schema['properties'] as { [key: string]: JsonSchema }
  const inner = properties[first]
  if (rest.length > 0 && inner !== undefined) removeAt(inner, rest)
  // A group of which nothing is left is no setting of a file.
  if (rest.length === 0 || Object.keys(inner?.['properties'] ?? {}).length === 0) delete properties[first]
}
