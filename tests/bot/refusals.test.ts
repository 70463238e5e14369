import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Sandbox } from '../../sandbox/index.ts'
import type { Outgoing } from '../../src/messaging/repository.ts'
import { createMovingClock } from '../support/moving-clock.ts'
import { aReminder } from '../support/reminders.ts'
import { testBotName } from '../support/seed.ts'
import { useTestBot } from '../support/use-test-bot.ts'

const minute = 60_000

/** What becomes of something that is refused: it's sent all the same, waits, or is given up under a name. */
type Fate = string

interface Situation {
  readonly what: string
  begin(sandbox: Sandbox): void
  end(sandbox: Sandbox): void
  /** A reply in a room, an edit, a reaction, a direct message, and a reminder for the room. */
  readonly fates: Readonly<Record<'post' | 'edit' | 'reaction' | 'direct' | 'reminder', Fate>>
  /** What the person who asked hears. */
  readonly asker?: string
}

const allSent = { post: 'sent', edit: 'sent', reaction: 'sent', direct: 'sent', reminder: 'sent' }
const noPosts = { ...allSent, post: 'waits', direct: 'waits', reminder: 'waits' }
const closed = (name: string) => ({ ...allSent, post: name, reminder: `paused: ${name}` })

const room = (state: Parameters<Sandbox['setRoom']>[1], lifted: Parameters<Sandbox['setRoom']>[1]) => ({
  begin: (sandbox: Sandbox) => sandbox.setRoom('cloudnative', state),
  end: (sandbox: Sandbox) => sandbox.setRoom('cloudnative', lifted),
})
const setting = (id: string, value: boolean | number, before: boolean | number) => ({
  begin: (sandbox: Sandbox) => sandbox.setting(id, value),
  end: (sandbox: Sandbox) => sandbox.setting(id, before),
})
const answers = (error: string) => ({
  begin: (sandbox: Sandbox) =>
    sandbox.faults.rest({
      ...{ route: 'chat.sendMessage', kind: 'answer', status: 400, times: 1_000 },
      body: { success: false, error, errorType: error },
    }),
  end: (sandbox: Sandbox) => sandbox.faults.clear(),
})

const situations: readonly Situation[] = [
  {
    what: 'a restricted workspace',
    begin: (sandbox) => sandbox.restrict(true),
    end: (sandbox) => sandbox.restrict(false),
    fates: noPosts,
  },
  { what: 'the limit on active people', ...answers('error-mac-limit-reached'), fates: noPosts },
  { what: 'a missing permission', ...answers('unauthorized'), fates: noPosts },
  { what: 'a reason that nobody knows', ...answers('error-moon'), fates: noPosts },
  {
    what: 'a read-only room',
    ...room({ readOnly: true }, { readOnly: false }),
    fates: { ...closed('read-only'), edit: 'waits', reaction: 'read-only' },
    asker: "I can't reply in `#cloudnative` because it's read-only for me.",
  },
  {
    what: 'an archived room',
    ...room({ archived: true }, { archived: false }),
    fates: closed('archived'),
    asker: "because it's archived.",
  },
  {
    what: 'an encrypted room',
    ...room({ encrypted: true }, { encrypted: false }),
    fates: closed('encrypted'),
    asker: "I can't reply in `#cloudnative` because it's encrypted.",
  },
  {
    what: 'being muted',
    ...room({ muted: [testBotName] }, { muted: [] }),
    fates: { ...closed('muted'), edit: 'waits' },
    asker: "because I've been muted there.",
  },
  {
    what: 'being taken out of a private room',
    begin(sandbox) {
      sandbox.setRoom('cloudnative', { private: true })
      sandbox.kick(testBotName, 'cloudnative')
    },
    end(sandbox) {
      sandbox.setRoom('cloudnative', { private: false })
      sandbox.join(testBotName, 'cloudnative')
    },
    fates: { ...closed('gone'), edit: 'gone', reaction: 'refused' },
    asker: "I can't reply in that room because I'm not in it any more.",
  },
  {
    what: 'a lowered limit',
    ...setting('Message_MaxAllowedSize', 60, 5_000),
    fates: { ...allSent, edit: 'error-message-size-exceeded' },
  },
  { what: 'editing that is off', ...setting('Message_AllowEditing', false, true), fates: { ...allSent, edit: 'waits' } },
  {
    what: 'the time limit on edits',
    ...setting('Message_AllowEditing_BlockEditInMinutes', 1, 0),
    fates: { ...allSent, edit: 'waits' },
  },
]

describe.each(['6.14', '7.7'] as const)('refusals of Rocket.Chat %s', (edition) => {
  const { clock, time } = createMovingClock()
  const { test, rooms } = useTestBot({ isShared: true, clock, sandbox: { edition, now: clock.now } })
  let roomId: string
  let round = 0

  beforeAll(async () => {
    roomId = test.sandbox.rooms.find(({ name }) => name === 'cloudnative')?._id ?? ''
    for (const name of ['akua', 'olga']) await test.bot.store.people.setPreferences(test.idOf(name), { language: 'en' })
  })

  /** Names of rooms are said with an invisible character, so that they notify nobody. */
  const told = (username: string) => rooms.told(username).map((text) => text.replaceAll('\u2060', ''))

  /** The same as a command, an announcement or a job would queue. */
  async function queue() {
    round += 1
    const { store, chat } = test.bot
    const words = `Round ${round}: `.padEnd(90, 'words and ')
    // What the bot looks at every minute.
    await chat.joinedRooms()
    const row = (id: string, rest: Pick<Outgoing, 'lane' | 'to' | 'content'>) => ({
      ...rest,
      id: `${id}${round}`,
      dueAt: time.now(),
    })
    const living = `living${round}`
    await store.outbox.add([
      row('post', { lane: `person:${test.idOf('akua')}`, to: { roomId }, content: { kind: 'message', text: words } }),
      row('edit', { lane: `edit:${living}`, to: { roomId }, content: { kind: 'edit', messageId: living, text: words } }),
      row('reaction', { lane: 'reactions', to: { roomId }, content: { kind: 'reaction', messageId: living, emoji: ':+1:' } }),
      row('direct', {
        ...{ lane: `person:${test.idOf('rhys')}`, to: { personId: test.idOf('rhys') } },
        content: { kind: 'message', text: words },
      }),
    ])
    const olga = { id: test.idOf('olga'), username: 'olga' }
    const to = { roomId, name: 'cloudnative', isPrivate: false }
    const { id } = await store.reminders.add(aReminder(time.now(), { kind: 'channel', to, madeBy: olga, words }), time.now())
    return { ids: { post: `post${round}`, edit: `edit${round}`, reaction: `reaction${round}`, direct: `direct${round}` }, id }
  }

  async function fateOf(id: string): Promise<Fate> {
    const outcome = await test.bot.store.outbox.outcome(id)
    if (outcome?.state === 'missed')
      return id.startsWith('reaction') && outcome.refused?.includes('not') === true ? 'refused' : (outcome.refused ?? '?')
    return outcome?.state === 'sent' ? 'sent' : 'waits'
  }

  async function fateOfReminder(id: number): Promise<Fate> {
    const { state, why, messageId } = (await test.bot.store.reminders.find(id)) ?? {}
    if (state === 'paused') return `paused: ${why}`
    return state === 'told' && messageId !== undefined ? fateOf(messageId) : 'waits'
  }

  it.each(situations)(
    '$what: what is kept, what is said to whom, what ends by itself',
    async ({ begin, end, fates, asker }) => {
      const { sandbox } = test
      const { userId, authToken } = sandbox.issueToken(testBotName)
      await fetch(`${sandbox.url}/api/v1/chat.sendMessage`, {
        method: 'POST',
        headers: { 'x-user-id': userId, 'x-auth-token': authToken, 'content-type': 'application/json' },
        body: JSON.stringify({ message: { _id: `living${round + 1}`, rid: roomId, msg: 'Coming: 1' } }),
      })
      time.advance(2 * minute)
      const heardBefore = { akua: told('akua').length, olga: told('olga').length }
      const callsBefore = { ...sandbox.counters.rest }
      const callsOf = (route: string) => (sandbox.counters.rest[route] ?? 0) - (callsBefore[route] ?? 0)
      begin(sandbox)
      onTestFinished(() => end(sandbox))
      const { ids, id } = await queue()
      const now = async () => ({
        ...{ post: await fateOf(ids.post), edit: await fateOf(ids.edit), reaction: await fateOf(ids.reaction) },
        ...{ direct: await fateOf(ids.direct), reminder: await fateOfReminder(id) },
      })

      await expect.poll(now).toEqual(fates)
      if (fates.post === 'waits') await expect.poll(() => callsOf('chat.sendMessage')).toBeGreaterThanOrEqual(2)
      if (fates.edit === 'waits') await expect.poll(() => callsOf('chat.update')).toBeGreaterThanOrEqual(1)
      const heard = () => ({
        akua: told('akua').slice(heardBefore.akua),
        olga: told('olga').slice(heardBefore.olga),
      })
      if (asker === undefined) expect(heard().akua).toEqual([])
      else await expect.poll(() => heard().akua).toEqual([expect.stringContaining(asker)])
      if (fates.reminder.startsWith('paused')) {
        await expect.poll(() => heard().olga.join()).toContain('Reminders are paused for `#cloudnative`')
      }

      end(sandbox)
      const after = Object.fromEntries(Object.entries(fates).map(([kind, fate]) => [kind, fate === 'waits' ? 'sent' : fate]))
      const later = () => {
        time.advance(minute)
        return now()
      }
      await expect.poll(later).toEqual(after)
      // The next situation begins with the usual limit, and with nothing left of what was cut into pieces.
      await test.bot.chat.refreshSettings()
      const left = async () => {
        time.advance(minute)
        return (await test.bot.store.stats.waiting(time.now())).messages
      }
      await expect.poll(left).toBe(0)
      expect(sandbox.messages('cloudnative').filter(({ _id }) => _id === ids.post)).toHaveLength(
        after['post'] === 'sent' ? 1 : 0,
      )
    },
  )

  it('somebody who asks in a read-only room hears why in their language, and status names the room', async () => {
    const { sandbox, bot } = test
    await bot.store.people.setPreferences(test.idOf('olga'), { language: 'fr' })
    sandbox.setRoom('cloudnative', { readOnly: true })
    onTestFinished(() => sandbox.setRoom('cloudnative', { readOnly: false }))
    const before = told('olga').length
    const heard = () => told('olga').slice(before)

    sandbox.say('olga', 'cloudnative', '!rencontre conduite')
    await expect.poll(heard).toHaveLength(1)
    // The answer itself is private, so only the pointer to it is refused.
    sandbox.say('olga', 'cloudnative', '!rencontre aide')
    await expect.poll(heard).toHaveLength(2)
    const status = await test.ask('olga', 'état', sandbox.direct('olga', testBotName))

    expect(heard()[0]).toBe(
      'Je ne peux pas répondre dans `#cloudnative`\u00a0: il est en lecture seule pour moi. Écrivez-moi plutôt ici.',
    )
    expect(heard()[1]).toMatch(/rencontre/)
    expect(heard()).toHaveLength(3)
    expect(status.msg.replaceAll('\u2060', '')).toContain(
      '**Je ne peux pas écrire dans `#cloudnative`**\u00a0: il est en lecture seule pour moi.',
    )
  })

  it('a restricted workspace is named by status and readiness until it takes messages again', async () => {
    const { sandbox, bot } = test
    sandbox.restrict(true)
    onTestFinished(() => sandbox.restrict(false))
    const to = { personId: test.idOf('akua') }
    const content = { kind: 'message', text: 'Kept.' } as const
    await bot.store.outbox.add([{ id: 'kept', lane: 'kept', to, content, dueAt: time.now() }])
    await expect.poll(() => bot.chat.postingRefusal?.code).toBe('restricted-workspace')
    const unready = await fetch(`http://127.0.0.1:${bot.healthPort}/readyz`)
    sandbox.restrict(false)
    const ready = async () => {
      time.advance(minute)
      return (await fetch(`http://127.0.0.1:${bot.healthPort}/readyz`)).status
    }

    expect([unready.status, await unready.text()]).toEqual([
      503,
      'not ready: the workspace accepts no messages: restricted-workspace\n',
    ])
    await expect.poll(ready).toBe(200)
    await sandbox.waitForMessage(({ u, msg }) => u.username === testBotName && msg === 'Kept.')
  })
})
