import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../src/app/open-store.ts'
import { createReactionHandler } from '../../../src/features/attendance/reactions.ts'
import type { Store } from '../../../src/features/repositories.ts'
import type { ReactionsByEmoji } from '../../../src/messaging/chat.ts'
import type { OutgoingMessage } from '../../../src/messaging/outgoing.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { recordUnits } from '../../support/recorded-unit.ts'
import { testBotName } from '../../support/seed.ts'
import { createTestServices } from '../../support/services.ts'
import { databaseKinds } from '../../support/stores.ts'

const clock = createFakeClock()

/** One copy of the bot handles the reactions that the workspace had at a time. */
function read(
  store: Store,
  reactions: ReactionsByEmoji,
  changedAt: number,
  told: (messages: readonly OutgoingMessage[]) => Promise<void> | void,
): Promise<void> {
  const chat = {
    self: { id: 'bot', username: testBotName },
    settings: { maxMessageLength: 5_000 },
    findPerson: async (by: object) => {
      const username = 'username' in by ? String(by.username) : ''
      return { id: `id of ${username}`, username }
    },
  }
  const services = createTestServices({
    clock,
    chat,
  })
  const seen = { messageId: 'm1', roomId: 'r1', reactions, changedAt }
  const run = recordUnits(store, told, (tx) => ({ ...tx, ...services(tx) }))
  return createReactionHandler({ store, chat, run, maySee: async () => true }).handle(seen)
}

/** Resolves once a transaction in the database waits for another one. */
async function somebodyWaits(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await client.query(waiting)).rowCount === 0) {}
  await client.end()
}

for (const kind of databaseKinds.filter(({ name }) => name === 'PostgreSQL')) {
  describe.skipIf(!kind.isHere)(`two copies that read reactions at the same moment, on ${kind.name}`, () => {
    it('handle them one after the other: a removed reaction stays removed, and each state is notified once', async () => {
      const database = await kind.create()
      const [one, two] = await Promise.all([openStore({ url: database.url }), openStore({ url: database.url })])
      const planned = {
        startsAt: clock.now() + 3_600_000,
        lengthMinutes: 60,
        zone: 'America/Toronto',
        scheduledBy: 'x',
        capacity: 1,
      }
      const meetup = await one.meetups.add(planned, 0)
      // The seat is taken: akua gets a place on the waiting list, and hears so.
      const zoe = { personId: 'zoe', username: 'zoe', wish: 'room' } as const
      await one.attendance.enter(meetup.id, zoe, { kind: 'typed' }, 0)
      await one.meetupMessages.add('m1', meetup.id)
      const told: (readonly [copy: string, OutgoingMessage['to']])[] = []
      const note = (copy: string, placed: readonly OutgoingMessage[]) =>
        void told.push(...placed.map(({ to }) => [copy, to] as const))
      const entered = Promise.withResolvers<void>()
      const released = Promise.withResolvers<void>()

      const first = read(one, { ':+1:': ['akua'] }, 1, async (messages) => {
        note('one', messages)
        entered.resolve()
        await released.promise
      })
      await entered.promise
      const second = read(two, {}, 2, (messages) => note('two', messages))
      await somebodyWaits(database.url)
      released.resolve()
      await Promise.all([first, second])

      expect(await one.attendance.of(meetup.id)).toMatchObject([{ username: 'zoe' }])
      expect(await one.meetupMessages.find('m1')).toMatchObject({ marks: [expect.stringMatching(/^told:/)], seenAt: 2 })
      // The second copy uses the message id of the first. The outbox doesn't write it twice, and edits it.
      expect(told).toEqual([
        ['one', { personId: 'id of akua' }],
        ['two', { personId: 'id of akua' }],
        ['two', { personId: 'id of akua' }],
      ])
      await one.close()
      await two.close()
      await database.remove()
    })
  })
}
