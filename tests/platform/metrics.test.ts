import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMetrics, type MetricsPage } from '../../src/platform/metrics.ts'
import { readPage } from '../support/metrics-page.ts'

describe('the page of metrics', () => {
  let known: Awaited<ReturnType<Parameters<typeof createMetrics>[0]['read']>>
  let metrics: MetricsPage

  beforeEach(() => {
    known = { messagesReceived: 7, rendezvous_connected: 1, rendezvous_outbox_due: 3 }
    metrics = createMetrics({ version: '1.2.3', startedAt: 1_500, read: async () => known })
  })
  afterEach(() => metrics.close())

  it('shows the version, the start time and what other parts report', async () => {
    const page = readPage(await metrics.write())

    expect(page.value(`rendezvous_build_info{version="1.2.3",node="${process.version}"}`)).toBe(1)
    expect(page.value('process_start_time_seconds')).toBe(1.5)
    expect(page.value('rendezvous_messages_received_total')).toBe(7)
    expect(page.value('rendezvous_connected')).toBe(1)
    expect(page.value('rendezvous_outbox_due')).toBe(3)
    expect(page.value('process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
    for (const name of ['nodejs_eventloop_lag_seconds', 'nodejs_eventloop_lag_p99_seconds', 'nodejs_eventloop_lag_max_seconds'])
      expect(page.value(name)).toBeGreaterThanOrEqual(0)
    expect(page.value('process_cpu_seconds_total')).toBeGreaterThan(0)
    expect(page.value('nodejs_heap_size_used_bytes')).toBeGreaterThan(1_000_000)
  })

  it('leaves out what nobody knows at the moment, with its description', async () => {
    known = { messagesReceived: 0, rendezvous_connected: 0 }

    const text = await metrics.write()

    expect(text).toContain('rendezvous_connected 0\n')
    expect(text).not.toContain('rendezvous_outbox_due')
  })

  it('has every counter from the start, so that its first step can be seen', async () => {
    expect(readPage(await metrics.write()).value('rendezvous_messages_missed_total')).toBe(0)

    metrics.count('rendezvous_messages_missed_total')
    metrics.count('rendezvous_messages_missed_total', 4)

    expect(readPage(await metrics.write()).value('rendezvous_messages_missed_total')).toBe(5)
  })

  it('puts commands into every bucket that is long enough for them', async () => {
    metrics.commandEnded('answered', 0.004)
    metrics.commandEnded('refused', 0.3)
    metrics.commandEnded('failed', 60)

    const page = readPage(await metrics.write())

    const buckets = ['0.005', '0.025', '0.1', '0.5', '2', '10', '+Inf']
    const upTo = buckets.map((end) => page.value(`rendezvous_command_seconds_bucket{le="${end}"}`))
    expect(upTo).toEqual([1, 1, 1, 2, 2, 2, 3])
    expect(page.value('rendezvous_command_seconds_count')).toBe(3)
    expect(page.value('rendezvous_command_seconds_sum')).toBeCloseTo(60.304)
    expect(page.value('rendezvous_commands_total{outcome="failed"}')).toBe(1)
    expect(page.value('rendezvous_commands_total{outcome="given_up"}')).toBe(0)
  })
})
