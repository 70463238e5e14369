import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Config } from '../../../config/schema.ts'
import { createJobs } from '../../../src/app/jobs.ts'
import { openStore } from '../../../src/app/open-store.ts'
import type { Caller } from '../../../src/command/caller.ts'
import { createReminder } from '../../../src/features/reminders/service.ts'
import type { Repositories, Store } from '../../../src/features/repositories.ts'
import type { Post } from '../../../src/messaging/chat.ts'
import { createMessageIds } from '../../../src/messaging/message-ids.ts'
import { createOutboxWorker } from '../../../src/messaging/outbox-worker.ts'
import { createUnitOfWork } from '../../../src/messaging/unit-of-work.ts'
import { createDueLook, runWhenDue } from '../../../src/scheduling/due-work.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { noMirrors } from '../../support/no-mirrors.ts'
import { testBotName } from '../../support/seed.ts'
import { createTestServices } from '../../support/services.ts'
import { createTally } from '../../support/tally.ts'

const zones = ['America/Toronto', 'America/St_Johns', 'America/Vancouver', 'Europe/Paris'] as const
const minute = 60_000
const day = 24 * 60 * minute

const [startsAt, endsAt] = [Date.UTC(2027, 0, 1, 12), Date.UTC(2027, 11, 31, 12)]

/** Days before the meetup, which is at 13:00, and the hour of the day. The last two cross the autumn clock changes. */
const wanted = [
  { words: '1 h before', offset: { unit: 'minutes', amount: 60 }, daysBefore: 0, clock: '12:00' },
  { words: '1 day before', offset: { unit: 'days', amount: 1 }, daysBefore: 1, clock: '13:00' },
  { words: '1 week before', offset: { unit: 'days', amount: 7 }, daysBefore: 7, clock: '13:00' },
  { words: '2 weeks before', offset: { unit: 'days', amount: 14 }, daysBefore: 14, clock: '13:00' },
  { words: '3 weeks before', offset: { unit: 'days', amount: 21 }, daysBefore: 21, clock: '13:00' },
] as const
const ruleWords = 'on every third Thursday'

/** What should be posted in a zone, as `words 2027-03-18 12:00`, from the calendar alone. */
function expectedIn(zone: string): readonly string[] {
  const dates = Array.from({ length: 13 }, (_, month) => thirdThursday(2027, month))
  const all = dates.flatMap((date) => [
    ...wanted.map(({ words, daysBefore, clock }) => `${words} ${isoDay(date - daysBefore * day)} ${clock}`),
    `${ruleWords} ${isoDay(date)} 09:00`,
  ])
  return all.filter((line) => instantOf(line, zone) > startsAt && instantOf(line, zone) <= endsAt).toSorted()
}

/** Midnight UTC of the day. */
function thirdThursday(year: number, month: number): number {
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay()
  return Date.UTC(year, month, 1 + ((4 - first + 7) % 7) + 14)
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** The local time at the end of a line as an instant. The offset comes from Intl, independently of the program. */
function instantOf(line: string, zone: string): number {
  const asUtc = Date.parse(`${line.slice(-16).replace(' ', 'T')}Z`)
  const offsetAt = (at: number) => Date.parse(`${localOf(at, zone).replace(' ', 'T')}Z`) - Math.floor(at / minute) * minute
  return asUtc - offsetAt(asUtc - offsetAt(asUtc))
}

/** `2027-03-18 12:00` */
function localOf(at: number, zone: string): string {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  formats.set(zone, format)
  return format.format(at)
}
const formats = new Map<string, Intl.DateTimeFormat>()

describe.each(['UTC', 'Pacific/Auckland'])('a year of monthly meetups on a machine in %s', (hostZone) => {
  const zoneBefore = process.env['TZ']
  let store: Store
  let clock: FakeClock
  let said: { readonly zone: string; readonly line: string }[]
  let tick: () => Promise<void>

  beforeAll(async () => {
    process.env['TZ'] = hostZone
    store = await openStore({ url: 'sqlite::memory:' })
    clock = createFakeClock(startsAt)
    said = []
    tick = await openEngine()
    for (const moment of moments()) {
      clock.advance(moment - clock.now())
      await tick()
    }
  }, 120_000)
  afterAll(async () => {
    await store.close()
    if (zoneBefore === undefined) delete process.env['TZ']
    else process.env['TZ'] = zoneBefore
  })

  /** A minute before something is due, then when it's due, and every 19 hours, which eventually covers every hour of the day. */
  function moments(): readonly number[] {
    const step = 19 * 60 * minute
    const grid = Array.from({ length: Math.ceil((endsAt - startsAt) / step) }, (_, index) => startsAt + index * step)
    const due = zones.flatMap((zone) => expectedIn(zone).map((line) => instantOf(line, zone)))
    const all = [...grid, ...due.flatMap((at) => [at - minute, at]), endsAt]
    return [...new Set(all)].filter((at) => at >= startsAt && at <= endsAt).toSorted((a, b) => a - b)
  }

  /** All jobs of the bot, and a person who wants to be reminded of every meetup as soon as it's planned. */
  async function openEngine(): Promise<() => Promise<void>> {
    const config = Config.parse({ community: { pendingReminders: 1_000 } })
    const self = { id: 'bot-id', username: testBotName }
    const chat = {
      ...{ self, settings: { maxMessageLength: 5_000 }, state: { name: 'ready' } as const },
      // Everybody is named after the zone they want to be reminded in, and so is their direct room.
      findPerson: async (by: { readonly id: string } | { readonly username: string }) => {
        const name = 'id' in by ? by.id : by.username
        return { id: name, username: name }
      },
      openDirect: async (username: string) => username,
      post: async (post: Post) => void said.push(noteOf(post)),
      edit: async () => {},
      react: async () => {},
      findRoom: async () => undefined,
      joinedRooms: async () => new Map(),
      postingRefusal: undefined,
      refreshSettings: async () => {},
      changesIn: async () => ({ edited: [], deleted: [] }),
      roomRoles: async () => [],
    }
    const services = createTestServices({
      config,
      clock,
      chat,
    })
    const note = (fields: object) => void said.push({ zone: '', line: JSON.stringify(fields) })
    const log = { debug() {}, info() {}, warn: note, error: note }
    const parts = { store, clock, log, chat, metrics: createTally() }
    const claims = { owner: 'one', leaseMs: 6_000, stopped: () => false }
    const ids = createMessageIds('secret')
    const outbox = createOutboxWorker({
      ...parts,
      ids,
      claims,
      mirrors: noMirrors,
      random: () => 0.5,
      postsPerMinute: 3,
      maySee: async () => true,
    })
    const { run: act, committed } = createUnitOfWork<Repositories>({
      maxMessageLength: () => 5_000,
      ...parts,
      ids,
      claims,
      ...outbox,
    })
    const look = createDueLook(async (now) => {
      const due = await store.readDueWork(now)
      return { ...due, plan: `${due.plan}/${committed()}` }
    }, clock)
    const jobs = createJobs({ ...parts, services, act }, async () => true).map((job) => runWhenDue(job, look))
    const known = new Set<number>()
    const remind = async (zone: string, ask: Pick<Parameters<typeof createReminder>[1], 'when' | 'words'>) => {
      const caller: Caller = { id: zone, username: zone, lang: 'en', zone, room: { id: 'direct', kind: 'direct' } }
      const to = { id: zone, username: zone }
      await store.transaction((tx) => createReminder(services(tx), { ...ask, kind: 'personal', to }, caller))
    }
    for (const zone of zones) {
      const [rule, time] = [{ nth: 3, weekday: 4 } as const, { hour: 13, minute: 0 }]
      const series = { name: zone, rule, time, zone, lengthMinutes: 120, planningMinutes: 15, firstLang: 'en' } as const
      await store.series.add(series, startsAt)
      const timing = { days: { kind: 'monthly', nth: 3, weekday: 4 }, time: { hour: 9, minute: 0 }, zone } as const
      await remind(zone, { when: { kind: 'every', ...timing }, words: ruleWords })
    }
    return async () => {
      for (const job of jobs) await job.run()
      await outbox.idle()
      for (const { id, zone } of await store.meetups.coming(clock.now(), 100)) {
        if (known.has(id)) continue
        known.add(id)
        for (const { offset, words } of wanted) await remind(zone, { when: { kind: 'before', offset, meetup: { id } }, words })
      }
    }
  }

  function noteOf({ roomId: zone, text }: Post) {
    const words = [...wanted.map((one) => one.words), ruleWords].find((some) => text.includes(some)) ?? text
    return { zone, line: `${words} ${localOf(clock.now(), zone)}` }
  }

  it('runs where the machine says it is', () => {
    expect(new Date(Date.UTC(2027, 0, 1)).getTimezoneOffset()).toBe(hostZone === 'UTC' ? 0 : -780)
  })

  it.each(zones)('says every reminder of %s once, at its minute of the local clock', (zone) => {
    const lines = said.filter((one) => one.zone === zone).map(({ line }) => line)

    expect(lines.toSorted()).toEqual(expectedIn(zone))
    expect(lines.length).toBeGreaterThan(60)
  })

  it('says nothing else', () => {
    expect(said.filter(({ zone }) => !zones.some((one) => one === zone))).toEqual([])
  })
})
