import { describe, expect, it } from 'vitest'
import { openKeptAnnouncementScene } from '../../support/kept-announcement-scene.ts'
import { databaseKinds } from '../../support/stores.ts'
import { useEach } from '../../support/use-each.ts'

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`a long announcement on ${kind.name}`, () => {
    const scene = useEach(() => openKeptAnnouncementScene(kind))

    const addTalk = async (title: string) => {
      const talk = await scene.store.talks.add(
        { title, presenter: { id: 'u9', username: 'akua' }, lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed' },
        scene.clock.now(),
      )
      const event = { at: scene.clock.now(), who: 'o1', step: 'place' } as const
      await scene.store.talks.change(talk.id, { state: 'scheduled', meetupId: scene.meetup.id }, event)
    }

    it('leaves out talks that do not fit, and counts them, in both languages', async () => {
      scene.told.maxMessageLength = 2_000
      for (let number = 0; number < 30; number += 1) await addTalk(`Talk ${number} ${'about many things '.repeat(3)}`)

      await scene.post()

      const { text = '' } = scene.told.posts[0] ?? {}
      const listed = text.match(/^- .*“Talk \d+ /gm)?.length ?? 0
      expect(text.length).toBeLessThanOrEqual(2_000)
      expect(listed).toBeGreaterThan(2)
      expect(text).toContain(`- and ${30 - listed} more: `)
      expect(text).toContain(`- et ${30 - listed} de plus\u00a0: `)
      expect(text).toContain('Code de conduite')
    })

    it('tells what and when where nothing else fits', async () => {
      scene.told.maxMessageLength = 800
      await scene.store.meetups.change(scene.meetup.id, { joinUrl: `https://a.ca/${'x'.repeat(900)}` }, scene.clock.now())

      await scene.post()

      expect(scene.told.posts[0]?.text).toMatch(/^### Helm\n\*\*When\*\*: .*\n\*\*Details\*\*: `!meetup show #\d+`\n\n### Helm/)
    })
  })
}
