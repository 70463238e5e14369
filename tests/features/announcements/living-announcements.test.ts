import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Message, Sandbox } from '../../../sandbox/index.ts'
import { ChatUnavailable } from '../../../src/messaging/chat-errors.ts'
import { day, openAnnouncementScene } from '../../support/announcement-scene.ts'
import { openKeptAnnouncementScene } from '../../support/kept-announcement-scene.ts'
import { storyDatabases } from '../../support/stores.ts'
import { useShared } from '../../support/use-each.ts'

const minute = 60_000

describe.each(['6.14', '7.7'] as const)('a posted announcement on Rocket.Chat %s', (edition) => {
  const scene = useShared(() => openAnnouncementScene({ edition }))
  let count = 0

  beforeAll(async () => {
    await scene.test.bot.store.people.setPreferences(scene.test.idOf('olga'), { language: 'en' })
    await scene.test.ask('olga', '!meetup subscribe lang:en')
  })

  /** A meetup with an announcement that stands in #cloudnative. */
  async function announce(): Promise<{ readonly id: number; readonly title: string; readonly message: Message }> {
    count += 1
    const title = `Evening ${count}.`
    const { id } = await scene.plan({ title })
    scene.time.advance(minute)
    await scene.test.ask('olga', `!meetup announce #${id}`)
    await scene.test.ask('olga', '!meetup yes')
    return { id, title, message: await scene.announced('cloudnative', title) }
  }

  async function comes(id: number): Promise<void> {
    const { bot, idOf } = scene.test
    const given = { personId: idOf('akua'), username: 'akua', wish: 'room' } as const
    await bot.store.attendance.enter(id, given, { kind: 'typed' }, scene.time.now())
  }

  /** Passes time until the message shows who comes. */
  const follows = (message: Message) =>
    expect
      .poll(
        () => {
          scene.time.advance(minute)
          return message.msg
        },
        { interval: 250 },
      )
      .toContain('1 in the room')

  const lostTo = (id: number) => scene.rooms.told('olga').filter((text) => text.includes(`announcement of \`#${id}\``))

  it.each<readonly [string, (sandbox: Sandbox) => void, (sandbox: Sandbox) => void]>([
    [
      'editing is off for a while',
      (sandbox) => sandbox.setting('Message_AllowEditing', false),
      (sandbox) => sandbox.setting('Message_AllowEditing', true),
    ],
    [
      'edits have a time limit for a while',
      (sandbox) => sandbox.setting('Message_AllowEditing_BlockEditInMinutes', 0.000_1),
      (sandbox) => sandbox.setting('Message_AllowEditing_BlockEditInMinutes', 0),
    ],
    [
      'its room is read-only for a while',
      (sandbox) => sandbox.setRoom('cloudnative', { readOnly: true }),
      (sandbox) => sandbox.setRoom('cloudnative', { readOnly: false }),
    ],
    [
      'its room is archived for a while',
      (sandbox) => sandbox.setRoom('cloudnative', { archived: true }),
      (sandbox) => sandbox.setRoom('cloudnative', { archived: false }),
    ],
    [
      'the bot loses the right to edit for a while',
      (sandbox) =>
        sandbox.faults.rest({
          ...{ route: 'chat.update', kind: 'answer', status: 400, times: 1_000 },
          body: { success: false, error: 'unauthorized', errorType: 'unauthorized' },
        }),
      (sandbox) => sandbox.faults.clear(),
    ],
  ])('goes on when %s, and nobody hears that it is lost', async (_what, begin, end) => {
    const { sandbox } = scene.test
    const { id, message } = await announce()
    const updates = () => sandbox.counters.rest['chat.update'] ?? 0
    const before = updates()

    begin(sandbox)
    onTestFinished(() => end(sandbox))
    await comes(id)
    await expect
      .poll(() => {
        scene.time.advance(minute)
        return updates()
      })
      .toBeGreaterThan(before)
    end(sandbox)
    await follows(message)

    expect(lostTo(id)).toEqual([])
    expect((await scene.test.bot.store.announcements.of(id)).map(({ messageId }) => messageId)).toEqual([message._id])
  })

  it.each<readonly [string, (sandbox: Sandbox, ids: readonly string[]) => void]>([
    ['somebody has deleted it', (sandbox, [id = '']) => sandbox.deleteAs('olga', id)],
    [
      'it was purged with everything older',
      (sandbox) => {
        for (const { _id, u } of sandbox.messages('cloudnative')) if (u.username !== 'rocket.cat') sandbox.deleteAs('olga', _id)
      },
    ],
  ])('is lost when %s: organizers hear it once, and a new one can be posted', async (_what, remove) => {
    const { id, title, message } = await announce()
    remove(scene.test.sandbox, [message._id])
    await comes(id)

    const heard = () => {
      scene.time.advance(minute)
      return lostTo(id).length
    }
    await expect.poll(heard, { interval: 250 }).toBe(1)
    for (let look = 0; look < 5; look += 1) scene.time.advance(minute)
    await scene.test.ask('olga', `!meetup announce #${id}`)
    await scene.test.ask('olga', '!meetup yes')
    const again = await scene.test.sandbox.waitForMessage(
      ({ _id, msg, tmid }) => _id !== message._id && tmid === undefined && msg.includes(title) && msg.includes('1 in the room'),
    )

    expect(lostTo(id)).toHaveLength(1)
    expect(again._id).not.toBe(message._id)
  })
})

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`an announcement on ${kind.name} whose edits are refused`, () => {
    it('for days is told to organizers once with the true reason, and shows the newest state when they are accepted again', async () => {
      const scene = await openKeptAnnouncementScene(kind)
      onTestFinished(() => scene.close())
      await scene.store.roles.give({ personId: 'o1', username: 'olga', role: 'organizer', since: 1 })
      await scene.store.people.setPreferences('o1', { language: 'en' })
      await scene.post()
      await scene.pass(minute)
      const refusal = { code: 'error-action-not-allowed', about: 'workspace' } as const
      const refuse = () => new ChatUnavailable('chat.update: Message editing not allowed', { refusal })
      const passRefused = async (ms: number) => {
        for (let passed = 0; passed < ms; passed += 10 * minute) {
          scene.clock.advance(10 * minute)
          // The notice to the organizers is a post, and only edits are refused.
          scene.told.editTroubles.push(refuse())
          await scene.bot.sweep()
          await scene.bot.refresh()
        }
      }

      await scene.answer('u1')
      await passRefused(2.5 * day)
      await scene.answer('u2')
      scene.told.editTroubles.splice(0)
      for (let look = 0; look < 12; look += 1) {
        scene.clock.advance(10 * minute)
        await scene.bot.sweep()
        await scene.bot.refresh()
      }

      const direct = scene.told.posts.filter(({ roomId }) => roomId === 'direct with olga').map(({ text }) => text)
      expect(direct).toEqual([expect.stringContaining("### I can't update the announcement of `#1`")])
      expect(direct[0]).toContain('Message editing not allowed')
      expect(scene.told.edits.at(-1)?.text).toContain('2 in the room')
      expect(await scene.store.announcements.of(scene.meetup.id)).toHaveLength(1)
    })
  })
}
