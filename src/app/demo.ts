import type { Config } from '../../config/schema.ts'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { defaultLengthMinutes, defaultPlanningMinutes } from '../features/meetups/model.ts'
import type { Repositories, Store } from '../features/repositories.ts'
import { meetupOf, type Series } from '../features/series/model.ts'
import type { NewSeries } from '../features/series/repository.ts'
import type { Clock } from '../shared/clock.ts'
import { atLocal, localOf, type NthWeekdayRule, nthWeekday } from '../shared/dates/phrases/index.ts'
import { compareDates, type PlainDate, writeDate } from '../shared/dates/plain-date.ts'

export interface Demo {
  readonly url: string
  readonly config: Config
  /** Fills an empty store with a community. */
  seed(store: Store, clock: Clock, zone: string): Promise<void>
  close(): Promise<void>
}

/** The bot's account in the sandbox. */
export const demoAccount = { kind: 'password', username: 'rendezvous', password: 'demo' } as const

/**
 * Opens the sandbox and fills in missing settings: the sandbox's minutes, an organizer, and a database in memory, because the
 * sandbox forgets its rooms and messages when it ends.
 * @throws Error when the port is taken.
 */
export async function openDemo(config: Config, env: Readonly<Record<string, string | undefined>>): Promise<Demo> {
  const sandbox = await startSandbox({ port: config.sandboxPort })
  // Off in a new workspace. Turned on here so that a first `/meetup next` shows what it does. The page has the switch.
  sandbox.setting('Message_AllowUnrecognizedSlashCommand', true)
  const { community, database, minutes } = config
  return {
    url: sandbox.url.replace('127.0.0.1', 'localhost'),
    config: {
      ...config,
      database: { ...database, url: env['DATABASE_URL'] ? database.url : 'sqlite::memory:' },
      minutes: { ...minutes, source: minutes.source ?? 'sandbox/minutes' },
      community: { ...community, organizers: community.organizers.length > 0 ? community.organizers : ['olivia'] },
    },
    seed: (store, clock, zone) => seedCommunity(sandbox, store, clock, zone),
    close: () => sandbox.close(),
  }
}

/** A series with two past and two upcoming dates, and talks, so that there is something to ask about. */
async function seedCommunity(sandbox: Sandbox, store: Store, clock: Clock, zone: string): Promise<void> {
  const now = clock.now()
  if ((await store.meetups.coming(now, 1)).length > 0) return
  const roomId = sandbox.rooms.find(({ name }) => name === 'cloudnative')?._id ?? ''
  await store.transaction(async (tx) => {
    const series = await tx.series.add({ ...monthly, zone }, now)
    await tx.series.bind(roomId, series.id, 'cloudnative')
    const room = { id: roomId, kind: 'channel', name: 'cloudnative' } as const
    await tx.subscriptions.put({ room, language: 'both', quiet: false, since: now, by: '' }, now)
    const days = aroundToday(series, now)
    for (const [index, title] of titles.entries()) {
      const day = days[index]
      if (day === undefined) continue
      const planned = { ...meetupOf(series, atLocal(day, series.time, zone).at, writeDate(day)), scheduledBy: '' }
      const meetup = await tx.meetups.add({ ...planned, title }, now)
      if (title === nextTitle) await seedTalks(sandbox, tx, meetup.id, now)
    }
  })
}

const monthly: Omit<NewSeries, 'zone' | 'rule'> & { readonly rule: NthWeekdayRule } = {
  name: 'Cloud Native @ GoC',
  rule: { nth: 3, weekday: 4 },
  time: { hour: 13, minute: 0 },
  lengthMinutes: defaultLengthMinutes,
  planningMinutes: defaultPlanningMinutes,
  firstLang: 'en',
  place: '90 Elgin, Ottawa',
  joinUrl: 'https://meet.example.ca/cloud-native',
  capacity: 20,
}

const nextTitle = 'Service mesh at the Open Government Portal'
const titles = ['Helm charts at ESDC', 'Kubernetes basics', nextTitle, 'Observability with Prometheus']

/** The last two days of the rule, and the next two from tomorrow on. */
function aroundToday({ zone }: Pick<Series, 'zone'>, now: number): readonly PlainDate[] {
  const today = localOf(now, zone).date
  const all = [-3, -2, -1, 0, 1, 2, 3].flatMap((offset) => {
    const month = today.year * 12 + today.month - 1 + offset
    return nthWeekday(Math.floor(month / 12), (month % 12) + 1, monthly.rule.nth, monthly.rule.weekday) ?? []
  })
  const first = all.findIndex((day) => compareDates(day, today) > 0)
  return all.slice(first - 2, first + 2)
}

/** One talk on the agenda, one waiting for a date. */
async function seedTalks({ users }: Sandbox, { talks }: Repositories, meetupId: number, now: number): Promise<void> {
  const presenterOf = (username: string) => ({ id: users.find((user) => user.username === username)?._id ?? '', username })
  const common = { lengthMinutes: 30, from: 'room', state: 'proposed' } as const
  const mesh = await talks.add({ ...common, title: 'What a mesh costs', presenter: presenterOf('victor'), lang: 'en' }, now)
  await talks.change(mesh.id, { state: 'confirmed', meetupId }, { at: now, who: '', step: 'place' })
  await talks.add({ ...common, title: 'L’avenir de Kubernetes', presenter: presenterOf('francois'), lang: 'fr' }, now)
}
