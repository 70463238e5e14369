import { Config } from '../../config/schema.ts'
import { createJobContext, type JobNeeds } from '../../src/app/job-context.ts'
import { reconcileAnnouncements } from '../../src/features/announcements/reconcile.job.ts'
import type { Repositories, Store } from '../../src/features/repositories.ts'
import type { Chat, Edit, Post } from '../../src/messaging/chat.ts'
import { createMessageIds } from '../../src/messaging/message-ids.ts'
import { createOutboxWorker } from '../../src/messaging/outbox-worker.ts'
import { createUnitOfWork } from '../../src/messaging/unit-of-work.ts'
import type { Log } from '../../src/shared/log.ts'
import type { FakeClock } from './fake-clock.ts'
import { noMirrors } from './no-mirrors.ts'
import { createTestServices } from './services.ts'
import { createTally } from './tally.ts'

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** What a workspace was sent, and its next responses: when `troubles` is empty, it accepts everything. */
export interface ToldWorkspace {
  readonly posts: Post[]
  readonly edits: Edit[]
  readonly troubles: Error[]
  /** The same for edits alone. */
  readonly editTroubles: Error[]
  /** UTF-16 units a message may have. */
  maxMessageLength: number
}

export function createToldWorkspace(): ToldWorkspace {
  return { posts: [], edits: [], troubles: [], editTroubles: [], maxMessageLength: 5000 }
}

/** One copy of the bot that only reconciles announcements, and only on request. */
export interface AnnouncingCopy {
  /** Checks everything that is due, and sends the results. */
  refresh(): Promise<void>
  /** The same, but dies before anything is sent. */
  refreshAndDie(): Promise<void>
  /** Sends what another copy has left. */
  sweep(): Promise<void>
}

export function createAnnouncingCopy(owner: string, store: Store, clock: FakeClock, told: ToldWorkspace): AnnouncingCopy {
  const say = async (keep: () => unknown) => {
    const trouble = told.troubles.shift()
    if (trouble !== undefined) throw trouble
    keep()
  }
  const chat: JobNeeds['chat'] & Pick<Chat, 'post' | 'edit' | 'react' | 'openDirect' | 'refreshSettings'> = {
    self: { id: 'bot-id', username: 'rendezvous' },
    get settings() {
      return { maxMessageLength: told.maxMessageLength }
    },
    state: { name: 'ready' },
    post: (post) => say(() => told.posts.push(post)),
    async edit(edit) {
      const trouble = told.editTroubles.shift()
      if (trouble !== undefined) throw trouble
      return say(() => told.edits.push(edit))
    },
    react: async () => {},
    openDirect: async () => 'direct with olga',
    findPerson: async () => ({ id: 'o1', username: 'olga' }),
    findRoom: async () => undefined,
    joinedRooms: async () => new Map(),
    postingRefusal: undefined,
    refreshSettings: async () => {},
    changesIn: async () => ({ edited: [], deleted: [] }),
    roomRoles: async () => [],
  }
  const config = Config.parse({})
  const ids = createMessageIds('secret')
  const claims = { owner, leaseMs: 8_000, stopped: () => false }
  const outbox = createOutboxWorker({
    store,
    chat,
    clock,
    log: silent,
    claims,
    metrics: createTally(),
    ids,
    maySee: async () => true,
    random: () => 0.5,
    postsPerMinute: 1_000,
    mirrors: noMirrors,
  })
  const services = createTestServices({
    config,
    clock,
    chat,
  })
  const jobThat = (deliver: typeof outbox.deliver) => {
    const { run: act } = createUnitOfWork<Repositories>({
      maxMessageLength: () => 5_000,
      store,
      clock,
      ids,
      claims,
      deliver,
      hasRoom: outbox.hasRoom,
    })
    return reconcileAnnouncements(createJobContext({ store, chat, log: silent, metrics: createTally(), services, act }))
  }
  return {
    async refresh() {
      await jobThat(outbox.deliver).run()
      await outbox.idle()
    },
    refreshAndDie: () => jobThat(() => {}).run(),
    async sweep() {
      await outbox.sweep()
      await outbox.idle()
    },
  }
}
