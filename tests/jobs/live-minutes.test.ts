import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMinutesFolder, type MinutesFolder } from '../../src/adapters/minutes/index.ts'
import { openStore } from '../../src/adapters/store/index.ts'
import type { Meetup } from '../../src/domain/meetup.ts'
import type { Amended, MinutesAmendment, MinutesPublication, Published } from '../../src/ports/minutes-publisher.ts'
import type { Store } from '../../src/ports/store.ts'
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts'
import { createMinutesCopy, type MinutesCopy, takeSaid } from '../support/minutes-copy.ts'
import { databaseKinds, type TestDatabase } from '../support/stores.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const olivia = { id: 'olivia-id', username: 'olivia' }
const alice = { id: 'alice-id', username: 'alice' }

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`after marks were made, with two copies on ${kind.name}`, () => {
    let database: TestDatabase
    let stores: readonly Store[]
    let store: Store
    let clock: FakeClock
    let folder: string
    let minutes: MinutesFolder
    let meetup: Meetup
    let copies: readonly MinutesCopy[]
    let asked: MinutesPublication[]
    let answers: Published[]
    let amended: MinutesAmendment[]
    let amendments: Amended[]

    beforeEach(async () => {
      database = await kind.create()
      store = await openStore({ url: database.url })
      stores = kind.name === 'SQLite' ? [store, store] : [store, await openStore({ url: database.url })]
      clock = createFakeClock(Date.UTC(2026, 11, 17, 18))
      folder = mkdtempSync(join(tmpdir(), 'rendezvous-minutes-'))
      minutes = createMinutesFolder({ folder, siteUrl: 'https://example.ca/meetups', log: { warn() {} }, clock })
      asked = []
      answers = []
      amended = []
      amendments = []
      const publisher = {
        async publish(publication: MinutesPublication) {
          asked.push(publication)
          return answers.shift() ?? { kind: 'refused' as const, why: { kind: 'unreachable' as const } }
        },
        async amend(amendment: MinutesAmendment) {
          amended.push(amendment)
          return amendments.shift() ?? { kind: 'refused' as const, why: { kind: 'unreachable' as const } }
        },
      }
      copies = stores.map((one, index) => createMinutesCopy({ owner: `copy ${index}`, store: one, clock, minutes, publisher }))
      await store.roles.give({ personId: olivia.id, username: 'olivia', role: 'organizer', since: 0 })
      await store.people.setPreferences(olivia.id, { language: 'en' })
      await store.people.setPreferences(alice.id, { language: 'fr' })
      meetup = await store.meetups.add(
        { title: 'December meetup', startsAt: clock.now(), lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' },
        clock.now(),
      )
    })
    afterEach(async () => {
      for (const one of new Set(stores)) await one.close()
      await database.remove()
      rmSync(folder, { recursive: true, force: true })
    })

    const run = async (job: keyof MinutesCopy) => void (await Promise.all(copies.map((copy) => copy[job].run())))
    const told = (who: string) => takeSaid(store, clock.now(), `person:${who}`)
    const saidInRoom = () => takeSaid(store, clock.now(), 'room:r1')
    const begin = async () => {
      await store.live.begin(
        meetup.id,
        { room: { id: 'r1', name: 'cloudnative', isPrivate: false }, starter: alice, lang: 'en' },
        clock.now(),
      )
      await store.live.add(meetup.id, { kind: 'note', text: 'Helm charts are shared' }, alice.id, clock.now())
    }
    const headline = (texts: readonly string[]) => texts.map((text) => text.split('\n')[0])

    describe('minutes that are left open', () => {
      it('are asked about at the planned end + 10 min, then in the room, and closed as a draft at + 60, each once', async () => {
        await begin()
        const seen: Record<string, unknown> = {}
        for (const at of [129, 130, 131, 149, 150, 179, 180, 200]) {
          clock.advance(at * minute - (clock.now() - meetup.startsAt))
          await run('tend')
          const now = { alice: headline(await told('alice')), room: headline(await saidInRoom()) }
          if (now.alice.length + now.room.length > 0) seen[at] = now
        }

        expect(seen).toEqual({
          130: { alice: ['### Le compte rendu est toujours ouvert\u00a0: December meetup'], room: [] },
          150: { alice: [], room: ['### The minutes are still open: December meetup'] },
          180: { alice: ['### J’ai fermé le compte rendu comme ébauche\u00a0: December meetup', '```'], room: [] },
        })
        expect((await store.live.find(meetup.id))?.state).toBe('closed')
      })

      it('are closed at once after an absence, with a draft that the site does not show', async () => {
        await begin()
        clock.advance(5 * hour)

        await run('tend')

        const [, file] = await told('alice')
        expect(file).toContain('draft = true')
        expect(file).toContain('* Helm charts are shared')
        expect(await saidInRoom()).toEqual([])
        expect(await store.publications.of(meetup.id)).toBeUndefined()
      })

      it('have an hour again when they are opened again, and follow a meetup that is moved', async () => {
        await begin()
        await store.meetups.change(meetup.id, { startsAt: meetup.startsAt + hour })
        clock.advance(2 * hour + 30 * minute)
        await run('tend')
        const early = await told('alice')
        clock.advance(3 * hour)
        await run('tend')
        await told('alice')
        await begin()
        clock.advance(59 * minute)
        await run('tend')
        const again = headline(await saidInRoom())

        expect(early).toEqual([])
        expect((await store.live.find(meetup.id))?.state).toBe('open')
        expect(again).toEqual(['### The minutes are still open: December meetup'])
        expect(await store.live.marks(meetup.id)).toHaveLength(2)
      })
    })

    describe('minutes that were ended', () => {
      const order = () =>
        store.publications.order(
          { meetupId: meetup.id, file: '2026-12-17.md', text: 'Words', title: 'Minutes for 2026-12-17', by: olivia },
          clock.now(),
        )

      it('are published once, and whoever ended them hears where', async () => {
        answers.push({
          kind: 'pushed',
          branch: 'rendezvous/2026-12-17',
          commit: 'abcdef0123456789',
          link: 'https://git.example.ca/1',
        })
        await order()

        await run('publish')
        await run('publish')

        expect(asked).toEqual([{ file: '2026-12-17.md', text: 'Words', title: 'Minutes for 2026-12-17', meetup: meetup.id }])
        expect(await told('olivia')).toEqual([
          '### Proposed to the site: Minutes for 2026-12-17\n**Branch**: `rendezvous/2026-12-17`\n**Commit**: `abcdef012345`\n**To look at it and merge it**: https://git.example.ca/1',
        ])
        expect(await store.publications.of(meetup.id)).toEqual({ state: 'pushed', link: 'https://git.example.ca/1' })
      })

      it('are tried again later and later while the network is away, of which is told once', async () => {
        await order()
        for (let tries = 0; tries < 8; tries += 1) {
          await run('publish')
          clock.advance(hour)
        }
        const news = headline(await told('olivia'))
        answers.push({ kind: 'exists', file: '2026-12-17.md' })
        await run('publish')

        expect(asked).toHaveLength(9)
        expect(news).toEqual(['### Not published yet: Minutes for 2026-12-17'])
        expect((await told('olivia'))[0]).toContain('There is a file `2026-12-17.md` already. I have left it as it is.')
      })

      it('can be ended again after they were refused, with an answer of its own', async () => {
        answers.push(
          { kind: 'refused', why: { kind: 'branch-taken', detail: 'rendezvous/@all' } },
          { kind: 'patch', name: '2026-12-17.patch', text: 'From 0\n' },
        )
        await order()
        await run('publish')
        const first = await told('olivia')
        await order()
        await run('publish')

        expect(first[0]).toContain('Rename or delete it, then try again.\n`rendezvous/@\u2060all`')
        expect(await told('olivia')).toEqual([expect.stringContaining('`git am 2026-12-17.patch`'), '```\nFrom 0\n```'])
      })
    })

    describe('links that come after the minutes', () => {
      const attach = async () => {
        const talk = await store.talks.add(
          { title: 'Helm charts', lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed', presenter: alice },
          clock.now(),
        )
        const event = { at: clock.now(), who: 'x', step: 'place' } as const
        const links = { slidesUrl: 'https://slides.example.ca/1', recordingUrl: 'https://video.example.ca/1' }
        await store.talks.change(talk.id, { state: 'confirmed', meetupId: meetup.id, ...links }, event)
      }
      const publish = async () => {
        answers.push({ kind: 'pushed', branch: 'b', commit: 'abcdef0123456789', link: 'https://git.example.ca/1' })
        await store.publications.order(
          { meetupId: meetup.id, file: '2026-12-17.md', text: '* Helm charts\n', title: 'Minutes for 2026-12-17', by: olivia },
          clock.now(),
        )
        await run('publish')
      }

      it('are added to the file by the same road, once, and whoever ended the minutes hears of it', async () => {
        await publish()
        await told('olivia')
        await attach()
        amendments.push({ kind: 'pushed', branch: 'links', commit: '0123456789abcdef' })
        await store.publications.amend(meetup.id, clock.now() + minute)
        await run('publish')
        const early = amended.length
        clock.advance(minute)
        await run('publish')
        await run('publish')

        expect(early).toBe(0)
        expect(amended).toHaveLength(1)
        expect(amended[0]?.edit('* Helm charts\n')).toBe(
          '* Helm charts, [Slides](https://slides.example.ca/1), [Recording](https://video.example.ca/1)\n',
        )
        expect(await told('olivia')).toEqual([
          '### Proposed to the site: new links in “Minutes for 2026-12-17”\n**Branch**: `links`\n**Commit**: `0123456789ab`',
        ])
        expect(await store.publications.of(meetup.id)).toEqual({ state: 'pushed', link: 'https://git.example.ca/1' })
      })

      it('are added also when they came while the minutes were being published', async () => {
        await attach()
        amendments.push({ kind: 'unchanged' })
        await publish()
        await run('publish')

        expect(amended).toHaveLength(1)
        expect(headline(await told('olivia'))).toEqual(['### Proposed to the site: Minutes for 2026-12-17'])
        expect((await store.publications.of(meetup.id))?.state).toBe('pushed')
      })

      it('leave what is published as it is when they cannot be added', async () => {
        await publish()
        await told('olivia')
        amendments.push({ kind: 'refused', why: { kind: 'branch-taken' } }, { kind: 'absent' })
        await store.publications.amend(meetup.id, clock.now())
        await run('publish')
        const refused = await told('olivia')
        await store.publications.amend(meetup.id, clock.now())
        await run('publish')

        expect(refused[0]).not.toContain('!meetup end')
        expect((await told('olivia'))[0]).toContain('neither among the minutes nor proposed')
        expect((await store.publications.of(meetup.id))?.state).toBe('pushed')
      })

      it('order nothing where no minutes are published', async () => {
        await store.publications.amend(meetup.id, clock.now())
        await run('publish')

        expect(amended).toEqual([])
      })
    })

    describe('what a meetup leaves', () => {
      const addTalk = async (title: string) => {
        const talk = await store.talks.add(
          { title, lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed', presenter: alice },
          clock.now(),
        )
        const event = { at: clock.now(), who: 'x', step: 'place' } as const
        return store.talks.change(talk.id, { state: 'confirmed', meetupId: meetup.id }, event)
      }
      const afterDays = async (days: number) => {
        clock.advance(meetup.startsAt + 2 * hour + days * day - clock.now())
        await run('ask')
      }

      it('is asked of the right person on day 1, 3 and 7, at last of the organizers, and then no more', async () => {
        const talk = await addTalk('Helm charts')
        await store.live.name(meetup.id, alice, 'en')
        await afterDays(0.5)
        const days: Record<number, readonly number[]> = {}
        for (const days_ of [0.9, 1, 2, 3, 7, 13]) {
          await afterDays(days_)
          days[days_] = [(await told('alice')).length, (await told('olivia')).length]
        }
        await afterDays(14)
        const toAlice = await told('alice')
        const [last] = await told('olivia')
        await afterDays(40)

        expect(days).toEqual({ 0.9: [0, 0], 1: [1, 1], 2: [0, 0], 3: [1, 1], 7: [1, 1], 13: [0, 0] })
        expect(toAlice).toEqual([])
        expect(last?.split('\n').slice(2)).toEqual([
          `- the slides of “Helm charts”: \`!meetup attach #${talk.id} slides:https://…\`; if there are none, \`!meetup waive slides #${talk.id}\``,
          `- the recording of “Helm charts”: \`!meetup attach #${talk.id} recording:https://…\`; if there is none, \`!meetup waive recording #${talk.id}\``,
          `- the minutes: \`!meetup end #${meetup.id}\`; if there are none, \`!meetup waive minutes #${meetup.id}\``,
          'I have asked several times; this is the last word about it.',
        ])
        expect([await told('alice'), await told('olivia')]).toEqual([[], []])
      })

      it('is not asked any more once it is there or waived', async () => {
        const talk = await addTalk('Helm charts')
        await afterDays(0.5)
        await store.talks.change(
          talk.id,
          { slidesUrl: 'https://slides.example.ca' },
          { at: clock.now(), who: 'x', step: 'slides' },
        )
        await store.aftermaths.waive(meetup.id, 'recording', olivia.id, clock.now())
        await store.publications.order(
          { meetupId: meetup.id, file: 'a.md', text: 'Words', title: 'Minutes', by: olivia },
          clock.now(),
        )

        await afterDays(1)

        expect([await told('alice'), await told('olivia')]).toEqual([[], []])
      })

      it('is told once in the rooms that heard of the meetup, when the minutes can be read', async () => {
        const talk = await addTalk('Helm charts')
        await store.talks.change(
          talk.id,
          { slidesUrl: 'https://slides.example.ca' },
          { at: clock.now(), who: 'x', step: 'slides' },
        )
        const rooms = [{ roomId: 'r1', langs: ['en', 'fr'] as const }]
        await store.announcements.order({ meetupId: meetup.id, startsAt: meetup.startsAt, rooms }, clock.now())
        await afterDays(1)
        await run('announce')
        const before = await saidInRoom()
        writeFileSync(join(folder, '2026-12-17.md'), '+++\ntitle = "Minutes for 2026-12-17"\n+++\n\n* Words\n')
        await minutes.refresh()

        await run('announce')
        await run('announce')

        expect(before).toEqual([])
        const said = await saidInRoom()
        expect(said).toHaveLength(1)
        expect(said[0]).toContain('### The minutes are there: December meetup\n**When**: Thursday, December 17, 2026')
        expect(said[0]).toContain(
          '**Minutes**: https://example.ca/meetups/2026-12-17/\n- “Helm charts”, slides: https://slides.example.ca',
        )
        expect(said[0]).toContain('### Le compte rendu est là\u00a0: December meetup')
      })

      it('waits until none of the rooms is quiet', async () => {
        const rooms = ['r1', 'r2'].map((roomId) => ({ roomId, langs: ['en'] as const }))
        await store.announcements.order({ meetupId: meetup.id, startsAt: meetup.startsAt, rooms }, clock.now())
        const from = { hour: 18, minute: 0 }
        await store.quietRooms.set('r1', { hours: { from, to: { hour: 8, minute: 0 } }, weekends: true, holidays: true })
        await store.quietRooms.set('r2', { hours: { from, to: { hour: 9, minute: 30 } }, weekends: false, holidays: false })
        await afterDays(1)
        writeFileSync(join(folder, '2026-12-17.md'), '+++\ntitle = "Minutes for 2026-12-17"\n+++\n\n* Words\n')
        await minutes.refresh()
        const heard: Record<string, number> = {}
        for (const local of [
          '2026-12-18T20:00',
          '2026-12-19T12:00',
          '2026-12-21T09:00',
          '2026-12-21T09:30',
          '2026-12-21T10:00',
        ]) {
          clock.advance(Date.parse(`${local}:00-05:00`) - clock.now())
          await run('announce')
          heard[local] = (await saidInRoom()).length
        }

        expect(heard).toEqual({
          '2026-12-18T20:00': 0,
          '2026-12-19T12:00': 0,
          '2026-12-21T09:00': 0,
          '2026-12-21T09:30': 1,
          '2026-12-21T10:00': 0,
        })
      })
    })
  })
}
