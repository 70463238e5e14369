import type { CommandOutcome, Counter, Metrics } from '../shared/metrics.ts'
import { createProcessMetrics } from './process-metrics.ts'
import { formatMetric, type Sample } from './prometheus.ts'

/** Values read at each scrape, in the unit that the name ends with. */
export type Gauge =
  | 'rendezvous_ready'
  | 'rendezvous_connected'
  | 'rendezvous_database_writable'
  | 'rendezvous_last_event_timestamp_seconds'
  | 'rendezvous_inbox_waiting'
  | 'rendezvous_outbox_due'
  | 'rendezvous_outbox_lag_seconds'
  | 'rendezvous_reminders_due'
  | 'rendezvous_confirmations_waiting'
  | 'rendezvous_zone_data_age_seconds'
  | 'rendezvous_zone_data_behind'
  | 'rendezvous_minutes_files'
  | 'rendezvous_minutes_problems'

/** A value that is unknown right now is undefined and left out, because 0 would mean something else. */
export type Gauges = Readonly<Partial<Record<Gauge, number | undefined>>>

export interface MetricsOptions {
  readonly version: string
  /** Epoch milliseconds. */
  readonly startedAt: number
  /** Called at every scrape; never rejects. */
  readonly read: () => Promise<Gauges & { readonly messagesReceived: number }>
}

export interface MetricsPage extends Metrics {
  /** The page in the Prometheus text format 0.0.4. */
  write(): Promise<string>
  close(): void
}

const counters: Readonly<Record<Counter, string>> = {
  rendezvous_inbox_claims_taken_over_total: 'Commands taken over from copies of the bot that stopped or froze.',
  rendezvous_outbox_claims_taken_over_total: 'Outgoing messages taken over from copies of the bot that stopped or froze.',
  rendezvous_messages_sent_total: 'Messages, edits and reactions accepted by the workspace.',
  rendezvous_messages_late_total: 'Messages, edits and reactions accepted more than 2 minutes after they were due.',
  rendezvous_messages_missed_total: 'Messages, edits and reactions that were refused, or given up after many attempts.',
  rendezvous_messages_retried_total: 'Attempts to send that failed and will be repeated.',
  rendezvous_messages_held_back_total: 'Times a message was delayed because its room had reached its limit per minute.',
  rendezvous_reminders_sent_total: 'Reminders handed to the outbox.',
  rendezvous_reminders_late_total: 'Reminders sent late and marked as late.',
  rendezvous_reminders_missed_total: 'Reminder times that passed without a reminder.',
}

const gauges: Readonly<Record<Gauge, string>> = {
  rendezvous_ready: '1 if this copy can receive, store and reply, otherwise 0.',
  rendezvous_connected: '1 if this copy is connected to the workspace, otherwise 0.',
  rendezvous_database_writable: '1 if this copy can write to its database, otherwise 0.',
  rendezvous_last_event_timestamp_seconds: 'Unix time at which the workspace last sent anything, including pings.',
  rendezvous_inbox_waiting: 'Commands received and not answered yet, across all copies.',
  rendezvous_outbox_due: 'Messages due and not sent yet, across all copies.',
  rendezvous_outbox_lag_seconds: 'How long the oldest unsent message has been due; 0 if there is none.',
  rendezvous_reminders_due: 'Reminders due and not handed to the outbox yet, across all copies.',
  rendezvous_confirmations_waiting: 'Previews waiting for a yes, across all copies.',
  rendezvous_zone_data_age_seconds: 'Age of the time zone data, estimated from the name of its edition.',
  rendezvous_zone_data_behind: '1 if another copy has used newer time zone data on this database, otherwise 0.',
  rendezvous_minutes_files: 'Files of minutes being served.',
  rendezvous_minutes_problems: 'Problems found in the minutes.',
}

const outcomes: readonly CommandOutcome[] = ['answered', 'refused', 'failed', 'given_up']

/** Upper bounds in seconds: from a lookup in the store to a delay after which people ask again. */
const buckets = [0.005, 0.025, 0.1, 0.5, 2, 10] as const

export function createMetrics({ version, startedAt, read }: MetricsOptions): MetricsPage {
  const counts = new Map<Counter, number>()
  const ended = new Map<CommandOutcome, number>()
  const took = { sum: 0, count: 0, upTo: buckets.map(() => 0) }
  const ofProcess = createProcessMetrics(startedAt)
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
      const { messagesReceived, ...values } = await read()
      return [
        formatMetric('rendezvous_build_info', 'gauge', 'The running version; always 1.', [[`{${build}}`, 1]]),
        formatMetric(
          'rendezvous_commands_total',
          'counter',
          'Commands by outcome.',
          outcomes.map((outcome) => [`{outcome="${outcome}"}`, ended.get(outcome) ?? 0]),
        ),
        formatHistogram(took),
        formatMetric(
          'rendezvous_messages_received_total',
          'counter',
          'Messages received in all rooms, including ordinary talk.',
          [['', messagesReceived]],
        ),
        ...Object.entries(counters).map(([name, help]) =>
          formatMetric(name, 'counter', help, [['', counts.get(name as Counter) ?? 0]]),
        ),
        ...Object.entries(gauges).map(([name, help]) => formatGauge(name, help, values[name as Gauge])),
        ...(await ofProcess.write()),
      ].join('')
    },
    close: ofProcess.close,
  }
}

function formatGauge(name: string, help: string, value: number | undefined): string {
  return value === undefined ? '' : formatMetric(name, 'gauge', help, [['', value]])
}

function formatHistogram({ sum, count, upTo }: { sum: number; count: number; upTo: readonly number[] }): string {
  return formatMetric('rendezvous_command_seconds', 'histogram', 'Time from starting a command until its reply is stored.', [
    ...buckets.map((end, index): Sample => [`_bucket{le="${end}"}`, upTo[index] ?? 0]),
    ['_bucket{le="+Inf"}', count],
    ['_sum', sum],
    ['_count', count],
  ])
}
