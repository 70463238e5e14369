import { describe } from 'vitest'
import { useEdition } from './support/bot.ts'

const files = ['posting', 'editing', 'reactions', 'directory', 'catch-up', 'receiving', 'login']

/** Runs the boundary's tests again, with a workspace that behaves like Rocket.Chat 7.7. */
useEdition('7.7')
describe('on Rocket.Chat 7.7', async () => {
  // Another address, because the worker may have run the file before and would not do so again.
  for (const file of files) await import(/* @vite-ignore */ `./${file}.test.ts?edition=7.7&lang.ts`)
})
