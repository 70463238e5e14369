import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/app/open-store.ts'
import type { Store } from '../../../src/features/repositories.ts'
import { type AnnouncingCopy, createAnnouncingCopy } from '../../support/announcing.ts'
import { type KeptAnnouncementScene, minute, openKeptAnnouncementScene, second } from '../../support/kept-announcement-scene.ts'
import { databaseKinds } from '../../support/stores.ts'

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`an announcement on ${kind.name}, with several copies of the bot`, () => {
    let scene: KeptAnnouncementScene
    let others: AnnouncingCopy[]
    let stores: Store[]

    beforeEach(async () => {
      scene = await openKeptAnnouncementScene(kind)
      // Two copies can't share a SQLite file, so there they share one process and store.
      stores = kind.name === 'SQLite' ? [] : await Promise.all([1, 2, 3].map(() => openStore({ url: scene.databaseUrl })))
      const pools = kind.name === 'SQLite' ? [scene.store, scene.store, scene.store] : stores
      others = pools.map((one, index) => createAnnouncingCopy(`other ${index}`, one, scene.clock, scene.told))
    })
    afterEach(async () => {
      for (const one of stores) await one.close()
      await scene.close()
    })

    it('is posted once and edited once when all look at the same time', async () => {
      await scene.announce(['r1', 'r2', 'r3'])
      await Promise.all([scene.bot, ...others].map((one) => one.refresh()))
      await scene.pass(2 * minute)
      await scene.answer('u1')
      scene.clock.advance(10 * second)
      await Promise.all([scene.bot, ...others].map((one) => one.refresh()))
      await scene.pass(2 * minute)

      expect(scene.told.posts.map(({ roomId }) => roomId).toSorted()).toEqual(['r1', 'r2', 'r3'])
      expect(scene.told.edits.map(({ roomId }) => roomId).toSorted()).toEqual(['r1', 'r2', 'r3'])
    })

    it('is sent by another when the one that wrote it down dies before sending', async () => {
      await scene.announce()
      await scene.bot.refreshAndDie()
      await others[0]?.refresh()
      const before = scene.told.posts.length
      scene.clock.advance(9 * second)
      await others[0]?.sweep()
      await scene.answer('u1')
      scene.clock.advance(minute)
      await others[0]?.refresh()
      scene.clock.advance(minute)
      await others[1]?.refreshAndDie()
      scene.clock.advance(9 * second)
      await others[0]?.sweep()

      expect(before).toBe(0)
      expect(scene.told.posts).toHaveLength(1)
      expect(scene.told.edits).toHaveLength(1)
      expect(scene.told.edits[0]?.messageId).toBe(scene.told.posts[0]?.id)
    })
  })
}
