import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every name that two files export for different things, as a sentence, because a word should have one meaning. */
export function findNamesUsedTwice(root: string): readonly string[] {
  const exporters = new Map<string, Set<string>>()
  for (const file of globSync('{src,commands,config}/**/*.ts', { cwd: root })) {
    const source = readFileSync(join(root, file), 'utf8')
    for (const [, name = ''] of source.matchAll(
      /^export (?:async )?(?:abstract )?(?:function\*?|const|interface|type|class) (\w+)/gm,
    )) {
      exporters.set(name, (exporters.get(name) ?? new Set()).add(file))
    }
  }
  return [...exporters]
    .filter(([, files]) => files.size > 1)
    .map(([name, files]) => `${name} is exported by ${[...files].join(' and ')}: give each thing a name of its own.`)
}
