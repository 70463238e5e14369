import { defineConfig } from 'vitest/config'

const config = defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // `npm run test:slow` runs those that take minutes or need a browser.
    exclude: process.env['RENDEZVOUS_TESTS'] === 'slow' ? [] : ['tests/slow/**'],
    globalSetup: ['tests/support/postgres-server.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers only make the ones with real sockets wait for each other.
    maxWorkers: 2,
  },
})

// biome-ignore lint/style/noDefaultExport: vitest reads the default export.
export default config
