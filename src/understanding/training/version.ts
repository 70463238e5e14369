import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '..')

/** The code that reads words and trains. Later steps don't affect the model. */
const own =
  'concepts confidence features folded intents intent-definitions language model read-sentence slips slot-forms slots spelling model-file'

/** What it reads words and dates with. */
const shared = ['../shared/dates/**/*.ts', '../shared/text/{fold,edit-distance}.ts']

/** A hash of the data and of the code that reads it. If it differs, the model is out of date. */
export function currentVersion(): string {
  const found = globSync(['data/*.txt', 'training/*.ts', ...shared], { cwd: folder })
  const names = [...own.split(' ').map((name) => `${name}.ts`), ...found]
  const hash = createHash('sha256')
  for (const name of names.toSorted()) {
    hash.update(`${name.replaceAll('\\', '/')}\n${readFileSync(resolve(folder, name), 'utf8').replaceAll('\r\n', '\n')}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}
