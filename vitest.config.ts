import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The longest files begin first, so that none of them runs alone at the end. Those that start git follow, because starting a
 * process costs more the larger its parent has grown.
 */
const first = [
  ...['trust', 'reminder-kills-sqlite', 'reminder-kills-postgres', 'take-over', 'bot-kills', 'eight-copies', 'forty-people'],
  ...['git-amending', 'git-reading', 'minutes-refresh'],
  ...['no-word-swallowed', 'hostile-words', 'outsider', 'year', 'released-schemas', 'export-import'],
]

class FirstThingsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = first.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return place === -1 ? first.length : place
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

const isSlow = process.env['RENDEZVOUS_TESTS'] === 'slow'

/** Files whose stories `npm test` plays on SQLite, and `npm run test:slow` on PostgreSQL. */
const stories = globSync('tests/**/*.test.ts').filter((file) => readFileSync(file, 'utf8').includes('storyDatabases'))

const config = defineConfig({
  test: {
    // `npm run test:slow` runs those that take minutes or need a browser.
    include: isSlow ? ['tests/slow/**/*.test.ts', ...stories] : ['tests/**/*.test.ts'],
    exclude: isSlow ? [] : ['tests/slow/**'],
    // In this order: the folder in memory is there before anything is put in it.
    globalSetup: ['memory-folder', 'sqlite-template', 'postgres-server'].map((name) => `tests/support/${name}.ts`),
    // No module of ours keeps state that a test could spoil for the next, and loading them all costs more than most tests.
    isolate: false,
    // A busy machine may stand still for seconds: only what never comes is a failure.
    testTimeout: isSlow ? 240_000 : 60_000,
    hookTimeout: isSlow ? 240_000 : 60_000,
    expect: { poll: { timeout: 20_000 } },
    // On two cores, a third worker uses the time in which others wait for sockets and disks. Kills need a machine that answers.
    maxWorkers: isSlow ? 2 : 3,
    sequence: { sequencer: FirstThingsFirst },
  },
})

// biome-ignore lint/style/noDefaultExport: vitest reads the default export.
export default config
