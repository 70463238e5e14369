import { expect, it } from 'vitest'
import { privateRoom, seedWithRooms, testBotName } from '../../support/seed.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const { test, rooms } = useTestBot({ sandbox: { seed: seedWithRooms(privateRoom('salaries', [testBotName], 'akua')) } })

it('lets nobody find out by reminders that there is a private room which they have not joined', async () => {
  const ask = (username: string, text: string) => rooms.answerTo(username, text, test.sandbox.direct(username, testBotName))

  await ask('olga', 'lang en')
  const organizer = await ask('olga', 'remind #salaries in 5 h "Hello"')
  const nowhere = await ask('olga', 'remind #nowhere in 5 h "Hello"')
  const owner = await ask('akua', 'remind #salaries in 5 h "Raises"')
  const listed = await ask('olga', 'reminders')
  const taken = await ask('olga', 'cancel #1')

  expect(organizer.replace('salaries', 'nowhere')).toBe(nowhere)
  expect(owner).toContain('**Room**: `#salaries`')
  expect(listed).toContain('a private room')
  expect(taken).toContain('The reminder `#1` is cancelled')
  expect(`${listed}${taken}`).not.toMatch(/salaries|Raises/)
})
