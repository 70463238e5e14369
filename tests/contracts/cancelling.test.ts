import { beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '../../src/command/caller.ts'
import { cancelMeetup } from '../../src/features/changes/change-meetup.ts'
import { openMeetup } from '../../src/features/changes/open-meetup.ts'
import type { Repositories } from '../../src/features/repositories.ts'
import type { Services } from '../../src/features/services.ts'
import { findOpenMeetup, scheduleTalk } from '../../src/features/talks/schedule-talk.ts'
import { changeTalk, openTalk } from '../../src/features/talks/service.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const clock = createFakeClock()
const caller: Caller = {
  ...{ id: 'u1', username: 'olga', lang: 'en', zone: 'America/Toronto' },
  room: { id: 'r1', kind: 'channel' },
}

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`cancelling a meetup on ${kind.name}`, () => {
    const { store } = useStore(kind)

    beforeEach(async () => {
      await store.roles.give({ personId: 'u1', username: 'olga', role: 'organizer', since: 0 })
    })

    const needs = (repositories: Repositories) =>
      ({ ...repositories, clock, community: { zone: 'America/Toronto' } }) as unknown as Services

    const plan = () =>
      store.meetups.add(
        { startsAt: clock.now() + 86_400_000, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'u1' },
        clock.now(),
      )

    async function offer(meetupId?: number): Promise<number> {
      const { id } = await store.talks.add(
        {
          ...{ title: 'Helm', lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed' },
          presenter: { id: 'u2', username: 'akua' },
        },
        clock.now(),
      )
      const state = meetupId === undefined ? 'accepted' : 'scheduled'
      const change = { state, ...(meetupId !== undefined && { meetupId }) } as const
      await store.talks.change(id, change, { at: clock.now(), who: 'u1', step: 'place' })
      return id
    }

    const cancel = (id: number) =>
      store.transaction(async (tx) => {
        const opened = await openMeetup(needs(tx), { id }, caller)
        if ('problem' in opened) return []
        return (await cancelMeetup(needs(tx), opened, { what: 'cancel meetup', reason: 'Storm' }, caller)).notices
      })

    const confirm = (id: number) =>
      store.transaction(async (tx) => {
        const opened = await openTalk(needs(tx), id, 'confirm', caller)
        if (!('problem' in opened)) await changeTalk(needs(tx), opened.talk, { state: 'confirmed' }, 'confirm', caller)
      })

    const place = (id: number, meetupId: number) =>
      store.transaction(async (tx) => {
        const opened = await openTalk(needs(tx), id, 'place', caller)
        const sought = await findOpenMeetup(needs(tx), { id: meetupId }, caller)
        if (!('problem' in opened || 'problem' in sought)) await scheduleTalk(needs(tx), opened.talk, sought.meetup, caller)
      })

    it('leaves no talk on it, whether one is confirmed or placed there at the same moment', { timeout: 60_000 }, async () => {
      for (let round = 0; round < 25; round += 1) {
        const meetup = await plan()
        const [confirmed, placed] = [await offer(meetup.id), await offer()]

        await Promise.all([confirm(confirmed), cancel(meetup.id), place(placed, meetup.id)])

        expect(await store.talks.agenda(meetup.id)).toEqual([])
        expect(await store.talks.find(confirmed)).toMatchObject({ state: 'accepted' })
        expect(await store.talks.find(confirmed)).not.toHaveProperty('meetup')
        expect(await store.talks.find(placed)).toMatchObject({ state: 'accepted' })
      }
    })

    it('is done once by two who do it at the same moment, and tells a presenter once', { timeout: 60_000 }, async () => {
      for (let round = 0; round < 10; round += 1) {
        const meetup = await plan()
        await offer(meetup.id)

        const told = await Promise.all([cancel(meetup.id), cancel(meetup.id)])

        expect(told.flat().map(({ to }) => to)).toEqual([{ personId: 'u2' }])
      }
    })
  })
}
