import { describe, expect, it } from 'vitest'
import type { Confirmation, UndoableChange } from '../../src/command/confirmations.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const now = Date.UTC(2026, 10, 22, 18)

function aConfirmation(confirmation: Partial<Confirmation> = {}): Confirmation {
  return {
    ...{ personId: 'akua-id', roomId: 'room', id: '2abc', headline: 'x', command: 'role add', until: now + 300_000 },
    plan: { person: { id: 'rhys-id', username: 'rhys' }, when: { at: now } },
    ...confirmation,
  }
}

function aChange(change: Partial<UndoableChange> = {}): UndoableChange {
  return { personId: 'akua-id', roomId: 'room', command: 'zone', data: { before: null }, until: now + 600_000, ...change }
}

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`second thoughts on ${kind.name}`, () => {
    const { store } = useStore(kind)

    const makeOrganizers = async (...names: readonly string[]) => {
      for (const [index, username] of names.entries())
        await store.roles.give({ personId: `${username}-id`, username, role: 'organizer', since: now + index })
    }
    const organizers = async () => (await store.roles.all()).map(({ username }) => username)

    describe('what waits for a yes', () => {
      it('is given back as it was, and once', async () => {
        await store.confirmations.ask(aConfirmation())

        expect(await store.confirmations.open('akua-id', 'room')).toEqual([aConfirmation()])
        expect(await store.confirmations.take('akua-id', 'room', '2abc')).toEqual(aConfirmation())
        expect(await store.confirmations.take('akua-id', 'room', '2abc')).toBeUndefined()
      })

      it('stays apart by person, room and id, the newest first', async () => {
        await store.confirmations.ask(aConfirmation())
        await store.confirmations.ask(aConfirmation({ roomId: 'other', command: 'forget me' }))
        await store.confirmations.ask(aConfirmation({ id: '3abc', command: 'announce', plan: {}, until: now + 300_001 }))

        const open = await store.confirmations.open('akua-id', 'room')
        expect(open.map(({ id, command }) => [id, command])).toEqual([
          ['3abc', 'announce'],
          ['2abc', 'role add'],
        ])
        expect(await store.confirmations.open('akua-id', 'other')).toMatchObject([{ command: 'forget me' }])
        expect(await store.confirmations.open('rhys-id', 'room')).toEqual([])
      })

      it('is replaced by one that would do the same', async () => {
        await store.confirmations.ask(aConfirmation())
        await store.confirmations.ask(aConfirmation({ id: '3abc' }))

        expect(await store.confirmations.open('akua-id', 'room')).toEqual([aConfirmation({ id: '3abc' })])
        expect(await store.confirmations.take('akua-id', 'room', '2abc')).toBeUndefined()
      })

      it('is kept by what another one with a short or odd id forgets', async () => {
        await store.confirmations.ask(aConfirmation({ plan: { note: 'edited in_it 100%', person: { id: 'x_d' } } }))

        for (const id of ['ed', 'it', '_', '%', 'x%d', 'xyd']) await store.confirmations.forget(id, now)

        expect(await store.confirmations.open('akua-id', 'room')).toHaveLength(1)
      })

      it('is taken by one of ten who take it at the same moment', async () => {
        await store.confirmations.ask(aConfirmation())

        const taken = await Promise.all(Array.from({ length: 10 }, () => store.confirmations.take('akua-id', 'room', '2abc')))

        expect(taken.filter((one) => one !== undefined)).toHaveLength(1)
      })

      it('is dropped when it is long over, or when somebody in it is forgotten', async () => {
        await store.confirmations.ask(aConfirmation())
        await store.confirmations.ask(aConfirmation({ personId: 'rhys-id', until: now - 1 }))
        await store.confirmations.ask(aConfirmation({ personId: 'olga-id', plan: { person: { id: 'akua-id' } } }))

        await store.confirmations.forgetBefore(now)
        const kept = await store.confirmations.open('akua-id', 'room')
        await store.confirmations.forget('akua-id', now)

        expect(kept).toEqual([aConfirmation()])
        expect(await store.confirmations.open('rhys-id', 'room')).toEqual([])
        expect(await store.confirmations.open('akua-id', 'room')).toEqual([])
        expect(await store.confirmations.open('olga-id', 'room')).toEqual([])
      })
    })

    describe('what can be taken back', () => {
      it('is the newest change of a person in a room, until its time is over', async () => {
        await store.undoLog.add(aChange({ until: now + 100 }))
        await store.undoLog.add(aChange({ data: ['second'] }))
        await store.undoLog.add(aChange({ roomId: 'other' }))
        await store.undoLog.add(aChange({ personId: 'rhys-id' }))

        expect(await store.undoLog.newest('akua-id', 'room', now)).toMatchObject(aChange({ data: ['second'] }))
        expect(await store.undoLog.newest('akua-id', 'room', now + 600_000)).toMatchObject({ data: ['second'] })
        expect(await store.undoLog.newest('akua-id', 'room', now + 600_001)).toBeUndefined()
      })

      it('is taken once, and then the one before it', async () => {
        await store.undoLog.add(aChange({ command: 'lang' }))
        await store.undoLog.add(aChange())
        const id = (await store.undoLog.newest('akua-id', 'room', now))?.id ?? 0

        const taken = await Promise.all(Array.from({ length: 10 }, () => store.undoLog.take(id)))

        expect(taken.filter(Boolean)).toHaveLength(1)
        expect(await store.undoLog.newest('akua-id', 'room', now)).toMatchObject({ command: 'lang' })
      })

      it('is dropped when its time is over, or its person forgotten', async () => {
        await store.undoLog.add(aChange({ until: now - 1 }))
        await store.undoLog.add(aChange({ personId: 'rhys-id' }))

        await store.undoLog.forgetBefore(now)
        await store.undoLog.forget('rhys-id', now)

        expect(await store.undoLog.newest('akua-id', 'room', 0)).toBeUndefined()
        expect(await store.undoLog.newest('rhys-id', 'room', 0)).toBeUndefined()
      })
    })

    describe('taking a role', () => {
      it('needs somebody who has it, to take it from somebody who has it', async () => {
        await makeOrganizers('olga', 'akua')

        expect(await store.roles.take('akua-id', 'organizer', 'rhys-id')).toBe('not allowed')
        expect(await store.roles.take('rhys-id', 'organizer', 'olga-id')).toBe('not held')
        expect(await store.roles.take('rhys-id', 'organizer', 'rhys-id')).toBe('not held')
        expect(await store.roles.take('akua-id', 'organizer', 'olga-id')).toBe('taken')
        expect(await store.roles.take('olga-id', 'organizer', 'olga-id')).toBe('last')
        expect(await organizers()).toEqual(['olga'])
      })

      it('leaves one of two who take it from each other at the same time, every time', async () => {
        for (let round = 0; round < 50; round += 1) {
          await makeOrganizers('olga', 'akua')

          const results = await Promise.all([
            store.roles.take('akua-id', 'organizer', 'olga-id'),
            store.roles.take('olga-id', 'organizer', 'akua-id'),
          ])

          expect(results.toSorted()).toEqual(['not allowed', 'taken'])
          expect(await organizers()).toHaveLength(1)
        }
      })

      it('leaves one of three who all resign at the same time', async () => {
        for (let round = 0; round < 20; round += 1) {
          await makeOrganizers('olga', 'akua', 'rhys')

          const results = await Promise.all(
            ['olga-id', 'akua-id', 'rhys-id'].map((id) =>
              store.transaction(async (tx) =>
                (await tx.roles.has(id, 'organizer')) ? tx.roles.take(id, 'organizer', id) : '',
              ),
            ),
          )

          expect(results.toSorted()).toEqual(['last', 'taken', 'taken'])
          expect(await organizers()).toHaveLength(1)
        }
      })
    })

    describe('a meetup that was planned by mistake', () => {
      const aMeetup = { startsAt: now + 1e6, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'akua-id' }

      it('is gone when it is taken back, and its number is never given again', async () => {
        const { id } = await store.meetups.add(aMeetup, now)

        const first = await store.meetups.remove(id)
        const second = await store.meetups.remove(id)

        expect([first, second]).toEqual([true, false])
        expect(await store.meetups.find(id)).toBeUndefined()
        expect((await store.meetups.add(aMeetup, now)).id).toBeGreaterThan(id)
      })

      it('stays when somebody answers, even at the very moment', async () => {
        for (let round = 0; round < 30; round += 1) {
          const { id } = await store.meetups.add(aMeetup, now)
          const answer = { personId: 'rhys-id', username: 'rhys', wish: 'room' } as const

          const [isBack, entered] = await Promise.all([
            store.transaction((tx) => tx.meetups.remove(id)),
            store.attendance.enter(id, answer, { kind: 'typed' }, now),
          ])

          expect(isBack).toBe('closed' in entered)
          expect((await store.meetups.find(id)) === undefined).toBe(isBack)
        }
      })
    })
  })
}
