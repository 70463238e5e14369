import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bot } from '../../../src/app/bot.ts'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import type { Reminder } from '../../../src/features/reminders/model/index.ts'
import { startReadyBot } from '../../support/bot.ts'
import { day, hour, minute, openReminderScene, type ReminderScene } from '../../support/reminder-scene.ts'
import { storyDatabases } from '../../support/stores.ts'
import { useDatabase } from '../../support/use-store.ts'

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`the plan of a meetup on ${kind.name}`, () => {
    const database = useDatabase(kind)
    let scene: ReminderScene
    let others: Bot[]

    beforeEach(async () => {
      scene = await openReminderScene({ databaseUrl: database.url })
      others = []
      await scene.store.subscriptions.put(
        {
          room: { id: 'GENERAL', kind: 'channel', name: 'general' },
          language: 'en',
          quiet: false,
          since: 0,
          by: 'x',
          publishes: true,
        },
        scene.time.now(),
      )
    })
    afterEach(async () => {
      for (const bot of [...others, scene.test.bot]) await bot.stop()
      await scene.test.sandbox.close()
    })

    const rowsOf = async ({ id }: Meetup, step?: string) =>
      (await scene.store.reminders.ofMeetup(id)).filter((row) => step === undefined || row.kind === `plan:${step}`)
    const statesOf = async (meetup: Meetup, step: string) => (await rowsOf(meetup, step)).map(({ state }: Reminder) => state)
    async function aMeetup(startsIn: number): Promise<Meetup> {
      const meetup = await scene.store.meetups.add(
        {
          ...{ title: 'Gathering', startsAt: scene.time.now() + startsIn, lengthMinutes: 120 },
          ...{ zone: 'America/Toronto', joinUrl: 'https://meet.example.ca/abc', scheduledBy: 'x' },
        },
        scene.time.now(),
      )
      await expect.poll(async () => (await rowsOf(meetup)).length).toBeGreaterThan(0)
      return meetup
    }
    /** Schedules a talk by akua, long enough ago that she has had time to answer. */
    async function aTalk(meetup: Meetup, state: 'scheduled' | 'confirmed' = 'scheduled'): Promise<number> {
      const { talks } = scene.store
      const given = { title: 'Helm', presenter: scene.of('akua'), lengthMinutes: 20, lang: 'en', from: 'room' } as const
      const { id } = await talks.add({ ...given, state: 'proposed' }, scene.time.now())
      const at = scene.time.now() - 3 * day
      await talks.change(id, { state: 'scheduled', meetupId: meetup.id }, { at, who: 'x', step: 'place' })
      if (state === 'confirmed') await talks.change(id, { state }, { at, who: 'x', step: 'confirm' })
      return id
    }
    const done = (meetup: Meetup, step: string, state: Reminder['state'] = 'told') =>
      expect.poll(async () => (await statesOf(meetup, step)).every((one) => one === state)).toBe(true)
    const told = (username: string, words: string) => scene.rooms.told(username).filter((msg) => msg.includes(words))

    it.skipIf(kind.name !== 'PostgreSQL')(
      'is carried out once by two copies of the bot, from the first call to the last request',
      { timeout: 60_000 },
      async () => {
        others.push(await startReadyBot(scene.test.sandbox, { databaseUrl: database.url, clock: scene.clock }))
        const meetup = await aMeetup(22 * day)
        scene.time.advance(day)
        await scene.test.sandbox.waitForMessage(() => scene.inGeneral("Who'd like to present?").length > 0)
        const talk = await aTalk(meetup)
        for (const [days, step] of [
          [7, 'call'],
          [7, 'ask'],
          [2, 'reopen'],
          [4, 'remind'],
          [1, 'join'],
          [1, 'nag'],
        ] as const) {
          scene.time.advance(days * day)
          const now = scene.time.now()
          await expect
            .poll(async () => (await rowsOf(meetup, step)).some((row) => row.dueAt <= now && row.state !== 'planned'))
            .toBe(true)
          await scene.settled()
        }

        expect(scene.inGeneral("Who'd like to present?")).toHaveLength(1)
        // By now its announcement says that it's over.
        expect(scene.inGeneral('### Gathering (over)')).toHaveLength(1)
        expect(scene.inGeneral('### Gathering')).toHaveLength(1)
        expect(scene.inGeneral('### Coming up')).toHaveLength(1)
        expect(told('akua', '### Will you present?')).toHaveLength(2)
        expect(told('akua', '### Your slot is open again')).toHaveLength(1)
        expect(told('olga', '### Talks that were not confirmed')).toHaveLength(1)
        expect(told('olga', '### Still missing after')).toHaveLength(1)
        const steps = (await scene.store.talks.history(talk)).map(({ step }) => step)
        expect(steps).toEqual(['present', 'place', 'reopen'])
      },
    )

    it('does late what is late by less than a day, as long as the meetup has not begun, without an apology', async () => {
      await aMeetup(2 * day)

      scene.time.advance(day + 5 * hour)
      await scene.test.sandbox.waitForMessage(() => scene.inGeneral('### Coming up').length > 0)

      const [said] = scene.inGeneral('### Coming up')
      expect(said).toMatch(/\*\*When\*\*: .*, (?:tomorrow|in 19 hours)\n/)
      expect(said).not.toContain('could not send it then')
    })

    it('skips what is later than that, and tells the organizers which step it was; later steps still happen', async () => {
      const meetup = await aMeetup(2 * day)

      // Monday: nothing is asked for at a weekend.
      scene.time.advance(5 * day + minute)
      await done(meetup, 'join', 'missed')
      const digest = await scene.test.toldDirectly('olga', 'Reminders that were not sent')
      await scene.test.toldDirectly('olga', '### Still missing after')

      expect(digest).toContain('place and join link to those who come · ')
      expect(digest).toContain('presenters get their time, place and link · ')
    })

    it('rests in a room that the bot was removed from, of which only organizers hear', async () => {
      const meetup = await aMeetup(2 * day)
      await scene.store.subscriptions.put(
        {
          room: { id: 'gone', kind: 'channel', name: 'gone' },
          language: 'en',
          quiet: false,
          since: 0,
          by: 'x',
          publishes: true,
        },
        scene.time.now(),
      )
      await expect.poll(async () => (await statesOf(meetup, 'remind')).length).toBe(2)

      scene.time.advance(day)
      const news = await scene.test.toldDirectly('olga', 'Reminders are paused for `#gone`')
      await scene.settled()

      expect(news).toContain("I'm not in it any more")
      expect((await statesOf(meetup, 'remind')).toSorted()).toEqual(['paused', 'told'])
    })

    it('asks nothing of somebody who has confirmed', async () => {
      const meetup = await aMeetup(8 * day)
      await aTalk(meetup, 'confirmed')

      scene.time.advance(day)
      await done(meetup, 'ask')
      scene.time.advance(2 * day)
      await done(meetup, 'reopen')
      await scene.settled()

      expect([...told('akua', 'Will you present?'), ...told('akua', 'slot is open')]).toEqual([])
    })

    it('sends the link to those who come or wait an hour before, whatever the quiet hours of a room', async () => {
      const hours = { from: { hour: 0, minute: 0 }, to: { hour: 23, minute: 59 } }
      await scene.store.quietRooms.set('GENERAL', { hours, weekends: false, holidays: false })
      const meetup = await aMeetup(4 * day)
      await scene.store.attendance.resize(meetup.id, 1)
      const answers = { rhys: 'room', felix: 'room', akua: 'no' } as const
      for (const [username, wish] of Object.entries(answers)) {
        const personId = scene.test.idOf(username)
        await scene.store.attendance.enter(meetup.id, { personId, username, wish }, { kind: 'typed' }, scene.time.now())
      }
      const [row] = await rowsOf(meetup, 'join')

      scene.time.advance((row?.dueAt ?? 0) - scene.time.now())
      await done(meetup, 'join')
      const toRhys = await scene.test.toldDirectly('rhys', 'https://meet.example.ca/abc')
      const toFelix = await scene.test.toldDirectly('felix', 'https://meet.example.ca/abc')

      expect(row?.dueAt).toBe(meetup.startsAt - hour)
      expect(toRhys).toContain('### Coming up: Gathering')
      expect(toRhys).not.toContain('still full')
      expect(toFelix).toContain("The room is still full, so you're still on the waiting list.")
      expect(told('akua', 'https://meet.example.ca/abc')).toEqual([])
    })

    it('announces where nothing is posted, and leaves existing posts alone', async () => {
      const meetup = await aMeetup(8 * day)
      await scene.store.announcements.order(
        { meetupId: meetup.id, startsAt: meetup.startsAt, rooms: [{ roomId: 'GENERAL', langs: ['en'] }] },
        scene.time.now(),
      )
      await scene.test.sandbox.waitForMessage(() => scene.inGeneral('### Gathering').length > 0)

      scene.time.advance(day)
      await done(meetup, 'announce')
      await scene.settled()

      expect(scene.inGeneral('### Gathering')).toHaveLength(1)
    })
  })
}
