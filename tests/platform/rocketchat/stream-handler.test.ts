import { expect, it } from 'vitest'
import { createCheckpoint } from '../../../src/platform/rocketchat/checkpoint.ts'
import { createHeartbeat } from '../../../src/platform/rocketchat/heartbeat.ts'
import { createServerTime } from '../../../src/platform/rocketchat/server-time.ts'
import { createStreamHandler } from '../../../src/platform/rocketchat/stream-handler.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createMemoryLog } from './support/memory-log.ts'

it('does not move the checkpoint to a message from the future: everything until then would count as heard', async () => {
  const clock = createFakeClock()
  const now = clock.now()
  const saved: number[] = []
  const store = { load: async () => now, save: async (at: number) => void saved.push(at) }
  const mark = createCheckpoint({ clock, log: createMemoryLog(), store })
  await mark.load(now)
  const serverTime = createServerTime()
  serverTime.note(now + 1_000)
  const handler = createStreamHandler({
    ...{ mark, serverTime, pulse: createHeartbeat() },
    filter: { accept: () => undefined, oldest: () => 0 },
    intake: { offer() {} },
    reactions: { offer() {} },
  })
  handler.open([])
  const hear = (sentAt: number) => handler.hear([{ ts: { $date: sentAt } }, {}])

  hear(now + 1_000)
  hear(now + 3_600_000)
  await mark.save()

  expect(saved).toEqual([now + 1_000])
})
