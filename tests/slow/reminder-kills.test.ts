import { describe, expect, it } from 'vitest'
import { killWhileDue } from '../support/reminder-kills.ts'
import { databaseKinds } from '../support/stores.ts'

for (const kind of databaseKinds) {
  const copies = kind.name === 'PostgreSQL' ? 2 : 1

  describe.skipIf(!kind.isHere)(
    `reminders on ${kind.name} while ${copies === 1 ? 'the bot is' : 'two copies are'} killed with -9`,
    () => {
      it('come once each, no matter at which step the process is killed', async () => {
        const database = await kind.create()

        const { posted, killed } = await killWhileDue({
          kills: 20,
          reminders: 30,
          rooms: 10,
          copies,
          databaseUrl: database.url,
        })

        expect(killed).toBeGreaterThanOrEqual(12)
        expect(posted).toEqual(Array.from({ length: 30 }, () => 1))
        await database.remove()
      }, 300_000)
    },
  )
}
