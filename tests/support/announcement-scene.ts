import { expect } from 'vitest'
import type { Message, SandboxOptions } from '../../sandbox/index.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { startTestBot, type TestBot } from './bot.ts'
import type { FakeClock } from './fake-clock.ts'
import { createMovingClock } from './moving-clock.ts'
import { createPrivateRooms, type PrivateRooms } from './private-rooms.ts'
import { privateRoom, seedWithRooms, testBotName } from './seed.ts'

export const day = 86_400_000

/** A bot in two channels and in the private #steering, each with akua and with olga, who organizes meetups. */
export interface AnnouncementScene {
  readonly test: TestBot
  readonly rooms: PrivateRooms
  readonly time: FakeClock
  /** A meetup in a week. */
  plan(change?: Partial<Meetup>): Promise<Meetup>
  /** Subscribes #cloudnative in both languages and #general in French. */
  subscribeBoth(): Promise<void>
  standingIn(room: string): readonly Message[]
  /** The announcement in a room, as soon as it contains the text. */
  announced(room: string, words: string): Promise<Message>
  /** The announcement in a room once it was edited to contain the text; time passes in between. */
  editedTo(room: string, words: string): Promise<Message>
  close(): Promise<void>
}

const seed = seedWithRooms(privateRoom('steering', ['akua', testBotName]))

export async function openAnnouncementScene(sandbox: Pick<SandboxOptions, 'edition'> = {}): Promise<AnnouncementScene> {
  const { clock, time } = createMovingClock()
  const test = await startTestBot({ clock, sandbox: { seed, ...sandbox } })
  const standingIn = (room: string) => test.sandbox.messages(room).filter(isAnnouncement)
  const announced = (room: string, words: string) => {
    const { _id: rid } = test.sandbox.rooms.find(({ name }) => name === room) ?? {}
    return test.sandbox.waitForMessage(
      (message) => message.rid === rid && isAnnouncement(message) && message.msg.includes(words),
    )
  }
  return {
    ...{ test, time, standingIn, announced },
    rooms: createPrivateRooms(test),
    close: test.close,
    plan: (change = {}) =>
      test.bot.store.meetups.add(
        {
          ...{ title: 'Helm', startsAt: time.now() + 7 * day, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' },
          ...change,
        },
        time.now(),
      ),
    async subscribeBoth() {
      await test.ask('olga', '!meetup subscribe')
      time.advance(1)
      await test.ask('olga', '!meetup subscribe lang:fr', 'general')
    },
    async editedTo(room, words) {
      const says = () => {
        time.advance(10_000)
        return standingIn(room).some(({ msg }) => msg.includes(words))
      }
      await expect.poll(says, { interval: 250 }).toBe(true)
      return announced(room, words)
    },
  }
}

const isAnnouncement = ({ u, tmid, msg }: Message) =>
  u.username === testBotName && tmid === undefined && /(?:^|\n)### /.test(msg)
