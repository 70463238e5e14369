import { type ELDHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import type { CommandOutcome, Counter, Metrics } from '../shared/metrics.ts'

/** What stands at a value of its own, asked at the scrape. Values in seconds, bytes, or a number of things. */
export type Gauge =
  | 'rendezvous_connected'
  | 'rendezvous_last_event_timestamp_seconds'
  | 'rendezvous_inbox_waiting'
  | 'rendezvous_outbox_due'
  | 'rendezvous_outbox_lag_seconds'
  | 'rendezvous_reminders_due'
  | 'rendezvous_confirmations_waiting'
  | 'rendezvous_minutes_files'
  | 'rendezvous_minutes_problems'

/** Undefined where nothing is known at the moment: the line is then left out, since 0 would say something else. */
export type Gauges = Readonly<Partial<Record<Gauge, number | undefined>>>

export interface MetricsOptions {
  readonly version: string
  /** Epoch milliseconds. */
  readonly startedAt: number
  /** Asked at every scrape; never rejects. */
  readonly read: () => Promise<Gauges & { readonly messagesHeard: number }>
}

export interface MetricsPage extends Metrics {
  /** The page in Prometheus' text format 0.0.4. */
  write(): Promise<string>
  close(): void
}

const counters: Readonly<Record<Counter, string>> = {
  rendezvous_inbox_claims_taken_over_total: 'Commands taken over from copies of the bot that are gone.',
  rendezvous_outbox_claims_taken_over_total: 'Messages taken over from copies of the bot that are gone.',
  rendezvous_messages_sent_total: 'Messages, edits and reactions that the workspace has taken.',
  rendezvous_messages_late_total: 'Those of them that were taken more than 2 minutes after they were due.',
  rendezvous_messages_missed_total: 'Messages, edits and reactions given up, refused or tried for too long.',
  rendezvous_messages_retried_total: 'Attempts that failed and are made again.',
  rendezvous_messages_held_back_total: 'Times a message had to wait because its room had enough within a minute.',
  rendezvous_reminders_sent_total: 'Reminders written down to be sent.',
  rendezvous_reminders_late_total: 'Those of them that say that they are late.',
  rendezvous_reminders_missed_total: 'Times of reminders at which nobody was told.',
}

const gauges: Readonly<Record<Gauge, string>> = {
  rendezvous_connected: '1 while the bot hears the workspace, else 0.',
  rendezvous_last_event_timestamp_seconds: 'When the workspace sent anything last, a ping included.',
  rendezvous_inbox_waiting: 'Commands heard and not answered yet, of all copies.',
  rendezvous_outbox_due: 'Messages due and not sent yet, of all copies.',
  rendezvous_outbox_lag_seconds: 'How long the oldest of them has been due; 0 when there is none.',
  rendezvous_reminders_due: 'Reminders whose time has come and that are not written down yet, of all copies.',
  rendezvous_confirmations_waiting: 'Previews that wait for a yes, of all copies.',
  rendezvous_minutes_files: 'Files of minutes that are served.',
  rendezvous_minutes_problems: 'Problems found in the minutes.',
}

const outcomes: readonly CommandOutcome[] = ['answered', 'refused', 'failed', 'given_up']

/** Upper ends in seconds: from a look-up in the store to what people would ask again for. */
const buckets = [0.005, 0.025, 0.1, 0.5, 2, 10] as const

/** How finely the event loop is watched, in milliseconds: 20 times a second costs nothing that can be measured. */
const loopResolutionMs = 50

export function createMetrics({ version, startedAt, read }: MetricsOptions): MetricsPage {
  const counts = new Map<Counter, number>()
  const ended = new Map<CommandOutcome, number>()
  const took = { sum: 0, count: 0, upTo: buckets.map(() => 0) }
  const loop = monitorEventLoopDelay({ resolution: loopResolutionMs })
  loop.enable()
  const build = `version="${version}",node="${process.version}"`

  return {
    count(counter, by = 1) {
      counts.set(counter, (counts.get(counter) ?? 0) + by)
    },
    commandEnded(outcome, seconds) {
      ended.set(outcome, (ended.get(outcome) ?? 0) + 1)
      took.sum += seconds
      took.count += 1
      for (const [index, end] of buckets.entries()) if (seconds <= end) took.upTo[index] = (took.upTo[index] ?? 0) + 1
    },
    async write() {
      const { messagesHeard, ...values } = await read()
      return [
        formatMetric('rendezvous_build_info', 'gauge', 'The version that runs.', [[`{${build}}`, 1]]),
        formatMetric('rendezvous_start_timestamp_seconds', 'gauge', 'When this copy started.', [['', startedAt / 1_000]]),
        formatMetric(
          'rendezvous_commands_total',
          'counter',
          'Commands by how they ended.',
          outcomes.map((outcome) => [`{outcome="${outcome}"}`, ended.get(outcome) ?? 0]),
        ),
        formatHistogram(took),
        formatMetric('rendezvous_messages_heard_total', 'counter', 'Messages heard in all rooms, talk included.', [
          ['', messagesHeard],
        ]),
        ...Object.entries(counters).map(([name, help]) =>
          formatMetric(name, 'counter', help, [['', counts.get(name as Counter) ?? 0]]),
        ),
        ...Object.entries(gauges).map(([name, help]) => formatGauge(name, help, values[name as Gauge])),
        ...formatProcessMetrics(loop),
      ].join('')
    },
    close: () => void loop.disable(),
  }
}

type Sample = readonly [suffix: string, value: number]

function formatMetric(
  name: string,
  type: 'counter' | 'gauge' | 'histogram' | 'summary',
  help: string,
  samples: readonly Sample[],
): string {
  const lines = samples.map(([suffix, value]) => `${name}${suffix} ${value}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
}

function formatGauge(name: string, help: string, value: number | undefined): string {
  return value === undefined ? '' : formatMetric(name, 'gauge', help, [['', value]])
}

function formatHistogram({ sum, count, upTo }: { sum: number; count: number; upTo: readonly number[] }): string {
  return formatMetric('rendezvous_command_seconds', 'histogram', 'From taking a command in hand until its answer is on disk.', [
    ...buckets.map((end, index): Sample => [`_bucket{le="${end}"}`, upTo[index] ?? 0]),
    ['_bucket{le="+Inf"}', count],
    ['_sum', sum],
    ['_count', count],
  ])
}

/** Delays since the last scrape. The monitor counts its own pause into each of them. */
function formatProcessMetrics(loop: ELDHistogram): readonly string[] {
  const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - loopResolutionMs / 1_000)
  const [usual, worst] = [seconds(loop.percentile(99)), seconds(loop.max)]
  loop.reset()
  return [
    formatMetric('rendezvous_resident_memory_bytes', 'gauge', 'Memory that the process holds.', [
      ['', process.memoryUsage.rss()],
    ]),
    formatMetric('rendezvous_event_loop_delay_seconds', 'summary', 'How long work had to wait since the last scrape.', [
      ['{quantile="0.99"}', usual],
      ['{quantile="1"}', worst],
    ]),
  ]
}
