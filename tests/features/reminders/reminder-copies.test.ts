import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bot } from '../../../src/app/bot.ts'
import { startReadyBot } from '../../support/bot.ts'
import { minute, openReminderScene, type ReminderScene } from '../../support/reminder-scene.ts'
import { aReminder } from '../../support/reminders.ts'
import { storyDatabases } from '../../support/stores.ts'
import { useDatabase } from '../../support/use-store.ts'

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`reminders of a bot on ${kind.name}`, () => {
    const database = useDatabase(kind)
    let scene: ReminderScene
    let others: Bot[]

    beforeEach(async () => {
      scene = await openReminderScene({ databaseUrl: database.url })
      others = []
    })
    afterEach(async () => {
      for (const bot of others) await bot.stop()
      await scene.test.sandbox.close()
    })

    const startAnother = async () => {
      others.push(await startReadyBot(scene.test.sandbox, { databaseUrl: database.url, clock: scene.clock }))
    }
    const said = () => scene.rooms.told('akua').map((msg) => msg.split('\n')[1])

    it.each(['refuse', 'lose-answer'] as const)(
      'come once when it ends between writing one down and hearing that it is said (%s)',
      async (fault) => {
        scene.test.sandbox.faults.rest({ route: 'chat.sendMessage', times: 1_000, kind: fault })
        const { id } = await scene.remindAkua(scene.time.now())
        await expect.poll(() => scene.stateOf(id)).toBe('told')
        await scene.test.bot.stop()
        scene.test.sandbox.faults.clear()

        await startAnother()
        await scene.test.sandbox.waitForMessage(() => said().includes('Book the room'))
        // A duplicate would come before this one in its lane.
        await others[0]?.store.reminders.add(
          aReminder(scene.time.now(), { to: scene.of('akua'), madeBy: scene.of('akua'), words: 'Afterwards' }),
          scene.time.now(),
        )
        await scene.test.sandbox.waitForMessage(() => said().includes('Afterwards'))

        expect(said()).toEqual(['Book the room', 'Afterwards'])
      },
    )

    it.skipIf(kind.name !== 'PostgreSQL')('come once each from two copies, over 20 due times', async () => {
      await startAnother()
      const words = Array.from({ length: 20 }, (_, index) => `Number ${index}.`)
      for (const [index, one] of words.entries()) await scene.remindAkua(scene.time.now() + (index % 5) * minute, one)

      for (let round = 0; round < 5; round += 1) {
        await scene.test.sandbox.waitForMessage(() => said().length >= (round + 1) * 4)
        scene.time.advance(minute)
      }

      expect(said().toSorted()).toEqual(words.toSorted())
      await scene.test.bot.stop()
    })
  })
}
