import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import type { Clock } from '../shared/clock.ts'
import { createSystemClock } from './clock.ts'
import { createRepeatFilter } from './fold-repeats.ts'
import { createLogOutput } from './log-output.ts'

/** Values under these keys are never written, at any depth that pino looks at. */
const secretKeys = ['authToken', 'token', 'password', 'X-Auth-Token', 'databaseUrl']

/** Shorter ones would blank out parts of ordinary words. */
const shortestHidden = 6

/**
 * JSON lines on standard output, or on `destination`; equal errors are folded. Never writes any of the `secrets` (at least six
 * characters long), even if a library puts one into an error.
 */
export function createLog(
  level: string,
  destination?: DestinationStream,
  secrets: () => readonly string[] = () => [],
  clock: Clock = createSystemClock(),
): Logger {
  const isNews = createRepeatFilter(clock)
  const options: LoggerOptions = {
    level,
    redact: { paths: secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]), censor: '[hidden]' },
    hooks: {
      streamWrite: (line: string) => hideSecrets(line, secrets().flatMap(inJson)),
      logMethod(line, write, lineLevel) {
        const [fields, ...rest] = line
        const writeAgain = (folded: number) =>
          write.apply(this, [{ ...(fields as object), folded }, ...rest] as unknown as typeof line)
        if (isNews(lineLevel, line, writeAgain)) write.apply(this, line)
      },
    },
  }
  return pino(options, destination ?? openStandardOutput())
}

function openStandardOutput(): DestinationStream {
  const standardOutput = pino.destination({ dest: 1, sync: true })
  const output = createLogOutput((text) => standardOutput.write(text))
  process.once('exit', output.flush)
  return output
}

function inJson(secret: string): readonly string[] {
  return [secret, JSON.stringify(secret).slice(1, -1)]
}

/** The text without any of the secrets that are at least six characters long. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, one) => (one.length < shortestHidden ? left : left.replaceAll(one, '[hidden]')), text)
}
