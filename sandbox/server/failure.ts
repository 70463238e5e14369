/** An error in Meteor's format: `error` is the machine-readable code that REST calls `errorType`. */
interface Failure extends Error {
  readonly failure: true
  readonly error: string | number
  readonly reason?: string
  readonly details?: Record<string, unknown>
}

/** Throws like `new Meteor.Error(code, reason, details)`; the text reads "reason [code]". */
export function fail(code: string | number, reason?: string, details?: Record<string, unknown>): never {
  const text = reason === undefined ? `[${code}]` : `${reason} [${code}]`
  throw Object.assign(new Error(text), {
    failure: true as const,
    error: code,
    ...(reason !== undefined && { reason }),
    ...(details !== undefined && { details }),
  })
}

export function isFailure(thrown: unknown): thrown is Failure {
  return thrown instanceof Error && 'failure' in thrown
}
