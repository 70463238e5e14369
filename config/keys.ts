import { z } from 'zod'
import { Config } from './schema.ts'
import { sources } from './sources.ts'

export interface ConfigKey {
  /** Its path in the YAML file, like `workspace.url`. */
  readonly path: readonly string[]
  readonly description: string
  readonly fallback: string
  readonly env: string | undefined
  readonly secret: boolean
}

/** All keys in the order of the schema. */
export function listKeys(): readonly ConfigKey[] {
  return Object.entries(Config.shape).flatMap(([name, type]) => keysOf([name], type))
}

function keysOf(path: readonly string[], type: z.ZodType): readonly ConfigKey[] {
  const group = type instanceof z.ZodPrefault ? type.unwrap() : type
  if (group instanceof z.ZodObject)
    return Object.entries(group.shape).flatMap(([name, inner]) => keysOf([...path, name], inner as z.ZodType))
  const source = sources.get(type) ?? {}
  const fallback = type.safeParse(undefined)
  return [
    {
      path,
      description: type.description ?? '',
      fallback: fallback.success && fallback.data !== undefined ? JSON.stringify(fallback.data) : '',
      env: source.env,
      secret: source.secret === true,
    },
  ]
}
