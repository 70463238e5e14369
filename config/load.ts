import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { findContradictions } from './contradictions.ts'
import { type ConfigKey, listKeys } from './keys.ts'
import { applyAddresses } from './mirrors.ts'
import { Config } from './schema.ts'
import { isTree, type Tree } from './tree.ts'

/** Everything that is wrong with the configuration, one line each, with how to fix it. */
export class ConfigMistakes extends Error {
  override readonly name = 'ConfigMistakes'
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(
      `The configuration has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${mistakes.map((one) => `  - ${one}`).join('\n')}`,
    )
    this.mistakes = mistakes
  }
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Relative to the working directory. */
export const defaultFile = 'config/default.yaml'

/**
 * Reads the YAML file, then the environment, which wins. Secrets can also be in a file named by `…_FILE`.
 * @throws ConfigMistakes with all problems at once.
 */
export function loadConfig(env: Environment): Config {
  const mistakes: string[] = []
  const settings = readYaml(env['RENDEZVOUS_CONFIG'] ?? defaultFile, env['RENDEZVOUS_CONFIG'] !== undefined, mistakes)
  for (const key of listKeys()) applyEnvironment(key, env, settings, mistakes)
  applyAddresses(settings, (name) => readVariable(name, env, mistakes), mistakes)
  const parsed = Config.safeParse(settings)
  if (!parsed.success) mistakes.push(...parsed.error.issues.flatMap(describeIssue))
  else mistakes.push(...findContradictions(parsed.data))
  if (!parsed.success || mistakes.length > 0) throw new ConfigMistakes(mistakes)
  return parsed.data
}

function readYaml(path: string, named: boolean, mistakes: string[]): Tree {
  let text: string
  try {
    text = readFileSync(resolve(path), 'utf8')
  } catch (error) {
    if (named)
      mistakes.push(`RENDEZVOUS_CONFIG names ${path}, which cannot be read (${reason(error)}). Correct the name, or remove it.`)
    return {}
  }
  const document = parseDocument(text)
  if (document.errors.length > 0) {
    mistakes.push(...document.errors.map((error) => `${path} is not valid YAML: ${error.message.split('\n', 1)[0]}`))
    return {}
  }
  const settings: unknown = document.toJS() ?? {}
  if (isTree(settings)) return settings
  mistakes.push(`${path} must hold keys and values, like "community:".`)
  return {}
}

function applyEnvironment({ path, env: name }: ConfigKey, env: Environment, settings: Tree, mistakes: string[]): void {
  const value = name === undefined ? undefined : readVariable(name, env, mistakes)
  if (value !== undefined) setAt(settings, path, value)
}

/** The value of a variable, or else of the file that `…_FILE` names. */
function readVariable(name: string, env: Environment, mistakes: string[]): string | undefined {
  const fileName = env[`${name}_FILE`]
  // Compose files and charts write "not set" as an empty variable.
  let value = env[name] === '' ? undefined : env[name]
  if (fileName !== undefined && fileName !== '') {
    if (value !== undefined) mistakes.push(`${name} and ${name}_FILE are both set. Remove one of them.`)
    try {
      value = readFileSync(fileName, 'utf8').trim()
    } catch (error) {
      mistakes.push(`${name}_FILE names a file that cannot be read (${reason(error)}). Mount the secret there, or set ${name}.`)
    }
  }
  return value
}

function setAt(tree: Tree, [first = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    tree[first] = value
    return
  }
  const inner = tree[first]
  const branch = isTree(inner) ? inner : {}
  tree[first] = branch
  setAt(branch, rest, value)
}

function describeIssue(issue: z.core.$ZodIssue): readonly string[] {
  const where = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${[...where, key].join('.')} is not a setting. Remove it, or correct its spelling.`)
  }
  const key = listKeys().find(({ path }) => path.every((part, index) => part === where[index]))
  const name = where.join('.')
  return [
    `${key?.env === undefined ? name : `${key.env} (${name})`} ${lowerFirst(issue.message)}. ${key === undefined ? '' : key.description}`.trim(),
  ]
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
