import { expect, it } from 'vitest'
import { createTurns } from '../../src/messaging/turns.ts'

function setUp(waiting: string[]) {
  const events: string[] = []
  const working: PromiseWithResolvers<boolean>[] = []
  let isStopped = false
  const turns = createTurns<string>({
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
    turns,
    finish: (areMore: boolean) => working.shift()?.resolve(areMore),
    fail: (error: string) => working.shift()?.reject(error),
    stop: () => {
      isStopped = true
    },
  }
}

it('looks for nothing when nothing is known to wait', async () => {
  const { events, turns, finish } = setUp(['b'])
  const turn = turns.take('ada', 'a')
  finish(false)
  await turn
  expect(events).toEqual(['work a'])
  expect(turns.noteMore('ada')).toBe(false)
})

it('looks again for what was noted during the work, and only for that key', async () => {
  const { events, turns, finish } = setUp(['b'])
  const turn = turns.take('ada', 'a')
  expect(turns.noteMore('bob')).toBe(false)
  expect(turns.noteMore('ada')).toBe(true)
  finish(false)
  await expect.poll(() => events).toEqual(['work a', 'look for ada', 'work b'])
  finish(false)
  await turn
  expect(events).toEqual(['work a', 'look for ada', 'work b'])
})

it('works on, one after the other, as long as more are said to wait', async () => {
  const { events, turns, finish } = setUp(['b'])
  const turn = turns.take('ada', 'a')
  finish(true)
  await expect.poll(() => events).toContain('work b')
  finish(true)
  await turn
  expect(events).toEqual(['work a', 'look for ada', 'work b', 'look for ada'])
})

it('takes nothing more when the bot stops', async () => {
  const { events, turns, finish, stop } = setUp(['b'])
  const turn = turns.take('ada', 'a')
  turns.noteMore('ada')
  stop()
  finish(true)
  await turn
  expect(events).toEqual(['work a'])
})

it('ends the turn with the item that failed, so that the next one can begin', async () => {
  const { events, turns, fail } = setUp(['b'])
  const turn = turns.take('ada', 'a')
  fail('no disk')
  await turn
  expect(events).toEqual(['work a', 'a: no disk'])
  expect(turns.noteMore('ada')).toBe(false)
})
