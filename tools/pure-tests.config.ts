import { defineConfig } from 'vitest/config'

/** For tests that need no database: nothing is prepared. */
const config = defineConfig({ test: { root: '.', include: ['tests/**/*.test.ts'], isolate: false, maxWorkers: 1 } })

// biome-ignore lint/style/noDefaultExport: vitest reads the default export.
export default config
