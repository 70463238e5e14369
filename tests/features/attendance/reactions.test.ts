import { beforeEach, describe, expect, it } from 'vitest'
import { createReactionHandler } from '../../../src/features/attendance/reactions.ts'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import type { ReactionsByEmoji } from '../../../src/messaging/chat.ts'
import type { OutgoingMessage } from '../../../src/messaging/outgoing.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { recordUnits } from '../../support/recorded-unit.ts'
import { testBotName } from '../../support/seed.ts'
import { createTestServices } from '../../support/services.ts'
import { databaseKinds } from '../../support/stores.ts'
import { useStore } from '../../support/use-store.ts'

const hour = 3_600_000

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`reactions read on ${kind.name}`, () => {
    const { store } = useStore(kind)
    let clock: FakeClock
    let meetup: Meetup
    let told: OutgoingMessage[]

    beforeEach(async () => {
      clock = createFakeClock()
      told = []
      const startsAt = clock.now() + hour
      meetup = await store.meetups.add({ startsAt, lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'x' }, 0)
      await store.meetupMessages.add('m1', meetup.id)
    })

    /** One copy of the bot handles the reactions that the workspace had at a time. */
    async function read(reactions: ReactionsByEmoji, changedAt: number): Promise<void> {
      const chat = {
        self: { id: 'bot', username: testBotName },
        settings: { maxMessageLength: 5_000 },
        findPerson: async (by: object) => {
          const username = 'username' in by ? String(by.username) : ''
          return username === 'ghost' ? undefined : { id: `id of ${username}`, username }
        },
      }
      const services = createTestServices({
        clock,
        chat,
      })
      const seen = { messageId: 'm1', roomId: 'r1', reactions, changedAt }
      const run = recordUnits(
        store,
        (messages) => void told.push(...messages),
        (tx) => ({ ...tx, ...services(tx) }),
      )
      await createReactionHandler({ store, chat, run, maySee: async () => true }).handle(seen)
    }

    /** The last seat goes to zoe, so that everybody else gets a place on the waiting list, and hears so. */
    async function fill(): Promise<void> {
      await store.attendance.resize(meetup.id, 1)
      await store.attendance.enter(meetup.id, { personId: 'zoe', username: 'zoe', wish: 'room' }, { kind: 'typed' }, 0)
    }

    const modes = async () =>
      Object.fromEntries((await store.attendance.of(meetup.id)).map(({ username, mode }) => [username, mode]))

    it('are entered once when several copies of the bot read them at the same moment', async () => {
      await fill()
      const copies = Array.from({ length: 4 }, () => read({ ':+1:': ['akua', 'rhys'] }, 1))

      await Promise.all(copies)

      expect(await modes()).toEqual({ zoe: 'room', akua: 'waiting', rhys: 'waiting' })
      expect(told.map(({ to }) => to)).toEqual([{ personId: 'id of akua' }, { personId: 'id of rhys' }])
    })

    it('need no words: the reaction shows them', async () => {
      await read({ ':+1:': ['akua'], ':computer:': ['rhys'] }, 1)
      await read({ ':computer:': ['rhys', 'akua'] }, 2)

      expect(await modes()).toEqual({ akua: 'remote', rhys: 'remote' })
      expect(told).toEqual([])
    })

    it('leave a later answer alone when the states of one millisecond are read again', async () => {
      await read({ ':+1:': ['akua'] }, 1)
      await store.attendance.enter(
        meetup.id,
        { personId: 'id of akua', username: 'akua', wish: 'remote' },
        { kind: 'typed' },
        2,
      )

      await read({}, 1)
      await read({ ':+1:': ['akua'] }, 1)

      expect(await modes()).toEqual({ akua: 'remote' })
    })

    it('do not count when a copy that was too slow brings an older state', async () => {
      await fill()
      await read({ ':+1:': ['akua'] }, 1)
      await read({}, 3)

      await read({ ':+1:': ['akua'] }, 2)

      expect(await modes()).toEqual({ zoe: 'room' })
      expect(told).toHaveLength(2)
    })

    it('have the same meaning in every colour and under every name of the picture', async () => {
      await read({ ':thumbsup_tone3:': ['akua'], ':thumbsdown:': ['rhys'], ':heart:': ['felix'] }, 1)

      expect(await modes()).toEqual({ akua: 'room', rhys: 'no' })
    })

    it('of the bot itself, and of accounts that are gone, are nobody’s answer', async () => {
      await read({ ':+1:': [testBotName, 'ghost', 'akua'] }, 1)

      expect(await modes()).toEqual({ akua: 'room' })
    })

    it('are refused in words once the meetup is over, and taken back without any', async () => {
      await read({ ':+1:': ['akua'] }, 1)
      clock.advance(3 * hour)
      told = []

      await read({ ':+1:': ['akua', 'rhys'] }, 2)
      await read({ ':+1:': ['rhys'] }, 3)

      expect(told.map(({ to }) => to)).toEqual([{ personId: 'id of rhys' }])
      expect(JSON.stringify(told)).toContain('That meetup is over')
      expect(await modes()).toEqual({ akua: 'room' })
    })

    it('leave no name in what is stored about them', async () => {
      await fill()
      await read({ ':+1:': ['akua'] }, 1)

      const shown = await store.meetupMessages.find('m1')

      expect(shown?.marks).toEqual([expect.any(String), expect.stringMatching(/^told:/)])
      expect(JSON.stringify(shown)).not.toContain('akua')
    })
  })
}
