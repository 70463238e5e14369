import { createFolderPublisher } from '../../src/features/minutes/sources/index.ts'
import { createFakeClock } from './fake-clock.ts'

/** For a bot without a source of minutes: returns patches. */
export const noPublisher = createFolderPublisher({
  folder: undefined,
  author: { name: 'Rendezvous', email: 'rendezvous@example.invalid' },
  clock: createFakeClock(),
})
