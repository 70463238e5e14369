import { beforeAll, describe, expect, it } from 'vitest'
import type { Sandbox } from '../../sandbox/index.ts'
import { diagnose } from '../../src/doctor/diagnose.ts'
import { createMovingClock } from '../support/moving-clock.ts'
import { testBotName } from '../support/seed.ts'
import { useTestBot } from '../support/use-test-bot.ts'

const minute = 60_000

interface Trouble {
  readonly what: string
  begin(sandbox: Sandbox): void
  end(sandbox: Sandbox): void
  /** The doctor's finding about it. */
  readonly check: string
  /** What both say. */
  readonly both: RegExp
}

const room = (
  what: string,
  state: Parameters<Sandbox['setRoom']>[1],
  lifted: Parameters<Sandbox['setRoom']>[1],
  both: RegExp,
): Trouble => ({
  ...{ what, both, check: 'workspace.room' },
  begin: (sandbox) => sandbox.setRoom('cloudnative', state),
  end: (sandbox) => sandbox.setRoom('cloudnative', lifted),
})

const troubles: readonly Trouble[] = [
  room('a read-only channel', { readOnly: true }, { readOnly: false }, /(?=.*#cloudnative).*read-only/),
  room('an archived channel', { archived: true }, { archived: false }, /(?=.*#cloudnative).*archived/),
  room('an encrypted channel', { encrypted: true }, { encrypted: false }, /(?=.*#cloudnative).*encrypted/),
  room('a channel where the bot is muted', { muted: [testBotName] }, { muted: [] }, /(?=.*#cloudnative).*muted/),
  {
    what: 'editing that is off',
    begin: (sandbox) => sandbox.setting('Message_AllowEditing', false),
    end: (sandbox) => sandbox.setting('Message_AllowEditing', true),
    check: 'workspace.permissions.edit',
    both: /edit.*Allow Message Editing/s,
  },
]

/** Bot and doctor look at the same workspace and the same database. */
describe('what `status` says is wrong', () => {
  const { clock, time } = createMovingClock()
  const { test, database } = useTestBot({ isShared: true, clock, sandbox: { now: clock.now } })

  beforeAll(async () => {
    test.sandbox.setting('Message_AllowUnrecognizedSlashCommand', true)
    await test.ask('olga', '!meetup subscribe')
  })

  const status = async () =>
    (await test.ask('olga', 'status', test.sandbox.direct('olga', testBotName))).msg.replaceAll('\u2060', '')

  /** The bot learns that it may not edit when it tries. */
  async function editSomething() {
    const { _id, rid } = await test.ask('olga', '!meetup next', 'general')
    const content = { kind: 'edit', messageId: _id, text: 'The next meetup has moved.' } as const
    await test.bot.store.outbox.add([
      { id: `edit of ${_id}`, lane: `edit:${_id}`, to: { roomId: rid }, content, dueAt: time.now() },
    ])
  }

  async function findings() {
    const { userId, authToken } = test.sandbox.issueToken(testBotName)
    const environment = {
      ...{ ROCKETCHAT_URL: test.sandbox.url, ROCKETCHAT_USER_ID: userId, ROCKETCHAT_AUTH_TOKEN: authToken },
      ...{ DATABASE_URL: database.url, RENDEZVOUS_ORGANIZERS: 'olga' },
      ...{ MINUTES_SOURCE: 'sandbox/minutes', MINUTES_SITE_URL: 'https://example.ca/meetups' },
    }
    const found = await diagnose(environment, clock)
    return found.findings.filter(({ level }) => level !== 'good')
  }

  it('is nothing when the doctor finds nothing', async () => {
    expect(await status()).toContain('All is well.')
    expect(await findings()).toEqual([])
  })

  it.each(troubles)('the doctor finds as well, until it is mended: $what', async ({ begin, end, check, both }) => {
    begin(test.sandbox)
    await editSomething()
    await expect.poll(status).toMatch(both)
    const found = await findings()

    expect(found.map((one) => one.check)).toEqual([check])
    expect(`${found[0]?.means} ${found[0]?.mend?.how}`).toMatch(both)

    end(test.sandbox)
    const later = () => {
      time.advance(minute)
      return status()
    }
    await expect.poll(later).toContain('All is well.')
    expect(await findings()).toEqual([])
  })
})
