import { describe, expect, it } from 'vitest'
import { aClaim, anOutgoing, now } from '../support/store-entries.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`the outbox on ${kind.name}`, () => {
    const { store } = useStore(kind)

    it('hands out the first of each lane, and the next one when it is sent', async () => {
      const rows = [anOutgoing(), anOutgoing({ id: 'o2' }), anOutgoing({ id: 'o3', lane: 'person:u2' })]

      const { claimed } = await store.outbox.add(rows, aClaim())

      expect(claimed.map((row) => row.id)).toEqual(['o1', 'o3'])
      expect(await store.outbox.claimDue(aClaim(), 10)).toEqual([])
      await store.outbox.sent('o1', 'one', now)
      expect(await store.outbox.claimDue(aClaim(), 10)).toEqual([{ ...rows[1], tries: 0 }])
    })

    it('tells with the end of a row whether something else of its lane waits', async () => {
      await store.outbox.add(
        ['o1', 'o2', 'o3'].map((id) => anOutgoing({ id })),
        aClaim(),
      )

      expect(await store.outbox.sent('o1', 'one', now)).toBe(true)
      await store.outbox.claimDue(aClaim(), 10)
      expect(await store.outbox.missed('o2', 'one', { message: 'no' }, now)).toBe(true)
      await store.outbox.claimDue(aClaim(), 10)
      expect(await store.outbox.sent('o3', 'one', now)).toBe(false)
    })

    it('says that a row waits for an earlier one of its lane, whose end may not have seen it', async () => {
      await store.outbox.add([anOutgoing()], aClaim())

      expect(await store.outbox.add([anOutgoing({ id: 'o2' })], aClaim())).toEqual({ claimed: [], blockedLanes: ['person:u1'] })
    })

    it.skipIf(kind.name !== 'PostgreSQL')(
      'does not see a row, at the end of the one before it, that is not committed yet',
      async () => {
        await store.outbox.add([anOutgoing()], aClaim())
        const added = Promise.withResolvers<void>()
        const ended = Promise.withResolvers<void>()
        const adding = store.transaction(async (tx) => {
          const result = await tx.outbox.add([anOutgoing({ id: 'o2' })], aClaim())
          added.resolve()
          await ended.promise
          return result
        })

        await added.promise
        const isNextSeen = await store.outbox.sent('o1', 'one', now)
        ended.resolve()

        expect([isNextSeen, await adding]).toEqual([false, { claimed: [], blockedLanes: ['person:u1'] }])
      },
    )

    it('claims nothing for whoever writes without a claim', async () => {
      expect(await store.outbox.add([anOutgoing()])).toEqual({ claimed: [], blockedLanes: [] })

      expect(await store.outbox.claimDue(aClaim(), 10)).toEqual([{ ...anOutgoing(), tries: 0 }])
    })

    it('remembers from whom a row was taken, and when it was due at first', async () => {
      await store.outbox.add([anOutgoing()], aClaim())
      await store.outbox.retry('o1', 'one', now + 1_000)
      await store.outbox.claimDue(aClaim({ now: now + 1_000, until: now + 2_000 }), 10)

      const taken = await store.outbox.claimDue(aClaim({ owner: 'two', now: now + 2_000 }), 10)

      expect(taken).toEqual([{ ...anOutgoing(), tries: 1, takenFrom: 'one' }])
    })

    it('keeps a row that was written before', async () => {
      await store.outbox.add([anOutgoing()], aClaim())

      const { claimed: again } = await store.outbox.add(
        [anOutgoing({ content: { kind: 'message', text: 'changed' } })],
        aClaim(),
      )

      expect(again).toEqual([])
      await store.outbox.release('one')
      expect(await store.outbox.claimDue(aClaim(), 10)).toEqual([{ ...anOutgoing(), tries: 0 }])
    })

    it('waits for the time of a later attempt, unless it is told to hurry', async () => {
      await store.outbox.add([anOutgoing()], aClaim())
      await store.outbox.retry('o1', 'one', now + 60_000)

      expect(await store.outbox.claimDue(aClaim(), 10)).toEqual([])
      await store.outbox.hurry(now)
      expect(await store.outbox.claimDue(aClaim(), 10)).toMatchObject([{ id: 'o1', tries: 1 }])
    })

    it('lets a given-up row hold nothing back', async () => {
      await store.outbox.add([anOutgoing(), anOutgoing({ id: 'o2' })], aClaim())

      await store.outbox.missed('o1', 'one', { message: 'error-not-allowed' }, now)

      expect(await store.outbox.claimDue(aClaim(), 10)).toMatchObject([{ id: 'o2' }])
    })

    it('ignores a copy whose claim is void', async () => {
      await store.outbox.add([anOutgoing()], aClaim())
      await store.outbox.claimDue(aClaim({ owner: 'two', now: now + 9_000, until: now + 18_000 }), 10)

      await store.outbox.missed('o1', 'one', { message: 'woke up late' }, now)
      await store.outbox.retry('o1', 'one', now)

      await store.outbox.release('two')
      expect(await store.outbox.claimDue(aClaim({ now: now + 9_000 }), 10)).toMatchObject([{ id: 'o1', tries: 0 }])
    })

    it('keeps destinations and buttons as they were', async () => {
      const direct = anOutgoing({
        id: 'd1',
        lane: 'l1',
        to: { personId: 'akua' },
        content: { kind: 'message', text: 'Bonjour', buttons: [{ label: 'Liste', command: '!rencontre liste' }] },
      })
      const thread = anOutgoing({
        id: 'd2',
        lane: 'l2',
        to: { roomId: 'r1', threadId: 't1' },
        content: { kind: 'reaction', messageId: 'm', emoji: ':ok:' },
      })
      await store.outbox.add([direct, thread], aClaim({ until: now }))

      const claimed = await store.outbox.claimDue(aClaim(), 10)

      expect(claimed).toEqual([
        { ...direct, tries: 0, takenFrom: 'one' },
        { ...thread, tries: 0, takenFrom: 'one' },
      ])
    })

    const aMirrored = () => anOutgoing({ lane: 'mirror:dev', to: { mirror: 'dev' }, about: { meetupId: 1 } })

    it('tells whoever takes over a row that an attempt was begun, until it has certainly failed', async () => {
      await store.outbox.add([aMirrored()], aClaim())
      const until = now + 30_000

      expect(await store.outbox.begin('o1', aClaim({ until }))).toBe(true)
      expect(await store.outbox.begin('o1', aClaim({ owner: 'two', until }))).toBe(false)
      expect(await store.outbox.claimDue(aClaim({ owner: 'two', now: until - 1 }), 10)).toEqual([])
      expect(await store.outbox.claimDue(aClaim({ owner: 'two', now: until, until: until + 1_000 }), 10)).toEqual([
        { ...aMirrored(), tries: 0, takenFrom: 'one', begunAt: now },
      ])

      await store.outbox.retry('o1', 'two', until)
      const [again] = await store.outbox.claimDue(aClaim({ now: until, until: until + 1_000 }), 10)
      expect(again).not.toHaveProperty('begunAt')
    })

    it('lets mirrors wait as long as they asked to when the workspace is back', async () => {
      await store.outbox.add([aMirrored()], aClaim())
      await store.outbox.retry('o1', 'one', now + 60_000)

      await store.outbox.hurry(now)

      expect(await store.outbox.claimDue(aClaim(), 10)).toEqual([])
    })

    it('lets no two copies send the same row', async () => {
      await store.outbox.add(
        Array.from({ length: 30 }, (_, index) => anOutgoing({ id: `o${index}`, lane: `lane ${index}` })),
        aClaim({ until: now }),
      )

      const claims = await Promise.all(
        Array.from({ length: 10 }, (_, index) => store.outbox.claimDue(aClaim({ owner: `copy ${index}` }), 7)),
      )
      const ids = claims.flat().map((row) => row.id)

      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBe(30)
    })
  })
}
