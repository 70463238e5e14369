import { parseArgs } from 'node:util'
import { createSystemClock } from '../platform/clock.ts'
import { openProgress } from '../shared/progress.ts'
import { diagnose } from './diagnose.ts'
import { exitCodeOf } from './finding.ts'
import { writeJson, writeReport } from './report.ts'

const usage = 'usage: npm run doctor -- [--json] [--lang en|fr]\nExit codes: 0 good, 1 warnings, 2 broken, 64 wrong usage.\n'

async function main(): Promise<number> {
  const { json, lang, help } = readArguments()
  if (help || (lang !== undefined && lang !== 'en' && lang !== 'fr')) {
    process.stderr.write(usage)
    return help ? 0 : 64
  }
  const diagnosis = await diagnose(process.env, createSystemClock(), lang, openProgress(process.stderr))
  process.stdout.write(json ? writeJson(diagnosis) : writeReport(diagnosis))
  return exitCodeOf(diagnosis.findings)
}

function readArguments(): { readonly json: boolean; readonly lang: string | undefined; readonly help: boolean } {
  const options = { json: { type: 'boolean' }, lang: { type: 'string' }, help: { type: 'boolean' } } as const
  try {
    const { json = false, lang, help = false } = parseArgs({ options }).values
    return { json, lang, help }
  } catch {
    return { json: false, lang: '', help: false }
  }
}

main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    return 2
  })
  // Half-open sockets must not delay the exit.
  .then((code) => process.exit(code))
