import fc from 'fast-check'

/** `RENDEZVOUS_FUZZ=50 npm test -- tests/fuzz` tries fifty times as much; a run that lands a change needs a few seconds. */
const times = Number(process.env['RENDEZVOUS_FUZZ'] ?? 1)

/** How many attempts a property makes, and how long its test may take, in milliseconds. */
export function effort(runs: number): { readonly runs: number; readonly timeout: number } {
  return { runs: Math.ceil(runs * times), timeout: 60_000 * Math.max(1, times) }
}

const nested = (depth: number) => JSON.parse(`${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`) as unknown

/** Extreme numbers and texts in JSON, and values of unexpected types. */
const odd: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  ...[null, true, '', ' ', '\0', 'a\0b', '\ud800', '__proto__', 'x'.repeat(300), 'é'.repeat(100_000)],
  ...[0, -1, 1.5, 1e300, Number.MAX_SAFE_INTEGER, [], {}, [[]], { toString: 1 }, { valueOf: null, length: -1 }],
  ...[{ $date: 1e300 }, { $date: 1.5 }, { $date: '1' }, { $date: -8.64e15 }, { $date: 8.64e15 }, '2026-99-99', '+275760-09-13'],
  ...[nested(3), nested(500), Array.from({ length: 5_000 }, () => 'x')],
)

/** Any JSON value, with odd ones more often than by chance. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(odd, fc.jsonValue({ maxDepth: 3 }))

/** The object with some of its fields left out, or replaced by anything. */
export function mutated<T extends object>(valid: T): fc.Arbitrary<Record<string, unknown>> {
  const change = fc.oneof(
    { weight: 12, arbitrary: fc.constant({ kind: 'keep' as const, value: undefined as unknown }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'drop' as const, value: undefined as unknown }) },
    { weight: 2, arbitrary: anyValue.map((value) => ({ kind: 'replace' as const, value })) },
  )
  return fc.record(Object.fromEntries(Object.keys(valid).map((key) => [key, change]))).map((changes) => {
    const entries = Object.entries(valid).flatMap(([key, kept]): [string, unknown][] => {
      const { kind = 'keep', value } = changes[key] ?? {}
      if (kind === 'drop') return []
      return [[key, kind === 'replace' ? value : kept]]
    })
    return Object.fromEntries(entries)
  })
}
