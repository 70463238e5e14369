import { parseArgs } from 'node:util'
import { ConfigMistakes, loadConfig } from '../../config/load.ts'
import type { Config } from '../../config/schema.ts'
import { StoreUnusable } from '../platform/database/store-unusable.ts'
import { hourMs } from '../shared/dates/time.ts'
import { createCounter, createProgress } from '../shared/progress.ts'
import { backupSqlite, restoreSqlite } from './backup.ts'
import { exportTo } from './export.ts'
import { importFrom } from './import.ts'

/**
 * `npm run backup|restore|export|import -- FILE`, on the database in DATABASE_URL (see docs/data.md). Exit code 0, 1 or 78,
 * like the bot's.
 */

const usage = `usage: node bin/run.mjs src/maintenance/main.ts backup|restore|export|import FILE [--overwrite]

  backup FILE    copies the database file, even while the bot runs (PostgreSQL: pg_dump)
  restore FILE   replaces the database file with a backup, while the bot is stopped; keeps the old file beside it
  export FILE    writes everything to one JSON file, from SQLite or PostgreSQL, even while the bot runs
  import FILE    reads an exported file into an empty database

  --overwrite    backup and export replace an existing file

The database is the one in DATABASE_URL. The files contain personal data and a secret: docs/data.md.
`

const progress = createProgress(process.stderr)

interface Invocation {
  readonly config: Config
  readonly file: string
  readonly overwrite: boolean
}

/** Each returns the text to print when it is done. */
const actions: Readonly<Record<string, (asked: Invocation) => Promise<string>>> = {
  async backup({ config, file, overwrite }) {
    await backupSqlite(config.database.url, { file, overwrite }, progress)
    return `Copied the database to ${file} and checked it.`
  },
  async restore({ config, file }) {
    const catchUpMs = config.workspace.catchUpHours * hourMs
    const restored = restoreSqlite(config.database.url, { backup: file, now: Date.now(), catchUpMs }, progress)
    return [
      `Restored ${file}.`,
      ...(restored.keptAs === undefined ? [] : [`The previous database is kept as ${restored.keptAs}.`]),
      restored.willCatchUp
        ? 'Commands typed since the backup are read from the workspace again when the bot starts.'
        : `The backup is older than workspace.catchUpHours (${config.workspace.catchUpHours}): commands typed since then are lost, and new numbers start at the next thousand.`,
    ].join('\n')
  },
  async export({ config, file, overwrite }) {
    const onRow = createCounter(progress, (count) => `${count} rows written …`)
    const rows = await exportTo(config.database.url, { file, overwrite }, onRow)
    return `Wrote ${rows} rows to ${file}. It contains personal data and the secret for message ids: protect it like the database.`
  },
  async import({ config, file }) {
    const onRow = createCounter(progress, (count) => `${count} rows read …`)
    const rows = await importFrom(config.database.url, file, onRow)
    return `Read ${rows} rows from ${file}. From now on, start the bot on this database only.`
  },
}

async function main(): Promise<number> {
  const [verb = '', ...rest] = process.argv.slice(2)
  const run = actions[verb]
  const given = read(rest)
  if (run === undefined || given === undefined) {
    process.stderr.write(usage)
    return 1
  }
  const done = await run({ config: loadConfig(process.env), ...given }).finally(progress.end)
  process.stdout.write(`${done}\n`)
  return 0
}

function read(args: readonly string[]): Pick<Invocation, 'file' | 'overwrite'> | undefined {
  try {
    const options = { overwrite: { type: 'boolean', default: false } } as const
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file, ...more] = positionals
    return file === undefined || more.length > 0 ? undefined : { file, overwrite: values.overwrite }
  } catch {
    return undefined
  }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const isExpected = error instanceof ConfigMistakes || error instanceof StoreUnusable
    const message = error instanceof Error && !isExpected ? error.stack : String(error instanceof Error ? error.message : error)
    process.stderr.write(`${message}\n`)
    process.exitCode = error instanceof ConfigMistakes ? 78 : 1
  },
)
