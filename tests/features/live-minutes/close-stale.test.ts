import { describe, expect, it } from 'vitest'
import { akua, headlines, hour, minute, openAftermathScene } from '../../support/follow-up-scene.ts'
import { databaseKinds } from '../../support/stores.ts'
import { useEach } from '../../support/use-each.ts'

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`minutes that are left open, with two copies on ${kind.name}`, () => {
    const scene = useEach(() => openAftermathScene(kind))

    const begin = async () => {
      await scene.store.liveMinutes.begin(
        scene.meetup.id,
        { room: { id: 'r1', name: 'cloudnative' }, starter: akua, lang: 'en' },
        scene.clock.now(),
      )
      await scene.store.liveMinutes.add(
        scene.meetup.id,
        { kind: 'note', text: 'Helm charts are shared' },
        akua.id,
        scene.clock.now(),
      )
    }

    it('are asked about at the planned end + 10 min, then in the room, and closed as a draft at + 60, each once', async () => {
      await begin()
      const seen: Record<string, unknown> = {}
      for (const at of [129, 130, 131, 149, 150, 179, 180, 200]) {
        scene.clock.advance(at * minute - (scene.clock.now() - scene.meetup.startsAt))
        await scene.run('tend')
        const now = { akua: headlines(await scene.told('akua')), room: headlines(await scene.saidInRoom()) }
        if (now.akua.length + now.room.length > 0) seen[at] = now
      }

      expect(seen).toEqual({
        130: { akua: ['### Le compte rendu est toujours ouvert\u00a0: December meetup'], room: [] },
        150: { akua: [], room: ['### The minutes are still open: December meetup'] },
        180: { akua: ['### J’ai fermé le compte rendu comme ébauche\u00a0: December meetup', '```'], room: [] },
      })
      expect((await scene.store.liveMinutes.find(scene.meetup.id))?.state).toBe('closed')
    })

    it('are closed at once after an absence, with a draft that the site does not show', async () => {
      await begin()
      scene.clock.advance(5 * hour)

      await scene.run('tend')

      const [, file] = await scene.told('akua')
      expect(file).toContain('draft = true')
      expect(file).toContain('* Helm charts are shared')
      expect(await scene.saidInRoom()).toEqual([])
      expect(await scene.store.publications.of(scene.meetup.id)).toBeUndefined()
    })

    it('have an hour again when they are opened again, and follow a meetup that is moved', async () => {
      await begin()
      await scene.store.meetups.change(scene.meetup.id, { startsAt: scene.meetup.startsAt + hour }, scene.clock.now())
      scene.clock.advance(2 * hour + 30 * minute)
      await scene.run('tend')
      const early = await scene.told('akua')
      scene.clock.advance(3 * hour)
      await scene.run('tend')
      await scene.told('akua')
      await begin()
      scene.clock.advance(59 * minute)
      await scene.run('tend')
      const again = headlines(await scene.saidInRoom())

      expect(early).toEqual([])
      expect((await scene.store.liveMinutes.find(scene.meetup.id))?.state).toBe('open')
      expect(again).toEqual(['### The minutes are still open: December meetup'])
      expect(await scene.store.liveMinutes.marks(scene.meetup.id)).toHaveLength(2)
    })
  })
}
