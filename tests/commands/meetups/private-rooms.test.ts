import { expect, it } from 'vitest'
import { privateRoom, seedWithRooms, testBotName } from '../../support/bot.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const { test, rooms } = useTestBot({ sandbox: { seed: seedWithRooms(privateRoom('salaries', [testBotName], 'alice')) } })

it('lets nobody find out by reminders that there is a private room which they have not joined', async () => {
  const ask = (username: string, text: string) => rooms.answerTo(username, text, test.sandbox.direct(username, testBotName))

  await ask('olivia', 'lang en')
  const organizer = await ask('olivia', 'remind #salaries in 5 h "Hello"')
  const nowhere = await ask('olivia', 'remind #nowhere in 5 h "Hello"')
  const owner = await ask('alice', 'remind #salaries in 5 h "Raises"')
  const listed = await ask('olivia', 'reminders')
  const taken = await ask('olivia', 'cancel #1')

  expect(organizer.replace('salaries', 'nowhere')).toBe(nowhere)
  expect(owner).toContain('**Room**: `#salaries`')
  expect(listed).toContain('a private room')
  expect(taken).toContain('The reminder `#1` is cancelled')
  expect(`${listed}${taken}`).not.toMatch(/salaries|Raises/)
})
