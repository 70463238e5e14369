import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/adapters/store/index.ts'
import type { IncomingMessage } from '../../src/ports/chat.ts'
import type { Claim, Outgoing } from '../../src/ports/delivery.ts'
import type { Store } from '../../src/ports/store.ts'
import { databaseKinds, type TestDatabase } from '../support/stores.ts'

const now = Date.UTC(2026, 10, 22, 18)
const hour = 3_600_000

function aClaim(claim: Partial<Claim> = {}): Claim {
  return { owner: 'one', now, until: now + 8_000, ...claim }
}

function aMessage(message: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    id: 'm1',
    roomId: 'r1',
    roomKind: 'channel',
    text: '/meetup next',
    sender: { id: 'u1', username: 'alice' },
    sentAt: now,
    ...message,
  }
}

function anOutgoing(row: Partial<Outgoing> = {}): Outgoing {
  return { id: 'o1', lane: 'person:u1', to: { roomId: 'r1' }, content: { kind: 'message', text: 'Hello' }, dueAt: now, ...row }
}

function aMeetup(meetup: object = {}) {
  return { startsAt: now + hour, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'u9', ...meetup }
}

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`the store on ${kind.name}`, () => {
    let database: TestDatabase
    let store: Store

    beforeEach(async () => {
      database = await kind.create()
      store = await openStore({ url: database.url })
    })
    afterEach(async () => {
      await store.close()
      await database.remove()
    })

    describe('meetups', () => {
      it('gives back what was scheduled, with a short id', async () => {
        const added = await store.meetups.add(
          aMeetup({ title: 'Cloud « natif »', place: 'Ottawa', joinUrl: 'https://x.test', capacity: 20 }),
          now,
        )

        expect(await store.meetups.next(now)).toEqual(added)
        expect(added).toMatchObject({ id: 1, title: 'Cloud « natif »', capacity: 20, state: 'planned' })
      })

      it('shows a meetup as the next one until half an hour after its planned end', async () => {
        const meetup = await store.meetups.add(aMeetup(), now)
        const end = meetup.startsAt + 2 * hour + 30 * 60_000

        expect(await store.meetups.next(end - 1)).toEqual(meetup)
        expect(await store.meetups.next(end)).toBeUndefined()
        expect(await store.meetups.past(end, 5)).toEqual([meetup])
      })

      it('lists coming ones soonest first and past ones latest first', async () => {
        for (const days of [3, 1, -5, 2, -9]) await store.meetups.add(aMeetup({ startsAt: now + days * 24 * hour }), now)

        const coming = await store.meetups.coming(now, 2)
        const past = await store.meetups.past(now, 5)

        expect(coming.map((one) => (one.startsAt - now) / (24 * hour))).toEqual([1, 2])
        expect(past.map((one) => (one.startsAt - now) / (24 * hour))).toEqual([-5, -9])
      })

      it('finds those that start in an interval that excludes its end', async () => {
        const meetup = await store.meetups.add(aMeetup(), now)

        expect(await store.meetups.between(meetup.startsAt, meetup.startsAt + 1)).toEqual([meetup])
        expect(await store.meetups.between(now, meetup.startsAt)).toEqual([])
      })
    })

    describe('people, rooms and roles', () => {
      it('knows nothing about a person who has told nothing', async () => {
        expect(await store.people.preferences('u1')).toEqual({})
        expect(await store.rooms.language('r1')).toBeUndefined()
      })

      it('changes one preference and keeps the others', async () => {
        await store.people.setPreferences('u1', { language: 'fr' })
        await store.people.setPreferences('u1', { zone: 'America/Vancouver', languageOfferedAt: now })
        await store.people.setPreferences('u1', {})

        expect(await store.people.preferences('u1')).toEqual({
          language: 'fr',
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
        await store.roles.give({ personId: 'u9', username: 'olivia', role: 'organizer', since: now })
        await store.roles.give({ personId: 'u9', username: 'olivia.chen', role: 'organizer', since: now + 5 })

        expect(await store.roles.all()).toEqual([{ personId: 'u9', username: 'olivia.chen', role: 'organizer', since: now }])
        expect(await store.roles.has('u9', 'organizer')).toBe(true)
        expect(await store.roles.has('u1', 'organizer')).toBe(false)
      })

      it('lets the first of several copies decide a setting', async () => {
        const chosen = await Promise.all([store.settings.setOnce('k', 'a'), store.settings.setOnce('k', 'b')])

        expect(new Set(chosen).size).toBe(1)
        expect(await store.settings.get('k')).toBe(chosen[0])
      })
    })

    describe('the inbox', () => {
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

      it('forgets answered messages only', async () => {
        await store.inbox.hear(aMessage(), aClaim())
        await store.inbox.hear(aMessage({ id: 'm2', sender: { id: 'u2', username: 'bob' } }), aClaim())
        await store.inbox.finish('m1', 'one', 'answered', now)

        await store.inbox.forgetBefore(now + 1)

        expect(await store.inbox.hear(aMessage(), aClaim())).toBe('claimed')
        expect(await store.inbox.hear(aMessage({ id: 'm2' }), aClaim())).toBe('known')
      })
    })

    describe('the outbox', () => {
      it('hands out the first of each lane, and the next one when it is sent', async () => {
        const rows = [anOutgoing(), anOutgoing({ id: 'o2' }), anOutgoing({ id: 'o3', lane: 'person:u2' })]

        const claimed = await store.outbox.add(rows, aClaim())

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

      it('claims nothing for whoever writes without a claim', async () => {
        expect(await store.outbox.add([anOutgoing()])).toEqual([])

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

        const again = await store.outbox.add([anOutgoing({ content: { kind: 'message', text: 'changed' } })], aClaim())

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
          to: { directTo: 'alice' },
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

      store = await openStore({ url: database.url })

      expect(await store.meetups.next(now)).toEqual(meetup)
    })
  })
}
