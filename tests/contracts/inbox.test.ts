import { describe, expect, it } from 'vitest'
import { aClaim, aMessage, now } from '../support/store-entries.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`the inbox on ${kind.name}`, () => {
    const { store } = useStore(kind)

    it('takes a message once, however often it is heard', async () => {
      expect(await store.inbox.hear(aMessage(), aClaim())).toBe('claimed')
      expect(await store.inbox.hear(aMessage(), aClaim({ owner: 'two' }))).toBe('known')
      await store.inbox.finish('m1', 'one', 'answered', now)
      expect(await store.inbox.hear(aMessage(), aClaim())).toBe('known')
    })

    it('takes a message once when ten copies hear it at the same moment', async () => {
      const heard = await Promise.all(
        Array.from({ length: 10 }, (_, index) => store.inbox.hear(aMessage(), aClaim({ owner: `copy ${index}` }))),
      )

      expect(heard.filter((how) => how === 'claimed')).toHaveLength(1)
      expect(heard.filter((how) => how === 'known')).toHaveLength(9)
    })

    it('keeps one person waiting for their own earlier command, and nobody else', async () => {
      await store.inbox.hear(aMessage(), aClaim())

      expect(await store.inbox.hear(aMessage({ id: 'm2', sentAt: now + 1 }), aClaim())).toBe('queued')
      expect(await store.inbox.hear(aMessage({ id: 'm3', sender: { id: 'u2', username: 'bob' } }), aClaim())).toBe('claimed')
      expect(await store.inbox.claimNext(aClaim())).toBeUndefined()
      await store.inbox.finish('m1', 'one', 'answered', now)
      expect((await store.inbox.claimNext(aClaim(), 'u1'))?.message.id).toBe('m2')
    })

    it('answers messages of the same millisecond in the order in which they were heard', async () => {
      for (const id of ['z', 'y', 'x']) await store.inbox.hear(aMessage({ id }), aClaim())
      await store.inbox.finish('z', 'one', 'answered', now)

      expect((await store.inbox.claimNext(aClaim(), 'u1'))?.message.id).toBe('y')
    })

    it('gives the whole message back to whoever takes over when a claim has ended', async () => {
      const message = aMessage({ threadId: 't1', roomName: 'cloudnative' })
      await store.inbox.hear(message, aClaim())

      expect(await store.inbox.claimNext(aClaim({ owner: 'two', now: now + 7_999 }))).toBeUndefined()
      expect(await store.inbox.claimNext(aClaim({ owner: 'two', now: now + 8_000 }))).toEqual({
        ...{ message, tries: 2, takenFrom: 'one' },
      })
    })

    it('makes the claim of a copy that was too slow void', async () => {
      await store.inbox.hear(aMessage(), aClaim())
      await store.inbox.claimNext(aClaim({ owner: 'two', now: now + 9_000 }))

      expect(await store.inbox.finish('m1', 'one', 'answered', now)).toBe('void')
      expect(await store.inbox.finish('m1', 'two', 'answered', now)).toBe('done')
      expect(await store.inbox.finish('m1', 'two', 'answered', now)).toBe('void')
    })

    it('lets a copy renew its own claim, and no claim that it has lost', async () => {
      await store.inbox.hear(aMessage(), aClaim())
      await store.inbox.renew('m1', aClaim({ until: now + 20_000 }))

      expect(await store.inbox.claimNext(aClaim({ owner: 'two', now: now + 19_999 }))).toBeUndefined()
      expect(await store.inbox.claimNext(aClaim({ owner: 'two', now: now + 20_000 }))).toMatchObject({ takenFrom: 'one' })
      await store.inbox.renew('m1', aClaim({ until: now + 90_000 }))
      expect(await store.inbox.claimNext(aClaim({ owner: 'three', now: now + 60_000 }))).toMatchObject({ takenFrom: 'two' })
    })

    it('tells with the end of an answer whether its sender has asked more', async () => {
      await store.inbox.hear(aMessage(), aClaim())
      await store.inbox.hear(aMessage({ id: 'm2', sender: { id: 'u2', username: 'bob' } }), aClaim())
      await store.inbox.hear(aMessage({ id: 'm3' }), aClaim())

      expect(await store.inbox.finish('m1', 'one', 'answered', now)).toBe('more')
      expect(await store.inbox.finish('m2', 'one', 'answered', now)).toBe('done')
    })

    it('does not count what was given back as taken over', async () => {
      await store.inbox.hear(aMessage(), aClaim())
      await store.inbox.release('one')

      expect(await store.inbox.claimNext(aClaim({ owner: 'two' }))).not.toHaveProperty('takenFrom')
    })

    it('hands on at once what a copy gives back', async () => {
      await store.inbox.hear(aMessage(), aClaim())

      await store.inbox.release('one')

      expect((await store.inbox.claimNext(aClaim({ owner: 'two' })))?.message.id).toBe('m1')
    })

    it('lets no two copies claim the same message', async () => {
      for (let index = 0; index < 20; index += 1) {
        await store.inbox.hear(
          aMessage({ id: `m${index}`, sender: { id: `u${index}`, username: 'x' } }),
          aClaim({ until: now }),
        )
      }

      const claimed = await Promise.all(
        Array.from({ length: 40 }, (_, index) => store.inbox.claimNext(aClaim({ owner: `copy ${index}` }))),
      )
      const ids = claimed.flatMap((one) => (one === undefined ? [] : [one.message.id]))

      expect(new Set(ids).size).toBe(ids.length)
    })

    it('counts what a person has sent in a while', async () => {
      const messages = [70, 50, 10, 0, 0].map((ago, index) => aMessage({ id: `m${index}`, sentAt: now - ago * 1_000 }))
      for (const message of messages) await store.inbox.hear(message, aClaim())

      const counts = await Promise.all(messages.map((message) => store.inbox.countSince(message, now - 60_000)))

      expect(counts).toEqual([0, 1, 2, 3, 4])
    })

    it('tells what became of the earlier words of an edited message, oldest first', async () => {
      const words = [
        aMessage({ id: 'm_1', text: 'one' }),
        aMessage({ id: 'm_1~e1', text: 'two', sentAt: now + 1 }),
        aMessage({ id: 'm_1~e2', text: 'three', sentAt: now + 2 }),
      ]
      const others = [aMessage({ id: 'mx1~e1', text: 'of another message' }), aMessage({ id: 'm2', text: 'another' })]
      for (const message of [...words, ...others]) {
        await store.inbox.hear(message, aClaim())
        if (message.text !== 'three') {
          await store.inbox.claimNext(aClaim(), 'u1')
          await store.inbox.finish(message.id, 'one', `after ${message.text}`, now)
        }
      }

      expect(await store.inbox.historyOf(aMessage({ id: 'm_1~e2', sentAt: now + 2 }))).toEqual([
        { text: 'one', outcome: 'after one' },
        { text: 'two', outcome: 'after two' },
      ])
      expect(await store.inbox.historyOf(aMessage({ id: 'm_1~e2', sender: { id: 'u2', username: 'bob' } }))).toEqual([])
    })

    it('forgets answered messages only', async () => {
      await store.inbox.hear(aMessage(), aClaim())
      await store.inbox.hear(aMessage({ id: 'm2', sender: { id: 'u2', username: 'bob' } }), aClaim())
      await store.inbox.finish('m1', 'one', 'answered', now)

      await store.inbox.forgetBefore(now + 1)

      expect(await store.inbox.hear(aMessage(), aClaim())).toBe('claimed')
      expect(await store.inbox.hear(aMessage({ id: 'm2' }), aClaim())).toBe('known')
    })
  })
}
