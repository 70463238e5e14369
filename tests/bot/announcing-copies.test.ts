import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../sandbox/index.ts'
import type { Bot } from '../../src/app/bot.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { startReadyBot, startTestSandbox } from '../support/bot.ts'
import type { FakeClock } from '../support/fake-clock.ts'
import { createMovingClock } from '../support/moving-clock.ts'
import { testBotName } from '../support/seed.ts'
import { postgres } from '../support/stores.ts'
import { testClock } from '../support/test-clock.ts'
import { useEach } from '../support/use-each.ts'
import { useDatabase } from '../support/use-store.ts'

const dayMs = 86_400_000

describe.skipIf(!postgres.isHere)('two bots on one PostgreSQL', () => {
  const database = useDatabase(postgres)
  const sandbox = useEach(startTestSandbox)
  let bots: Bot[]
  let time: FakeClock
  let meetup: Meetup

  beforeEach(async () => {
    const moving = createMovingClock()
    time = moving.time
    const options = { databaseUrl: database.url, clock: moving.clock }
    bots = [await startReadyBot(sandbox, options), await startReadyBot(sandbox, options)]
    const planned = {
      title: 'Helm',
      startsAt: time.now() + dayMs,
      lengthMinutes: 120,
      zone: 'America/Toronto',
      scheduledBy: 'x',
    }
    meetup = (await bots[0]?.store.meetups.add(planned, time.now())) ?? expect.fail('There is no bot.')
  })
  afterEach(async () => {
    for (const bot of bots) await bot.stop()
  })

  const isOurs = ({ u, tmid, msg }: Message) => u.username === testBotName && tmid === undefined && msg.startsWith('### Helm')
  const standing = () => sandbox.messages('cloudnative').filter(isOurs)
  /** Lets time pass until an announcement says something. */
  const until = (words: string) =>
    expect
      .poll(
        () => {
          time.advance(5_000)
          return standing().some(({ msg }) => msg.includes(words))
        },
        { interval: 100 },
      )
      .toBe(true)

  it('announce a meetup once, and make one edit of what both see change', async () => {
    const room = sandbox.rooms.find(({ name }) => name === 'cloudnative')?._id ?? ''
    const order = { meetupId: meetup.id, startsAt: meetup.startsAt, rooms: [{ roomId: room, langs: ['en'] as const }] }
    await Promise.all(bots.map((bot) => bot.store.announcements.order(order, time.now())))
    await until('### Helm')

    const answer = { personId: 'p1', username: 'akua', wish: 'room' } as const
    await bots[0]?.store.attendance.enter(meetup.id, answer, { kind: 'typed' }, time.now())
    await until('1 in the room')
    await bots[1]?.store.meetups.change(meetup.id, { title: 'Helm 4' }, testClock.now())
    await until('### Helm 4')

    expect(standing()).toHaveLength(1)
    // One post and two edits, no matter how often each was tried.
    const announced = { meetupId: meetup.id, roomId: room, langs: [] }
    const look = () => bots[0]?.store.transaction((tx) => tx.announcements.lock(announced, time.now() + dayMs))
    // Undefined while a bot is at work on it.
    await expect.poll(async () => (await look())?.version).toBe(3)
  }, 40_000)
})
