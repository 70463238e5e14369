import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const now = Date.UTC(2026, 10, 22, 18)

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`topics on ${kind.name}`, () => {
    const { store } = useStore(kind)

    const suggest = (title: string, suggestedBy = 'u1') => store.topics.add({ title, suggestedBy }, now)
    const ranking = async () => (await store.topics.ranked()).map(({ title, votes }) => `${title} ${votes}`)

    it('ranks by votes, then by age', async () => {
      const [, second, third] = [await suggest('One'), await suggest('Two'), await suggest('Three')]
      await store.topics.vote(third.id, 'u2', 'give', now)
      await store.topics.vote(second.id, 'u1', 'take back', now)

      expect(await ranking()).toEqual(['Three 2', 'One 1', 'Two 0'])
      expect(await store.topics.find(third.id)).toEqual({ id: third.id, title: 'Three', votes: 2 })
      expect(await store.topics.find(99)).toBeUndefined()
    })

    it('counts one vote a person, however often and from wherever it is given', async () => {
      const { id } = await suggest('Secrets')

      await Promise.all(Array.from({ length: 10 }, () => store.topics.vote(id, 'u2', 'give', now)))

      expect((await store.topics.find(id))?.votes).toBe(2)
      expect(await store.topics.hasVote(id, 'u2')).toBe(true)
      expect(await store.topics.hasVote(id, 'u3')).toBe(false)
    })

    it('loses none of the votes that many give at once', async () => {
      const { id } = await suggest('Secrets')

      await Promise.all(
        Array.from({ length: 30 }, (_, index) => store.transaction((tx) => tx.topics.vote(id, `person ${index}`, 'give', now))),
      )

      expect((await store.topics.find(id))?.votes).toBe(31)
    })

    it('takes back a topic for whoever suggested it, unless others want it', async () => {
      const [own, wanted] = [await suggest('Own'), await suggest('Wanted')]
      await store.topics.vote(wanted.id, 'u2', 'give', now)

      expect(await store.topics.remove(own.id, 'u2')).toBe(false)
      expect(await store.topics.remove(own.id, 'u1')).toBe(true)
      expect(await store.topics.remove(wanted.id, 'u1')).toBe(false)
      expect(await ranking()).toEqual(['Wanted 2'])
    })

    it('forgets a person: their votes go, their topics stay without a name', async () => {
      const { id } = await suggest('Secrets')
      await store.topics.vote(id, 'u2', 'give', now)

      await store.topics.forget('u1', now)

      expect(await ranking()).toEqual(['Secrets 1'])
      expect(await store.topics.remove(id, 'u1')).toBe(false)
    })
  })
}
