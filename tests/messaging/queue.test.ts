import { expect, it } from 'vitest'
import { createQueue } from '../../src/messaging/queue.ts'

it('has room until as many are under way as may be at once, and again when one is done', async () => {
  const working: PromiseWithResolvers<void>[] = []
  const queue = createQueue<{ readonly id: string }>({
    atOnce: 2,
    work() {
      const one = Promise.withResolvers<void>()
      working.push(one)
      return one.promise
    },
    more: async () => ({ items: [], areMore: false }),
    stopped: () => false,
  })

  expect(queue.hasRoom()).toBe(true)
  queue.push([{ id: 'a' }])
  expect(queue.hasRoom()).toBe(true)
  queue.push([{ id: 'b' }])
  expect(queue.hasRoom()).toBe(false)

  for (const one of working) one.resolve()
  await queue.idle()
  expect(queue.hasRoom()).toBe(true)
})
