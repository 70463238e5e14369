import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/adapters/store/index.ts'
import type { Meetup } from '../../src/domain/meetup.ts'
import { ChatRefused, ChatUnavailable } from '../../src/ports/chat.ts'
import type { Store } from '../../src/ports/store.ts'
import { type AnnouncingCopy, createAnnouncingCopy, createToldWorkspace, type ToldWorkspace } from '../support/announcing.ts'
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts'
import { databaseKinds, type TestDatabase } from '../support/stores.ts'

const second = 1_000
const minute = 60 * second
const day = 24 * 60 * minute

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`an announcement on ${kind.name}`, () => {
    let database: TestDatabase
    let store: Store
    let clock: FakeClock
    let told: ToldWorkspace
    let bot: AnnouncingCopy
    let meetup: Meetup

    beforeEach(async () => {
      database = await kind.create()
      store = await openStore({ url: database.url })
      clock = createFakeClock()
      told = createToldWorkspace()
      bot = createAnnouncingCopy('one', store, clock, told)
      meetup = await store.meetups.add(
        { title: 'Helm', startsAt: clock.now() + 7 * day, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'u1' },
        clock.now(),
      )
    })
    afterEach(async () => {
      await store.close()
      await database.remove()
    })

    const announce = (roomIds: readonly string[] = ['r1'], mention?: 'all' | 'here') =>
      store.announcements.order(
        {
          ...{ meetupId: meetup.id, startsAt: meetup.startsAt },
          rooms: roomIds.map((roomId) => ({ roomId, langs: ['en', 'fr'] as const })),
          ...(mention !== undefined && { mention }),
        },
        clock.now(),
      )
    /** Lets time pass as it does: with a look each second. */
    const pass = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += second) {
        clock.advance(second)
        await bot.refresh()
      }
    }
    const answer = (personId: string) =>
      store.attendance.enter(meetup.id, { personId, username: personId, wish: 'room' }, { kind: 'typed' }, clock.now())
    const post = async (...given: Parameters<typeof announce>) => {
      await announce(...given)
      await bot.refresh()
    }

    it('is posted once in each room, in its languages, with buttons, and takes reactions', async () => {
      await announce(['r1', 'r2'])
      await announce(['r1', 'r2'])
      await pass(3 * second)

      expect(told.posts.map(({ roomId }) => roomId)).toEqual(['r1', 'r2'])
      expect(told.posts[0]?.text).toMatch(
        /^### Helm\n\*\*When\*\*: Sunday, November 29, 2026[\s\S]*\n\n### Helm\n\*\*Quand\*\*\u00a0: /,
      )
      expect(told.posts[0]?.buttons?.map(({ command }) => command)).toEqual([
        `!meetup going #${meetup.id}`,
        `!meetup remote #${meetup.id}`,
        `!meetup not going #${meetup.id}`,
      ])
      expect(await store.shownMeetups.find(told.posts[0]?.id ?? '')).toMatchObject({ meetupId: meetup.id })
      expect(told.edits).toEqual([])
    })

    it('is not edited while nothing changes but the time', async () => {
      await post()

      for (let days = 0; days < 6; days += 1) {
        clock.advance(day)
        await bot.refresh()
        await bot.refresh()
      }

      expect(told.edits).toEqual([])
    })

    it('is edited once a minute at most, whatever happens, and ends up with the last state', async () => {
      await post()
      for (let people = 0; people < 50; people += 1) {
        await answer(`u${people}`)
        await pass(2 * second)
      }
      await pass(2 * minute)

      expect(told.edits).toHaveLength(2)
      expect(told.edits.at(-1)).toMatchObject({ roomId: 'r1', messageId: told.posts[0]?.id })
      expect(told.edits.at(-1)?.text).toContain('**Coming**: 50 in the room')
      expect(told.edits.at(-1)?.text).toContain('**Présences**\u00a0: 50 sur place')
    })

    it('counts the minute from when the workspace took the last edit', async () => {
      await post()
      await pass(2 * minute)
      await answer('u1')
      told.troubles.push(new ChatUnavailable('away', { retryAfterMs: 5 * minute }))
      await pass(10 * second)
      clock.advance(5 * minute)
      await bot.sweep()
      await answer('u2')
      await pass(59 * second)
      const early = told.edits.length

      await pass(2 * second)

      expect(early).toBe(1)
      expect(told.edits.at(-1)?.text).toContain('2 in the room')
    })

    it('holds up nothing else that is said in the room while it cannot be edited', async () => {
      await post()
      await pass(2 * minute)
      await answer('u1')
      told.troubles.push(new ChatUnavailable('away', { retryAfterMs: 10 * minute }))
      await pass(10 * second)
      const other = await store.meetups.add(
        { title: 'Argo', startsAt: clock.now() + day, lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'u1' },
        clock.now(),
      )
      const rooms = [{ roomId: 'r1', langs: ['en'] as const }]
      await store.announcements.order({ meetupId: other.id, startsAt: other.startsAt, rooms }, clock.now())

      await pass(5 * second)

      expect(told.edits).toEqual([])
      expect(told.posts.map(({ text }) => text.slice(0, 8))).toEqual(['### Helm', '### Argo'])
    })

    it('becomes a short notice with the reason when the meetup is cancelled, and comes back when it is not', async () => {
      await post()
      await pass(minute)
      await store.meetups.change(meetup.id, { state: 'cancelled', cancelReason: 'ice storm @all' })
      await pass(minute + 10 * second)
      await store.meetups.change(meetup.id, { state: 'planned' })
      await pass(minute + 10 * second)

      const [cancelled, again] = told.edits
      expect(cancelled?.text).toContain('### Helm (cancelled)')
      expect(cancelled?.text).toContain('**Reason**: ice storm @\u2060all')
      expect(cancelled?.text).toContain('**Raison**\u00a0: ice storm')
      expect(cancelled?.text).not.toContain('Coming')
      expect(again?.text).toBe(told.posts[0]?.text)
    })

    it('tells the new date and that it was moved, until it is moved back', async () => {
      await post()
      await pass(minute)
      await store.meetups.change(meetup.id, { startsAt: meetup.startsAt + day })
      await pass(minute + 10 * second)
      await store.meetups.change(meetup.id, { startsAt: meetup.startsAt })
      await pass(minute + 10 * second)

      const [moved, back] = told.edits
      expect(moved?.text).toContain('**When**: Monday, November 30')
      expect(moved?.text).toContain('**Moved**: it was planned for Sunday, November 29')
      expect(moved?.text).toContain('**Déplacée**\u00a0: elle était prévue le dimanche 29 novembre')
      expect(back?.text).toBe(told.posts[0]?.text)
    })

    it('says that it is over half an hour after the end, and rests then', async () => {
      await post()
      clock.advance(7 * day + 150 * minute)
      await pass(3 * second)
      clock.advance(day)
      await answer('late')
      await pass(5 * second)

      expect(told.edits).toHaveLength(1)
      expect(told.edits[0]?.text).toContain('### Helm (over)')
      expect(told.edits[0]?.text).toContain('### Helm (terminée)')
      expect(await store.announcements.due(clock.now() + 365 * day, 10)).toEqual([])
    })

    it('calls a group in its first text only', async () => {
      await post(['r1'], 'all')
      await pass(minute)
      await answer('u1')
      await pass(minute + 10 * second)

      expect(told.posts[0]?.text).toMatch(/^@all\n### Helm/)
      expect(told.edits).toHaveLength(1)
      expect(told.edits[0]?.text).toMatch(/^### Helm/)
    })

    it('is not posted any more when the meetup is cancelled before', async () => {
      await announce()
      await store.meetups.change(meetup.id, { state: 'cancelled', cancelReason: 'storm' })

      await pass(minute)

      expect(told.posts).toEqual([])
      expect(await store.announcements.of(meetup.id)).toEqual([])
    })

    it('leaves out talks that do not fit, and counts them, in both languages', async () => {
      told.maxMessageLength = 2_000
      for (let number = 0; number < 30; number += 1) await addTalk(`Talk ${number} ${'about many things '.repeat(3)}`)

      await post()

      const { text = '' } = told.posts[0] ?? {}
      const listed = text.match(/^- .*“Talk \d+ /gm)?.length ?? 0
      expect(text.length).toBeLessThanOrEqual(2_000)
      expect(listed).toBeGreaterThan(2)
      expect(text).toContain(`- and ${30 - listed} more: `)
      expect(text).toContain(`- et ${30 - listed} de plus\u00a0: `)
      expect(text).toContain('Code de conduite')
    })

    it('tells what and when where nothing else fits', async () => {
      told.maxMessageLength = 800
      await store.meetups.change(meetup.id, { joinUrl: `https://a.ca/${'x'.repeat(900)}` })

      await post()

      expect(told.posts[0]?.text).toMatch(/^### Helm\n\*\*When\*\*: .*\n\*\*Details\*\*: `!meetup show #\d+`\n\n### Helm/)
    })

    describe('that is lost', () => {
      beforeEach(async () => {
        await store.roles.give({ personId: 'o1', username: 'olivia', role: 'organizer', since: 1 })
        await store.people.setPreferences('o1', { language: 'en' })
      })

      it('because the message is gone is told to the organizers once, and can be announced again', async () => {
        await post()
        await pass(minute)
        await answer('u1')
        told.troubles.push(new ChatRefused('gone', 'No message found with the id of "x".'))
        await pass(3 * minute)
        const before = await store.announcements.of(meetup.id)
        await post()
        await pass(minute)

        const direct = told.posts.filter(({ roomId }) => roomId === 'direct with olivia')
        const posted = told.posts.filter(({ roomId }) => roomId === 'r1')
        expect(direct).toHaveLength(1)
        expect(direct[0]?.text).toContain('is not kept up to date any more')
        expect(direct[0]?.text).toContain('No message found')
        expect(told.edits).toEqual([])
        expect(before).toEqual([])
        expect(posted).toHaveLength(2)
        expect(posted[1]?.text).toContain('1 in the room')
        expect(new Set(posted.map(({ id }) => id)).size).toBe(2)
      })

      it('because it could not be posted has called nobody', async () => {
        told.troubles.push(new ChatRefused('error-action-not-allowed', 'Notify all in this room is not allowed'))
        await post(['r1'], 'all')
        await pass(5 * second)

        const again = await announce(['r1'], 'here')

        expect(told.posts[0]?.text).toContain('could not be posted')
        expect(told.posts[0]?.text).toContain('Notify all in this room is not allowed')
        expect(again).toEqual({ fresh: ['r1'], standing: [] })
      })

      it('leaves the announcements of other rooms alone', async () => {
        await post(['r1', 'r2'])
        await pass(minute)
        await answer('u1')
        told.troubles.push(new ChatRefused('gone', 'gone'))
        await pass(minute)
        await answer('u2')
        await pass(minute + 10 * second)

        expect(told.edits.filter(({ text }) => text.includes('2 in the room'))).toHaveLength(1)
        expect(await store.announcements.of(meetup.id)).toHaveLength(1)
      })
    })

    describe('with several copies of the bot', () => {
      let others: AnnouncingCopy[]
      let stores: Store[]

      beforeEach(async () => {
        // Two copies on one SQLite file cannot be: there, both share the one process and store.
        stores = kind.name === 'SQLite' ? [] : await Promise.all([1, 2, 3].map(() => openStore({ url: database.url })))
        const pools = kind.name === 'SQLite' ? [store, store, store] : stores
        others = pools.map((one, index) => createAnnouncingCopy(`other ${index}`, one, clock, told))
      })
      afterEach(async () => {
        for (const one of stores) await one.close()
      })

      it('is posted once and edited once when all look at the same time', async () => {
        await announce(['r1', 'r2', 'r3'])
        await Promise.all([bot, ...others].map((one) => one.refresh()))
        await pass(2 * minute)
        await answer('u1')
        clock.advance(10 * second)
        await Promise.all([bot, ...others].map((one) => one.refresh()))
        await pass(2 * minute)

        expect(told.posts.map(({ roomId }) => roomId).toSorted()).toEqual(['r1', 'r2', 'r3'])
        expect(told.edits.map(({ roomId }) => roomId).toSorted()).toEqual(['r1', 'r2', 'r3'])
      })

      it('is sent by another when the one that wrote it down dies before sending', async () => {
        await announce()
        await bot.refreshAndDie()
        await others[0]?.refresh()
        const before = told.posts.length
        clock.advance(9 * second)
        await others[0]?.sweep()
        await answer('u1')
        clock.advance(minute)
        await others[0]?.refresh()
        clock.advance(minute)
        await others[1]?.refreshAndDie()
        clock.advance(9 * second)
        await others[0]?.sweep()

        expect(before).toBe(0)
        expect(told.posts).toHaveLength(1)
        expect(told.edits).toHaveLength(1)
        expect(told.edits[0]?.messageId).toBe(told.posts[0]?.id)
      })
    })

    async function addTalk(title: string): Promise<void> {
      const talk = await store.talks.add(
        { title, presenter: { id: 'u9', username: 'alice' }, lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed' },
        clock.now(),
      )
      const event = { at: clock.now(), who: 'o1', step: 'place' } as const
      await store.talks.change(talk.id, { state: 'scheduled', meetupId: meetup.id }, event)
    }
  })
}
