import { describe, expect, it } from 'vitest'
import { now } from '../support/store-entries.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`people, rooms and roles on ${kind.name}`, () => {
    const { store } = useStore(kind)

    it('knows nothing about a person who has told nothing', async () => {
      expect(await store.people.preferences('u1')).toEqual({})
      expect(await store.rooms.language('r1')).toBeUndefined()
    })

    it('changes one preference and keeps the others', async () => {
      await store.people.setPreferences('u1', { language: 'fr' })
      await store.people.setPreferences('u1', { zone: 'America/Vancouver', languageOfferedAt: now })
      const personal = { muted: ['nags'], quiet: { weekends: true, holidays: false } } as const
      await store.people.setPreferences('u1', personal)
      await store.people.setPreferences('u1', {})

      expect(await store.people.preferences('u1')).toEqual({
        language: 'fr',
        ...personal,
        zone: 'America/Vancouver',
        languageOfferedAt: now,
      })
    })

    it('keeps the latest language of a room', async () => {
      await store.rooms.setLanguage('r1', 'fr')
      await store.rooms.setLanguage('r1', 'both')

      expect(await store.rooms.language('r1')).toBe('both')
    })

    it('gives a role once and follows a changed name', async () => {
      await store.roles.give({ personId: 'u9', username: 'olga', role: 'organizer', since: now })
      await store.roles.give({ personId: 'u9', username: 'olga.chen', role: 'organizer', since: now + 5 })

      expect(await store.roles.all()).toEqual([{ personId: 'u9', username: 'olga.chen', role: 'organizer', since: now }])
      expect(await store.roles.has('u9', 'organizer')).toBe(true)
      expect(await store.roles.has('u1', 'organizer')).toBe(false)
    })
  })
}
