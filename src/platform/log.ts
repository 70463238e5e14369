import { type DestinationStream, type Logger, pino } from 'pino'

/** Keys whose values are never written, wherever they stand. */
const secretKeys = ['authToken', 'token', 'password', 'X-Auth-Token', 'databaseUrl']

/** Shorter ones would tear holes into ordinary words. */
const shortestHidden = 6

/**
 * JSON lines on standard output, or on `destination`. Whatever a library puts into an error, none of `secrets` (at least
 * six characters long) is written.
 */
export function createLog(level: string, destination?: DestinationStream, secrets: readonly string[] = []): Logger {
  const escaped = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
  const options = {
    level,
    redact: { paths: secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]), censor: '[hidden]' },
    ...(secrets.length > 0 && { hooks: { streamWrite: (line: string) => hideSecrets(line, escaped) } }),
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** The text without any of the secrets that are at least six characters long. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, one) => (one.length < shortestHidden ? left : left.replaceAll(one, '[hidden]')), text)
}
