import { describe, expect, it } from 'vitest'
import { ChatUnavailable } from '../../../src/messaging/chat-errors.ts'
import { day, minute, openKeptAnnouncementScene, second } from '../../support/kept-announcement-scene.ts'
import { storyDatabases } from '../../support/stores.ts'
import { useEach } from '../../support/use-each.ts'

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`an announcement on ${kind.name}`, () => {
    const scene = useEach(() => openKeptAnnouncementScene(kind))

    it('is posted once in each room, in its languages, with buttons, and takes reactions', async () => {
      await scene.announce(['r1', 'r2'])
      await scene.announce(['r1', 'r2'])
      await scene.pass(3 * second)

      expect(scene.told.posts.map(({ roomId }) => roomId)).toEqual(['r1', 'r2'])
      expect(scene.told.posts[0]?.text).toMatch(
        /^### Helm\n\*\*When\*\*: Sunday, November 29, 2026[\s\S]*\n\n### Helm\n\*\*Quand\*\*\u00a0: /,
      )
      expect(scene.told.posts[0]?.buttons?.map(({ command }) => command)).toEqual([
        `!meetup 👍 #${scene.meetup.id}`,
        `!meetup 💻 #${scene.meetup.id}`,
        `!meetup 👎 #${scene.meetup.id}`,
      ])
      expect(await scene.store.meetupMessages.find(scene.told.posts[0]?.id ?? '')).toMatchObject({ meetupId: scene.meetup.id })
      expect(scene.told.edits).toEqual([])
    })

    it('is not edited while nothing changes but the time', async () => {
      await scene.post()

      for (let days = 0; days < 6; days += 1) {
        scene.clock.advance(day)
        await scene.bot.refresh()
        await scene.bot.refresh()
      }

      expect(scene.told.edits).toEqual([])
    })

    it('is edited once a minute at most, whatever happens, and ends up with the last state', async () => {
      await scene.post()
      for (let people = 0; people < 50; people += 1) {
        await scene.answer(`u${people}`)
        await scene.pass(2 * second)
      }
      await scene.pass(2 * minute)

      expect(scene.told.edits).toHaveLength(2)
      expect(scene.told.edits.at(-1)).toMatchObject({ roomId: 'r1', messageId: scene.told.posts[0]?.id })
      expect(scene.told.edits.at(-1)?.text).toContain('**Coming**: 50 in the room')
      expect(scene.told.edits.at(-1)?.text).toContain('**Présences**\u00a0: 50 sur place')
    })

    it('counts the minute from when the workspace took the last edit', async () => {
      await scene.post()
      await scene.pass(2 * minute)
      await scene.answer('u1')
      scene.told.troubles.push(new ChatUnavailable('away', { retryAfterMs: 5 * minute }))
      await scene.pass(10 * second)
      scene.clock.advance(5 * minute)
      await scene.bot.sweep()
      await scene.answer('u2')
      await scene.pass(59 * second)
      const early = scene.told.edits.length

      await scene.pass(2 * second)

      expect(early).toBe(1)
      expect(scene.told.edits.at(-1)?.text).toContain('2 in the room')
    })

    it('holds up nothing else that is said in the room while it cannot be edited', async () => {
      await scene.post()
      await scene.pass(2 * minute)
      await scene.answer('u1')
      scene.told.troubles.push(new ChatUnavailable('away', { retryAfterMs: 10 * minute }))
      await scene.pass(10 * second)
      const other = await scene.store.meetups.add(
        { title: 'Argo', startsAt: scene.clock.now() + day, lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'u1' },
        scene.clock.now(),
      )
      const rooms = [{ roomId: 'r1', langs: ['en'] as const }]
      await scene.store.announcements.order({ meetupId: other.id, startsAt: other.startsAt, rooms }, scene.clock.now())

      await scene.pass(5 * second)

      expect(scene.told.edits).toEqual([])
      expect(scene.told.posts.map(({ text }) => text.slice(0, 8))).toEqual(['### Helm', '### Argo'])
    })

    it('calls a group in its first text only', async () => {
      await scene.post(['r1'], 'all')
      await scene.pass(minute)
      await scene.answer('u1')
      await scene.pass(minute + 10 * second)

      expect(scene.told.posts[0]?.text).toMatch(/^@all\n### Helm/)
      expect(scene.told.edits).toHaveLength(1)
      expect(scene.told.edits[0]?.text).toMatch(/^### Helm/)
    })
  })
}
