import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/app/open-store.ts'
import { aClaim, aMeetup, aMessage, anOutgoing, now } from '../support/store-entries.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`the store on ${kind.name}`, () => {
    const { database, store } = useStore(kind)

    describe('a transaction', () => {
      it('keeps all of its work or none', async () => {
        await store.inbox.hear(aMessage(), aClaim())
        const failing = store.transaction(async (tx) => {
          await tx.meetups.add(aMeetup(), now)
          await tx.outbox.add([anOutgoing()], aClaim())
          await tx.inbox.finish('m1', 'one', 'answered', now)
          throw new Error('pulled the plug')
        })

        await expect(failing).rejects.toThrow('pulled the plug')

        expect(await store.meetups.next(now)).toBeUndefined()
        expect(await store.outbox.claimDue(aClaim({ now: now + 9_000 }), 10)).toEqual([])
        expect(await store.inbox.finish('m1', 'one', 'answered', now)).toBe('done')
      })
    })

    it('keeps everything when it is opened again', async () => {
      const meetup = await store.meetups.add(aMeetup(), now)
      await store.close()

      const again = await openStore({ url: database.url })

      expect(await again.meetups.next(now)).toEqual(meetup)
      await again.close()
    })

    it('lets the first of several copies decide a setting', async () => {
      const chosen = await Promise.all([store.settings.setOnce('k', 'a'), store.settings.setOnce('k', 'b')])

      expect(new Set(chosen).size).toBe(1)
      expect(await store.settings.get('k')).toBe(chosen[0])
    })
  })
}
