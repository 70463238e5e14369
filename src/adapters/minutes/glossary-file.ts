import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { Glossary } from '../../domain/minutes/index.ts'

/**
 * Reads a YAML map of words to their translation or list of translations. Entries of another shape are left out.
 * @throws When the file cannot be read, or is no map.
 */
export async function readGlossary(file: string): Promise<Glossary> {
  const content: unknown = parse(await readFile(file, 'utf8'), { logLevel: 'silent' })
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw new Error('not a map of words')
  return new Map(Object.entries(content).map(([source, targets]) => [source, readTargets(targets)]))
}

function readTargets(targets: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(targets) ? targets : [targets]
  return list.filter((target) => typeof target === 'string')
}
