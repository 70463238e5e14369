import { type ELDHistogram, monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { formatMetric } from './prometheus.ts'

/** How often the event loop is sampled, in milliseconds: 20 times a second has no measurable cost. */
const loopResolutionMs = 50

/** The metrics that every Node process exposes, with prom-client's names and units. */
export function createProcessMetrics(startedAt: number) {
  const loop = monitorEventLoopDelay({ resolution: loopResolutionMs })
  loop.enable()
  return {
    write: () => formatProcessMetrics(loop, startedAt),
    close: () => void loop.disable(),
  }
}

type Value = readonly [name: string, type: 'counter' | 'gauge', help: string, value: number]

async function formatProcessMetrics(loop: ELDHistogram, startedAt: number): Promise<readonly string[]> {
  const memory = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  // The monitor includes its own interval in each delay.
  const delay = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - loopResolutionMs / 1_000) || 0
  const percentiles = [50, 90, 99].map(
    (share): Value => [
      `nodejs_eventloop_lag_p${share}_seconds`,
      'gauge',
      `The ${share}th percentile of the recorded event loop delays.`,
      delay(loop.percentile(share)),
    ],
  )
  const values: readonly Value[] = [
    ['process_cpu_user_seconds_total', 'counter', 'Total user CPU time spent in seconds.', user / 1e6],
    ['process_cpu_system_seconds_total', 'counter', 'Total system CPU time spent in seconds.', system / 1e6],
    ['process_cpu_seconds_total', 'counter', 'Total user and system CPU time spent in seconds.', (user + system) / 1e6],
    ['process_start_time_seconds', 'gauge', 'Start time of the process since unix epoch in seconds.', startedAt / 1_000],
    ['process_resident_memory_bytes', 'gauge', 'Resident memory size in bytes.', memory.rss],
    ['nodejs_heap_size_total_bytes', 'gauge', 'Process heap size from Node.js in bytes.', memory.heapTotal],
    ['nodejs_heap_size_used_bytes', 'gauge', 'Process heap size used from Node.js in bytes.', memory.heapUsed],
    ['nodejs_external_memory_bytes', 'gauge', 'Node.js external memory size in bytes.', memory.external],
    ['nodejs_eventloop_lag_seconds', 'gauge', 'Lag of event loop in seconds.', await measureLag()],
    ['nodejs_eventloop_lag_max_seconds', 'gauge', 'The maximum recorded event loop delay.', delay(loop.max)],
    ['nodejs_eventloop_lag_mean_seconds', 'gauge', 'The mean of the recorded event loop delays.', delay(loop.mean)],
    ...percentiles,
  ]
  // Each scrape sees the delays since the previous one.
  loop.reset()
  return values.map(([name, type, help, value]) => formatMetric(name, type, help, [['', value]]))
}

/** How long one turn of the event loop takes right now, in seconds. */
function measureLag(): Promise<number> {
  const before = performance.now()
  return new Promise((resolve) => setImmediate(() => resolve((performance.now() - before) / 1_000)))
}
