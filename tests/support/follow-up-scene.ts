import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/app/open-store.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import type {
  Amended,
  MinutesAmendment,
  MinutesPublication,
  MinutesPublisher,
  Published,
} from '../../src/features/minutes/publisher.ts'
import { createMinutesFolder } from '../../src/features/minutes/sources/index.ts'
import type { Store } from '../../src/features/repositories.ts'
import type { Talk } from '../../src/features/talks/model.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { createMinutesCopy, type MinutesCopy, takeSaid } from './minutes-copy.ts'
import type { DatabaseKind } from './stores.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

export const olga = { id: 'olga-id', username: 'olga' }
export const akua = { id: 'akua-id', username: 'akua' }

/** A meetup that begins now, and two copies of a bot that do the follow-up; olga organizes it, akua reads French. */
export interface AftermathScene {
  readonly store: Store
  readonly clock: FakeClock
  readonly meetup: Meetup
  readonly site: ScriptedSite
  /** Has both copies do one of their jobs at the same time. */
  run(job: keyof MinutesCopy): Promise<void>
  /** What the bot has told somebody since the last call. */
  told(who: string): Promise<readonly string[]>
  /** What it has posted in the room r1 since the last call. */
  saidInRoom(): Promise<readonly string[]>
  /** Adds a talk by akua to the meetup. */
  addTalk(title: string, links?: Pick<Talk, 'slidesUrl' | 'recordingUrl'>): Promise<Talk>
  /** From now on, the site has minutes of the meetup. */
  showMinutes(): Promise<void>
  close(): Promise<void>
}

/** The requests to the site, and its next responses: an empty list means that it's down. */
interface ScriptedSite extends MinutesPublisher {
  readonly asked: MinutesPublication[]
  readonly answers: Published[]
  readonly amended: MinutesAmendment[]
  readonly amendments: Amended[]
}

export async function openAftermathScene(kind: DatabaseKind): Promise<AftermathScene> {
  const database = await kind.create()
  const store = await openStore({ url: database.url })
  const stores = kind.name === 'SQLite' ? [store, store] : [store, await openStore({ url: database.url })]
  const clock = createFakeClock(Date.UTC(2026, 11, 17, 18))
  const folder = mkdtempSync(join(tmpdir(), 'rendezvous-minutes-'))
  const minutes = createMinutesFolder({ folder, siteUrl: 'https://example.ca/meetups', log: { warn() {} }, clock })
  const site = createScriptedSite()
  const copies = stores.map((one, index) =>
    createMinutesCopy({ owner: `copy ${index}`, store: one, clock, minutes, publisher: site }),
  )
  await store.roles.give({ personId: olga.id, username: 'olga', role: 'organizer', since: 0 })
  await store.people.setPreferences(olga.id, { language: 'en' })
  await store.people.setPreferences(akua.id, { language: 'fr' })
  const meetup = await store.meetups.add(
    { title: 'December meetup', startsAt: clock.now(), lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' },
    clock.now(),
  )
  return {
    ...{ store, clock, meetup, site },
    async run(job) {
      await Promise.all(copies.map((copy) => copy[job].run()))
    },
    told: (who) => takeSaid(store, clock.now(), `person:${who}-id`),
    saidInRoom: () => takeSaid(store, clock.now(), 'room:r1'),
    async addTalk(title, links = {}) {
      const talk = await store.talks.add(
        { title, lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed', presenter: akua },
        clock.now(),
      )
      const event = { at: clock.now(), who: 'x', step: 'place' } as const
      return store.talks.change(talk.id, { state: 'confirmed', meetupId: meetup.id, ...links }, event)
    },
    async showMinutes() {
      writeFileSync(join(folder, '2026-12-17.md'), '+++\ntitle = "Minutes for 2026-12-17"\n+++\n\n* Words\n')
      await minutes.refresh()
    },
    async close() {
      for (const one of new Set(stores)) await one.close()
      await database.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function createScriptedSite(): ScriptedSite {
  const asked: MinutesPublication[] = []
  const answers: Published[] = []
  const amended: MinutesAmendment[] = []
  const amendments: Amended[] = []
  return {
    ...{ asked, answers, amended, amendments },
    async publish(publication) {
      asked.push(publication)
      return answers.shift() ?? { kind: 'refused', why: { kind: 'unreachable' } }
    },
    async amend(amendment) {
      amended.push(amendment)
      return amendments.shift() ?? { kind: 'refused', why: { kind: 'unreachable' } }
    },
  }
}

/** The first line of each text. */
export const headlines = (texts: readonly string[]) => texts.map((text) => text.split('\n')[0])
