import { describe, expect, it } from 'vitest'
import { day, minute, openKeptAnnouncementScene, second } from '../../support/kept-announcement-scene.ts'
import { databaseKinds } from '../../support/stores.ts'
import { useEach } from '../../support/use-each.ts'

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`an announcement on ${kind.name} of a meetup that changes`, () => {
    const scene = useEach(() => openKeptAnnouncementScene(kind))

    it('becomes a short notice with the reason when the meetup is cancelled, and comes back when it is not', async () => {
      await scene.post()
      await scene.pass(minute)
      await scene.store.meetups.change(
        scene.meetup.id,
        { state: 'cancelled', cancelReason: 'ice storm @all' },
        scene.clock.now(),
      )
      await scene.pass(minute + 10 * second)
      await scene.store.meetups.change(scene.meetup.id, { state: 'planned' }, scene.clock.now())
      await scene.pass(minute + 10 * second)

      const [cancelled, again] = scene.told.edits
      expect(cancelled?.text).toContain('### Helm (cancelled)')
      expect(cancelled?.text).toContain('**Reason**: ice storm @\u2060all')
      expect(cancelled?.text).toContain('**Raison**\u00a0: ice storm')
      expect(cancelled?.text).not.toContain('Coming')
      expect(again?.text).toBe(scene.told.posts[0]?.text)
    })

    it('tells the new date and that it was moved, until it is moved back', async () => {
      await scene.post()
      await scene.pass(minute)
      await scene.store.meetups.change(scene.meetup.id, { startsAt: scene.meetup.startsAt + day }, scene.clock.now())
      await scene.pass(minute + 10 * second)
      await scene.store.meetups.change(scene.meetup.id, { startsAt: scene.meetup.startsAt }, scene.clock.now())
      await scene.pass(minute + 10 * second)

      const [moved, back] = scene.told.edits
      expect(moved?.text).toContain('**When**: Monday, November 30')
      expect(moved?.text).toContain('**Moved**: it was planned for Sunday, November 29')
      expect(moved?.text).toContain('**Déplacée**\u00a0: elle était prévue le dimanche 29 novembre')
      expect(back?.text).toBe(scene.told.posts[0]?.text)
    })

    it('says that it is over half an hour after the end, and rests then', async () => {
      await scene.post()
      scene.clock.advance(7 * day + 150 * minute)
      await scene.pass(3 * second)
      scene.clock.advance(day)
      await scene.answer('late')
      await scene.pass(5 * second)

      expect(scene.told.edits).toHaveLength(1)
      expect(scene.told.edits[0]?.text).toContain('### Helm (over)')
      expect(scene.told.edits[0]?.text).toContain('### Helm (terminée)')
      expect(await scene.store.announcements.due(scene.clock.now() + 365 * day, 10)).toEqual([])
    })

    it('is not posted any more when the meetup is cancelled before', async () => {
      await scene.announce()
      await scene.store.meetups.change(scene.meetup.id, { state: 'cancelled', cancelReason: 'storm' }, scene.clock.now())

      await scene.pass(minute)

      expect(scene.told.posts).toEqual([])
      expect(await scene.store.announcements.of(scene.meetup.id)).toEqual([])
    })
  })
}
