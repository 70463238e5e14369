/** A page in Prometheus' text format 0.0.4, read as strictly as its description allows. */
export interface ReadMetricsPage {
  /** By name and labels as they are written; undefined when there is no such line. */
  value(series: string): number | undefined
}

const name = String.raw`[a-z\d_]+`
const labels = String.raw`(?:\{[a-z\d_]+="[^"\\\n]*"(?:,[a-z\d_]+="[^"\\\n]*")*\})?`
const sample = new RegExp(String.raw`^(${name})(${labels}) (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$`)
const suffixes = { counter: [''], gauge: [''], histogram: ['_bucket', '_sum', '_count'], summary: [''] } as const

/** @throws Error that names the first invalid line. */
export function readPage(text: string): ReadMetricsPage {
  if (!text.endsWith('\n')) throw new Error('The page does not end with the end of a line.')
  const values = new Map<string, number>()
  const families = new Set<string>()
  let family = ''
  let allowed: readonly string[] = []
  for (const line of text.slice(0, -1).split('\n')) {
    const [, helped] = new RegExp(`^# HELP (${name}) \\S.*$`).exec(line) ?? []
    const [, typed, type] = new RegExp(`^# TYPE (${name}) (counter|gauge|histogram|summary)$`).exec(line) ?? []
    const [, measured, labelled, value] = sample.exec(line) ?? []
    if (helped !== undefined) {
      if (families.has(helped) || !/^(?:rendezvous|process|nodejs)_/.test(helped))
        throw new Error(`A second or foreign family: ${line}`)
      families.add(helped)
      family = helped
      allowed = []
    } else if (typed !== undefined) {
      if (typed !== family || (type === 'counter') !== typed.endsWith('_total')) throw new Error(`A wrong type: ${line}`)
      allowed = suffixes[type as keyof typeof suffixes].map((suffix) => family + suffix)
    } else if (measured !== undefined) {
      if (!allowed.includes(measured)) throw new Error(`A line outside of its family: ${line}`)
      if (values.has(`${measured}${labelled}`)) throw new Error(`A line that comes twice: ${line}`)
      values.set(`${measured}${labelled}`, Number(value))
    } else throw new Error(`A line that is nothing: ${line}`)
  }
  return { value: (series) => values.get(series) }
}
