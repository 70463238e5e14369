import { expect, it } from 'vitest'
import { createInOrder } from '../../src/messaging/in-order.ts'

function setUp(waiting: string[]) {
  const events: string[] = []
  const working: PromiseWithResolvers<boolean>[] = []
  let isStopped = false
  const inOrder = createInOrder<string>({
    work(item) {
      events.push(`work ${item}`)
      const one = Promise.withResolvers<boolean>()
      working.push(one)
      return one.promise
    },
    async findNext(key) {
      events.push(`look for ${key}`)
      return waiting.shift()
    },
    onError: (error, item) => events.push(`${item}: ${String(error)}`),
    stopped: () => isStopped,
  })
  return {
    events,
    inOrder,
    finish: (areMore: boolean) => working.shift()?.resolve(areMore),
    fail: (error: string) => working.shift()?.reject(error),
    stop: () => {
      isStopped = true
    },
  }
}

it('looks for nothing when nothing is known to wait', async () => {
  const { events, inOrder, finish } = setUp(['b'])
  const run = inOrder.take('ada', 'a')
  finish(false)
  await run
  expect(events).toEqual(['work a'])
  expect(inOrder.noteMore('ada')).toBe(false)
})

it('looks again for what was noted during the work, and only for that key', async () => {
  const { events, inOrder, finish } = setUp(['b'])
  const run = inOrder.take('ada', 'a')
  expect(inOrder.noteMore('bob')).toBe(false)
  expect(inOrder.noteMore('ada')).toBe(true)
  finish(false)
  await expect.poll(() => events).toEqual(['work a', 'look for ada', 'work b'])
  finish(false)
  await run
  expect(events).toEqual(['work a', 'look for ada', 'work b'])
})

it('works on, one after the other, as long as more are said to wait', async () => {
  const { events, inOrder, finish } = setUp(['b'])
  const run = inOrder.take('ada', 'a')
  finish(true)
  await expect.poll(() => events).toContain('work b')
  finish(true)
  await run
  expect(events).toEqual(['work a', 'look for ada', 'work b', 'look for ada'])
})

it('takes nothing more when the bot stops', async () => {
  const { events, inOrder, finish, stop } = setUp(['b'])
  const run = inOrder.take('ada', 'a')
  inOrder.noteMore('ada')
  stop()
  finish(true)
  await run
  expect(events).toEqual(['work a'])
})

it('ends the run with the item that failed, so that the next one can begin', async () => {
  const { events, inOrder, fail } = setUp(['b'])
  const run = inOrder.take('ada', 'a')
  fail('no disk')
  await run
  expect(events).toEqual(['work a', 'a: no disk'])
  expect(inOrder.noteMore('ada')).toBe(false)
})
