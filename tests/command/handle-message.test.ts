import { beforeEach, describe, expect, it } from 'vitest'
import { Config } from '../../config/schema.ts'
import { createCommand } from '../../src/command/command.ts'
import { createMessageHandler } from '../../src/command/handle-message.ts'
import { askFirst, type Reply, reply } from '../../src/command/reply.ts'
import type { Repositories, Store } from '../../src/features/repositories.ts'
import type { IncomingMessage } from '../../src/messaging/chat.ts'
import { createInboxWorker } from '../../src/messaging/inbox-worker.ts'
import { createMessageIds } from '../../src/messaging/message-ids.ts'
import { createUnitOfWork } from '../../src/messaging/unit-of-work.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { createTally } from '../support/tally.ts'
import { useStore } from '../support/use-store.ts'

const clock = createFakeClock()
const silent = { debug() {}, info() {}, warn() {}, error() {} }
const claims = { owner: 'one', leaseMs: 8_000, stopped: () => false }
const ids = createMessageIds('secret')

const { store } = useStore()
/** Runs between the first role check and the transaction. */
let meanwhile: () => Promise<void>
let ran: number

const prune = createCommand<Repositories, Record<never, never>>({
  ...{ name: 'prune', group: 'organizers', who: 'organizer', args: {}, changes: true },
  verbs: { en: ['prune'], fr: ['élaguer'] },
  summary: { en: 'prune the list', fr: fr`élaguer la liste` },
  examples: { en: ['prune'], fr: ['élaguer'] },
  async run() {
    ran += 1
    return reply('Pruned.')
  },
})

const count = createCommand<Repositories, Record<never, never>>({
  ...{ name: 'count', group: 'meetups', who: 'all', args: {} },
  verbs: { en: ['count'], fr: ['compter'] },
  summary: { en: 'count the list', fr: fr`compter la liste` },
  examples: { en: ['count'], fr: ['compter'] },
  run: async () => countReply,
})

let countReply: Reply<never>

beforeEach(() => {
  countReply = reply('Two.')
  meanwhile = async () => {}
  ran = 0
})

function createHandler(from: Store = store) {
  const config = Config.parse({})
  const deliver = () => {}
  const units = createUnitOfWork<Repositories>({
    ...{ store: from, clock, ids, claims, deliver, hasRoom: () => true, maxMessageLength: () => 5_000 },
  })
  return createMessageHandler<Repositories, Repositories, undefined>({
    ...{ store: from, clock, claims, log: silent, commands: [prune, count], services: (repositories) => repositories },
    audienceOf: async () => undefined,
    shownTo: () => '[]',
    run: units.run,
    chat: {
      self: { id: 'bot-id', username: 'it' },
      roomRoles: async () => [],
      findPerson: async () => undefined,
      findRoom: async () => undefined,
      isMember: async () => false,
    },
    zoneOf: async () => 'America/Toronto',
    bringUpToDate: () => meanwhile(),
    settings: {
      replyDestination: 'thread',
      fallbackLang: 'en',
      zone: config.community.zone,
      commandsPerMinute: config.community.commandsPerMinute,
    },
    followsEdits: async () => false,
    referenceOf: ids.ofFailure,
  })
}

const message: IncomingMessage = {
  ...{ id: 'm1', roomId: 'r1', roomKind: 'channel', text: '@it prune', sentAt: clock.now() },
  sender: { id: 'u1', username: 'ed' },
}

const saidSoFar = async () =>
  (await store.outbox.claimDue({ owner: 'two', now: clock.now() + 9_000, until: clock.now() + 9_001 }, 10)).map(
    ({ content }) => (content.kind === 'message' ? content.text : content.kind),
  )

describe('a command for organizers', () => {
  beforeEach(async () => {
    for (const [personId, username] of [
      ['u1', 'ed'],
      ['u2', '_'],
    ] as const)
      await store.roles.give({ personId, username, role: 'organizer', since: 0 })
    await store.inbox.hear(message, { owner: 'one', now: clock.now(), until: clock.now() + 8_000 })
  })

  it('runs for an organizer', async () => {
    expect(await createHandler().handle(message)).toMatchObject({ outcome: 'answered' })

    expect(ran).toBe(1)
    expect(await saidSoFar()).toEqual([expect.stringContaining('Pruned.')])
  })

  it('does not run when the role is removed after the first look at it', async () => {
    meanwhile = async () => void (await store.roles.take('u1', 'organizer', 'u2'))

    expect(await createHandler().handle(message)).toMatchObject({ outcome: 'refused' })

    expect(ran).toBe(0)
    expect(await saidSoFar()).toEqual([expect.stringContaining('Only an organizer')])
  })
})

describe('waiting for the disk before a reply', () => {
  /** Which transactions needn't wait for it. */
  async function repeatableUnitsOf(text: string): Promise<readonly boolean[]> {
    const asked = { ...message, id: text, text }
    await store.roles.give({ personId: 'u1', username: 'ed', role: 'organizer', since: 0 })
    await store.inbox.hear(asked, { owner: 'one', now: clock.now(), until: clock.now() + 8_000 })
    const units: boolean[] = []
    const watched: Store = {
      ...store,
      transaction(work, unit) {
        units.push(unit?.isRepeatable === true)
        return store.transaction(work, unit)
      },
    }
    await createHandler(watched).handle(asked)
    return units
  }

  it('is left out for the answer to a question, and for words that are no command', async () => {
    expect(await repeatableUnitsOf('@it count')).toEqual([true])
    expect(await repeatableUnitsOf('@it xyzzy')).toEqual([true])
  })

  it('is never left out for a change', async () => {
    expect(await repeatableUnitsOf('@it prune')).toEqual([false])
  })

  it('is never left out for what somebody may confirm', async () => {
    countReply = askFirst('Count them?', {})

    expect(await repeatableUnitsOf('@it count')).toEqual([false])
  })
})

describe('a command that was in hand at many ends of the process', () => {
  /** Makes the row look as if this many copies had started it and died. */
  async function beginTimes(times: number): Promise<void> {
    await store.roles.give({ personId: 'u1', username: 'ed', role: 'organizer', since: 0 })
    const ended = { owner: 'gone', now: clock.now() - 1, until: clock.now() - 1 }
    await store.inbox.hear(message, ended)
    for (let count = 1; count < times; count += 1) await store.inbox.claimNext(ended)
  }

  async function sweep(): Promise<readonly string[]> {
    const tally = createTally()
    const worker = createInboxWorker({
      ...{ inbox: store.inbox, clock, log: silent, claims, metrics: tally, handler: createHandler() },
    })
    await worker.sweep()
    await worker.idle()
    return tally.ended
  }

  it('is still run at the twentieth attempt', async () => {
    await beginTimes(19)

    expect(await sweep()).toEqual(['answered'])
    expect(ran).toBe(1)
  })

  it('is given up at the next one: it is not run, its sender gets a reference, and it is never begun again', async () => {
    await beginTimes(20)

    expect(await sweep()).toEqual(['given_up'])
    expect(ran).toBe(0)
    expect(await saidSoFar()).toEqual([expect.stringContaining(ids.ofFailure('m1'))])
    expect(await sweep()).toEqual([])
  })
})
