import type { Config } from '../../config/schema.ts'
import { startSandbox } from '../../sandbox/index.ts'
import { defaultLengthMinutes } from '../domain/meetup.ts'
import { addDays, atLocal, localOf, nthWeekday } from '../domain/when/index.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'

export interface Demo {
  readonly url: string
  readonly config: Config
  close(): Promise<void>
}

/** The bot's account in the sandbox. */
export const demoAccount = { kind: 'password', username: 'rendezvous', password: 'demo' } as const

/**
 * Opens the sandbox, and sets what nobody has set for it: the minutes beside it, its organizer, and a database in memory,
 * because the sandbox forgets its rooms and messages too when it ends.
 * @throws Error when the port is taken.
 */
export async function openDemo(config: Config, env: Readonly<Record<string, string | undefined>>): Promise<Demo> {
  const sandbox = await startSandbox({ port: config.sandboxPort })
  // Off in a new workspace; on, so that a first `/meetup next` shows what it does. The page has the switch.
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
    close: () => sandbox.close(),
  }
}

/** Plans a coming meetup, the one after it, and two that were, so that there is something to ask for. */
export async function seedMeetups({ meetups }: Pick<Store, 'meetups'>, clock: Clock, zone: string): Promise<void> {
  const now = clock.now()
  if ((await meetups.coming(now, 1)).length > 0) return
  const common = { zone, lengthMinutes: defaultLengthMinutes, scheduledBy: 'demo' }
  const place = '90 Elgin, Ottawa'
  const joinUrl = 'https://meet.example.ca/cloud-native'
  const days = thirdThursdays(now, zone)
  const plans = [
    { title: 'Helm charts at ESDC', place },
    { title: 'Kubernetes basics', place, joinUrl },
    { title: 'Service mesh at the Open Government Portal', place, joinUrl, capacity: 20 },
    { title: 'Observability with Prometheus' },
  ]
  for (const [index, plan] of plans.entries()) {
    const day = days[index]
    if (day !== undefined)
      await meetups.add({ ...common, ...plan, startsAt: atLocal(day, { hour: 13, minute: 0 }, zone).at }, now)
  }
}

/** The two before today, and the two from tomorrow on. */
function thirdThursdays(now: number, zone: string) {
  const today = localOf(now, zone).date
  const tomorrow = addDays(today, 1) ?? today
  const all = [-3, -2, -1, 0, 1, 2, 3].flatMap((offset) => {
    const month = today.year * 12 + today.month - 1 + offset
    return nthWeekday(Math.floor(month / 12), (month % 12) + 1, 3, 4) ?? []
  })
  const startOf = (day: (typeof all)[number]) => day.year * 10_000 + day.month * 100 + day.day
  const first = all.findIndex((day) => startOf(day) >= startOf(tomorrow))
  return all.slice(first - 2, first + 2)
}
