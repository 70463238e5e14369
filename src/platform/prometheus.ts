/** One line of a metric: its labels or the end of its name, and the value. */
export type Sample = readonly [suffix: string, value: number]

/** A metric in the Prometheus text format 0.0.4. */
export function formatMetric(
  name: string,
  type: 'counter' | 'gauge' | 'histogram',
  help: string,
  samples: readonly Sample[],
): string {
  const lines = samples.map(([suffix, value]) => `${name}${suffix} ${value}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
}
