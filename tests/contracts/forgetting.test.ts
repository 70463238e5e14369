import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../src/features/people/audit.ts'
import type { Lease } from '../../src/messaging/repository.ts'
import { openRawBeside } from '../support/filled.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const now = Date.UTC(2026, 10, 22, 18)
const claim: Lease = { owner: 'one', now, until: now + 8_000 }

function anEntry(entry: Partial<AuditEntry> = {}): AuditEntry {
  return { at: now, who: 'akua-id', what: 'schedule', where: 'room', detail: '#1', ...entry }
}

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`the audit log and forgetting on ${kind.name}`, () => {
    const { database, store } = useStore(kind)

    const hear = (id: string, sender: string, roomId = 'room', text = '!meetup next') =>
      store.inbox.hear(
        {
          ...{ id, roomId, text, sentAt: now, roomKind: 'channel', roomName: 'cloudnative' },
          sender: { id: `${sender}-id`, username: sender },
        },
        claim,
      )

    /** Read from the database itself. */
    const textsOfInbox = async () => {
      const raw = await openRawBeside(database.url)
      const { inbox: rows = [] } = await raw.rows()
      await raw.close()
      return rows.map(({ text }) => text)
    }

    describe('the audit log', () => {
      it('tells the latest entries, with names that the bot has heard', async () => {
        await hear('m1', 'akua')
        await store.audit.add(anEntry({ detail: 'first' }))
        await store.audit.add(anEntry({ who: 'stranger-id', where: 'elsewhere' }))
        await store.audit.add(anEntry({ what: 'role add', detail: 'rhys', about: 'rhys-id' }))

        const entries = await store.audit.latest(2)

        expect(entries).toEqual([
          {
            ...anEntry({ who: 'akua', what: 'role add', detail: 'rhys', about: 'rhys-id' }),
            room: { kind: 'channel', name: 'cloudnative' },
          },
          anEntry({ who: 'stranger-id', where: 'elsewhere' }),
        ])
      })

      it('drops what is older than it is told', async () => {
        await store.audit.add(anEntry({ at: now - 1, detail: 'old' }))
        await store.audit.add(anEntry({ detail: 'young' }))

        await store.audit.forgetBefore(now)

        expect((await store.audit.latest(5)).map(({ detail }) => detail)).toEqual(['young'])
      })

      it('keeps what was done by and to somebody who is forgotten, and not who it was', async () => {
        await store.audit.add(anEntry())
        await store.audit.add(anEntry({ who: 'olga-id', what: 'role add', detail: 'akua', about: 'akua-id' }))
        await store.audit.add(anEntry({ who: 'olga-id', where: 'bot-idakua-id' }))

        await store.audit.forget('akua-id', now)

        expect(await store.audit.latest(5)).toEqual([
          anEntry({ who: 'olga-id', where: '' }),
          anEntry({ who: 'olga-id', what: 'role add', detail: '' }),
          anEntry({ who: '' }),
        ])
      })
    })

    describe('forgetting a person', () => {
      it('reaches every repository that holds something of people', async () => {
        const {
          meetups,
          attendance,
          subscriptions,
          people,
          audit,
          inbox,
          outbox,
          confirmations,
          undoLog: undos,
          erasables: forgetters,
        } = store

        expect(forgetters).toEqual(
          expect.arrayContaining([meetups, attendance, subscriptions, people, audit, inbox, outbox, confirmations, undos]),
        )
      })

      it('takes preferences back one by one, or all at once', async () => {
        await store.people.setPreferences('akua-id', { language: 'fr', zone: 'America/Halifax', department: 'TBS' })

        await store.people.setPreferences('akua-id', { zone: null })
        const without = await store.people.preferences('akua-id')
        await store.people.forget('akua-id', now)

        expect(without).toEqual({ language: 'fr', department: 'TBS' })
        expect(await store.people.preferences('akua-id')).toEqual({})
      })

      it('drops the words of their commands, and still knows those that are heard again', async () => {
        await hear('m1', 'akua')
        await store.inbox.finish('m1', 'one', 'answered', now)
        await hear('m2', 'akua', 'room', '!meetup yes')
        await hear('m3', 'akua', 'room', '!meetup about')

        await store.inbox.forget('akua-id', now)
        const isFinished = await store.inbox.finish('m2', 'one', 'answered', now)

        expect(isFinished).toBe('done')
        expect(await hear('m1', 'akua')).toBe('known')
        expect(await store.inbox.claimNext(claim, 'akua-id')).toMatchObject({ message: { id: 'm3', text: '!meetup about' } })
        expect(await store.audit.latest(1)).toEqual([])
      })

      it('drops what others could take back about them, and what the log says of them in words', async () => {
        const undo = { personId: 'olga-id', roomId: 'room', command: 'role remove', until: now }
        await store.undoLog.add({ ...undo, data: { removed: 'bob-id' } })
        await store.undoLog.add({ ...undo, data: { removed: 'akua-id' } })
        await store.audit.add(
          anEntry({ who: 'olga-id', what: 'minutes action', detail: '@Akua books the room', about: 'akua-id' }),
        )

        await store.undoLog.forget('akua-id', now)
        await store.audit.forget('akua-id', now)

        expect(await store.undoLog.newest('olga-id', 'room', now)).toMatchObject({ data: { removed: 'bob-id' } })
        expect(await store.audit.latest(1)).toEqual([anEntry({ who: 'olga-id', what: 'minutes action', detail: '' })])
      })

      it.each(['it', 'ed', '_', '%'])('named “%s” leaves everything of others as it was', async (name) => {
        const forgotten = { id: `${name}aaaaaaaaaaaaaaa`, username: name }
        await hear('m1', 'olga', 'room', '!meetup suggest "Is it edited? 100 % _sure_" (@itself @edgar @__)')
        await store.inbox.finish('m1', 'one', 'answered', now)
        const said = { kind: 'message', text: 'It is scheduled: 100 % of _seats_ wanted' } as const
        await store.outbox.add([{ id: 'o1', lane: 'room:r', to: { roomId: 'r' }, content: said, dueAt: now }], claim)
        await store.outbox.sent('o1', 'one', now)
        await store.audit.add(anEntry({ who: 'olga-id', detail: 'edited it: 100 % of _seats_', where: 'credited_%room' }))
        const kept = { personId: 'olga-id', roomId: 'room', command: 'role remove', until: now }
        const data = { removed: `x${forgotten.id}`, title: 'Is it edited? 100 % _sure_' }
        await store.undoLog.add({ ...kept, data })
        await store.confirmations.ask({ ...kept, id: 'a1', headline: 'Remove a role', plan: data })
        await store.shareableReplies.keep('olga-id', { text: said.text, command: 'next', until: now })

        for (const one of store.erasables) await one.forget(forgotten.id, now, forgotten.username)

        expect(await store.outbox.outcome('o1')).toMatchObject({ state: 'sent' })
        expect(await store.audit.latest(5)).toMatchObject([{ detail: 'edited it: 100 % of _seats_', where: 'credited_%room' }])
        expect(await store.undoLog.newest('olga-id', 'room', now)).toMatchObject({ data })
        expect(await store.confirmations.open('olga-id', 'room')).toMatchObject([{ plan: data }])
        expect(await store.shareableReplies.take('olga-id', now)).toMatchObject({ text: said.text })
        expect(await textsOfInbox()).toEqual(['!meetup suggest "Is it edited? 100 % _sure_" (@itself @edgar @__)'])
      })

      it('removes exact mentions of them from the commands of others', async () => {
        await hear('m1', 'olga', 'room', '!meetup role add @ed organizer, not @edgar')
        await store.inbox.finish('m1', 'one', 'answered', now)

        await store.inbox.forget('ed-id', now, 'ed')

        expect(await textsOfInbox()).toEqual(['!meetup role add @… organizer, not @edgar'])
      })

      it('drops with time what was sent and what could not be sent, but not what is yet to be said', async () => {
        const row = { to: { roomId: 'r' }, content: { kind: 'message', text: 'x' }, dueAt: now } as const
        const rows = ['sent', 'missed', 'due'].map((id) => ({ ...row, id, lane: id }))
        await store.outbox.add(rows, claim)
        await store.outbox.sent('sent', 'one', now)
        await store.outbox.missed('missed', 'one', { message: 'archived' }, now)

        await store.outbox.forgetBefore(now + 1)

        expect(await Promise.all(rows.map(({ id }) => store.outbox.outcome(id)))).toEqual([
          undefined,
          undefined,
          { state: 'due' },
        ])
      })

      it('drops what was said to them, but not what is yet to be said', async () => {
        const row = {
          lane: 'person:akua-id',
          to: { roomId: 'r' },
          content: { kind: 'message', text: 'x' },
          dueAt: now,
        } as const
        await store.outbox.add([{ ...row, id: 'o1' }], claim)
        await store.outbox.sent('o1', 'one', now)
        await store.outbox.add([{ ...row, id: 'o2' }], claim)

        await store.outbox.forget('akua-id', now)
        const { claimed: isFree } = await store.outbox.add([{ ...row, id: 'o1', lane: 'other' }], claim)

        expect(isFree.map(({ id }) => id)).toEqual(['o1'])
        await store.outbox.release('one')
        expect((await store.outbox.claimDue(claim, 5)).map(({ id }) => id)).toEqual(['o2', 'o1'])
      })
    })
  })
}
