import { execFile } from 'node:child_process'

export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `npm run backup|restore|export|import -- FILE` like an operator: in its own process, while the bot runs. */
export function careFor(databaseUrl: string, ...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], DATABASE_URL: databaseUrl }
    execFile(process.execPath, ['bin/run.mjs', 'src/maintenance/main.ts', ...args], { env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}
