import { expect, it } from 'vitest'
import { createCheckpoint } from '../../../src/platform/rocketchat/checkpoint.ts'
import { createHeartbeat } from '../../../src/platform/rocketchat/liveness.ts'
import { createServerTime } from '../../../src/platform/rocketchat/server-time.ts'
import { createStreamHandler } from '../../../src/platform/rocketchat/stream-handler.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createMemoryLog } from './support/memory-log.ts'

it('does not move the checkpoint to a message from the future, which would skip everything until then', async () => {
  const clock = createFakeClock()
  const now = clock.now()
  const saved: number[] = []
  const store = { load: async () => now, save: async (at: number) => void saved.push(at) }
  const checkpoint = createCheckpoint({ clock, log: createMemoryLog(), store })
  await checkpoint.load(now)
  const serverTime = createServerTime()
  serverTime.note(now + 1_000)
  const handler = createStreamHandler({
    ...{ checkpoint, serverTime, heartbeat: createHeartbeat() },
    filter: { accept: () => undefined, acceptMissed: () => [], oldest: () => 0 },
    incomingQueue: { add() {} },
    reactionQueue: { add() {} },
  })
  handler.finish()
  const hear = (sentAt: number) => handler.receive([{ ts: { $date: sentAt } }, {}])

  hear(now + 1_000)
  hear(now + 3_600_000)
  await checkpoint.save()

  expect(saved).toEqual([now + 1_000])
})
