import { describe, expect, it } from 'vitest'
import { readGauges } from '../../src/app/gauges.ts'
import type { Waiting } from '../../src/features/status/repository.ts'
import { createFakeClock } from '../support/fake-clock.ts'

describe('what is asked of other parts at a scrape', () => {
  const clock = createFakeClock()
  let isWritable = true
  const chat = {
    state: { name: 'ready' },
    heartbeat: { lastFrameAt: undefined, messagesReceived: 0 },
    postingRefusal: undefined,
  } as const
  const minutes = { counts: () => undefined }
  const gaugesWith = (waiting: () => Promise<Waiting>) =>
    readGauges({
      chat,
      clock,
      minutes,
      zoneData: '2026c',
      canWrite: async () => isWritable,
      store: { stats: { waiting, troubles: () => Promise.reject(new Error('not asked')) } },
    })

  it('tells how long the oldest message has been due', async () => {
    const waiting = { commands: 1, messages: 2, reminders: 3, confirmations: 4, oldestDueAt: clock.now() - 1_500 }

    expect(await gaugesWith(async () => waiting)).toMatchObject({
      rendezvous_inbox_waiting: 1,
      rendezvous_outbox_due: 2,
      rendezvous_outbox_lag_seconds: 1.5,
      rendezvous_reminders_due: 3,
      rendezvous_confirmations_waiting: 4,
    })
  })

  it('leaves out what a database that fails would have told', async () => {
    const gauges = await gaugesWith(() => Promise.reject(new Error('The database is away.')))

    expect(gauges.rendezvous_connected).toBe(1)
    expect(gauges).not.toHaveProperty('rendezvous_outbox_due')
    expect(gauges.rendezvous_last_event_timestamp_seconds).toBeUndefined()
  })

  it('does not wait longer than a second for one that hangs', async () => {
    const asked = gaugesWith(() => new Promise(() => {}))
    clock.advance(1_000)

    expect(await asked).not.toHaveProperty('rendezvous_outbox_lag_seconds')
  })

  it('tells a copy that cannot write its database, and so is not ready', async () => {
    const waiting = async () => ({ commands: 0, messages: 0, reminders: 0, confirmations: 0 })
    const before = await gaugesWith(waiting)
    isWritable = false
    const after = await gaugesWith(waiting)

    expect(before).toMatchObject({ rendezvous_ready: 1, rendezvous_connected: 1, rendezvous_database_writable: 1 })
    expect(after).toMatchObject({ rendezvous_ready: 0, rendezvous_connected: 1, rendezvous_database_writable: 0 })
  })
})
