import type { Meetup } from '../../src/features/meetups/model.ts'
import { startTestBot, type TestBot } from './bot.ts'
import type { FakeClock } from './fake-clock.ts'
import { createMovingClock } from './moving-clock.ts'
import { createPrivateRooms, type PrivateRooms } from './private-rooms.ts'
import { testBotName } from './seed.ts'

const day = 86_400_000

/** A bot with people who offer talks, and an organizer, olga, who decides on them. */
export interface TalkScene {
  readonly test: TestBot
  readonly rooms: PrivateRooms
  readonly time: FakeClock
  /** A meetup this many days from now. */
  plan(days: number): Promise<Meetup>
  /** Sends something to the bot directly, and returns its reply. */
  privately(username: string, text: string): Promise<string>
  /** Offers a talk as somebody who isn't an organizer, and waits until the organizer has been notified. */
  offer(username: string, text: string): Promise<{ readonly answer: string; readonly id: number }>
  /** The organizer decides. Returns her reply and what the presenter is told. */
  decide(text: string, presenter?: string, room?: string): Promise<{ readonly answer: string; readonly news: string }>
  close(): Promise<void>
}

export async function openTalkScene(): Promise<TalkScene> {
  const { clock, time } = createMovingClock()
  const test = await startTestBot({ clock })
  const rooms = createPrivateRooms(test)
  const direct = (username: string) => test.sandbox.direct(username, testBotName)
  const privately = (username: string, text: string) => rooms.answerTo(username, text, direct(username))
  return {
    test,
    rooms,
    time,
    privately,
    close: test.close,
    plan: (days) =>
      test.bot.store.meetups.add(
        {
          title: 'Gathering',
          startsAt: time.now() + days * day,
          lengthMinutes: 120,
          zone: 'America/Toronto',
          scheduledBy: 'x',
        },
        time.now(),
      ),
    async offer(username, text) {
      const before = rooms.told('olga').length
      const answer = await privately(username, text)
      await test.sandbox.waitForMessage(() => rooms.told('olga').length > before)
      return { answer, id: Number(/#(\d+)/.exec(answer)?.[1]) }
    },
    async decide(text, presenter = 'akua', room = direct('olga')) {
      const before = { olga: rooms.told('olga').length, presenter: rooms.told(presenter).length }
      test.sandbox.say('olga', room, text)
      await test.sandbox.waitForMessage(
        () => rooms.told('olga').length > before.olga && rooms.told(presenter).length > before.presenter,
      )
      return { answer: rooms.told('olga')[before.olga] ?? '', news: rooms.told(presenter)[before.presenter] ?? '' }
    },
  }
}
