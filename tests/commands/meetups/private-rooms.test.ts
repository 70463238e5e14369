import { expect, it } from 'vitest'
import { startTestBot, testBotName, testSeed } from '../../support/bot.ts'
import { createPrivateRooms } from '../../support/private-rooms.ts'

it('lets nobody find out by reminders that there is a private room which they have not joined', async () => {
  const secret = { name: 'salaries', type: 'p', owner: 'alice', members: [testBotName] } as const
  const test = await startTestBot({ sandbox: { seed: { ...testSeed, rooms: [...testSeed.rooms, secret] } } })
  const rooms = createPrivateRooms(test)
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
  await test.close()
})
