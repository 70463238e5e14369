import { beforeEach, describe, expect, it } from 'vitest'
import { ChatRefused } from '../../../src/messaging/chat-errors.ts'
import { minute, openKeptAnnouncementScene, second } from '../../support/kept-announcement-scene.ts'
import { databaseKinds } from '../../support/stores.ts'
import { useEach } from '../../support/use-each.ts'

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`an announcement on ${kind.name} that is lost`, () => {
    const scene = useEach(() => openKeptAnnouncementScene(kind))

    beforeEach(async () => {
      await scene.store.roles.give({ personId: 'o1', username: 'olga', role: 'organizer', since: 1 })
      await scene.store.people.setPreferences('o1', { language: 'en' })
    })

    it('because the message is gone is told to the organizers once, and can be announced again', async () => {
      await scene.post()
      await scene.pass(minute)
      await scene.answer('u1')
      scene.told.troubles.push(new ChatRefused('error-message-not-found', 'No message found with the id of "x".'))
      await scene.pass(3 * minute)
      const before = await scene.store.announcements.of(scene.meetup.id)
      await scene.post()
      await scene.pass(minute)

      const direct = scene.told.posts.filter(({ roomId }) => roomId === 'direct with olga')
      const posted = scene.told.posts.filter(({ roomId }) => roomId === 'r1')
      expect(direct).toHaveLength(1)
      expect(direct[0]?.text).toContain('### I can no longer update the announcement')
      expect(direct[0]?.text).toContain('No message found')
      expect(scene.told.edits).toEqual([])
      expect(before).toEqual([])
      expect(posted).toHaveLength(2)
      expect(posted[1]?.text).toContain('1 in the room')
      expect(new Set(posted.map(({ id }) => id)).size).toBe(2)
    })

    it('because it could not be posted has called nobody', async () => {
      scene.told.troubles.push(new ChatRefused('error-action-not-allowed', 'Notify all in this room is not allowed'))
      await scene.post(['r1'], 'all')
      await scene.pass(5 * second)

      const again = await scene.announce(['r1'], 'here')

      expect(scene.told.posts[0]?.text).toContain('could not be posted')
      expect(scene.told.posts[0]?.text).toContain('Notify all in this room is not allowed')
      expect(again).toEqual({ fresh: ['r1'], standing: [] })
    })

    it('leaves the announcements of other rooms alone', async () => {
      await scene.post(['r1', 'r2'])
      await scene.pass(minute)
      await scene.answer('u1')
      scene.told.troubles.push(new ChatRefused('gone', 'gone'))
      await scene.pass(minute)
      await scene.answer('u2')
      await scene.pass(minute + 10 * second)

      expect(scene.told.edits.filter(({ text }) => text.includes('2 in the room'))).toHaveLength(1)
      expect(await scene.store.announcements.of(scene.meetup.id)).toHaveLength(1)
    })
  })
}
