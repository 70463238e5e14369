import { describe } from 'vitest'
import { useEdition } from './support/bot.ts'

/** Runs the boundary's tests again, with a workspace that behaves like Rocket.Chat 7.7. */
useEdition('7.7')
describe('on Rocket.Chat 7.7', async () => {
  await import('./posting.test.ts')
  await import('./editing.test.ts')
  await import('./reactions.test.ts')
  await import('./directory.test.ts')
  await import('./catch-up.test.ts')
  await import('./receiving.test.ts')
  await import('./login.test.ts')
})
