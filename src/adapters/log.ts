import { type DestinationStream, type Logger, pino } from 'pino'

/** Keys whose values are never written, wherever they stand. */
const secretKeys = ['authToken', 'token', 'password', 'X-Auth-Token', 'databaseUrl']

/** JSON lines on standard output, or on `destination`. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: { paths: secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]), censor: '[hidden]' },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
