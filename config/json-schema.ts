import { z } from 'zod'
import { listKeys } from './keys.ts'
import { Config } from './schema.ts'

export type JsonSchema = { [key: string]: unknown }

/** The JSON Schema of a settings file, without the addresses and secrets that come from the environment. */
export function settingsSchema(): JsonSchema {
  // Values that split a typed list have no JSON form, and a file never contains one.
  const whole = z.toJSONSchema(Config, { io: 'input', unrepresentable: 'any', target: 'draft-7' }) as JsonSchema
  for (const { path, env } of listKeys()) if (env !== undefined) removeAt(whole, path)
  removeMirrorAddresses(whole)
  const { $schema: _, ...schema } = whole
  return schema
}

function removeAt(schema: JsonSchema, [first = '', ...rest]: readonly string[]): void {
  const properties = schema['properties'] as { [key: string]: JsonSchema }
  const inner = properties[first]
  if (rest.length > 0 && inner !== undefined) removeAt(inner, rest)
  // A group that is now empty isn't a setting of a file.
  if (rest.length === 0 || Object.keys(inner?.['properties'] ?? {}).length === 0) delete properties[first]
}

/** Addresses of mirrors are secrets, too, but their variables have no fixed names. */
function removeMirrorAddresses(schema: JsonSchema): void {
  const inner = (name: string, of: JsonSchema) => (of['properties'] as { [key: string]: JsonSchema })[name] ?? {}
  const items = inner('mirrors', inner('announcements', schema))['items'] as JsonSchema
  delete (items['properties'] as JsonSchema)['address']
}
