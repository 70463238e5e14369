import { describe, expect, it } from 'vitest'
import type { ShareableReply } from '../../src/command/shareable-replies.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const now = Date.UTC(2026, 10, 22, 18)
const until = now + 600_000
const answer: ShareableReply = { text: '### Minutes', command: 'minutes', until }

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`sharing on ${kind.name}`, () => {
    const { store } = useStore(kind)

    describe('a private answer that can be posted', () => {
      it('is the last one of each person, given back as it was', async () => {
        await store.shareableReplies.keep('akua-id', { ...answer, command: 'topics' })
        await store.shareableReplies.keep('akua-id', { ...answer, showsMeetup: 12 })

        expect(await store.shareableReplies.take('rhys-id', now)).toBeUndefined()
        expect(await store.shareableReplies.take('akua-id', until)).toEqual({ ...answer, showsMeetup: 12 })
      })

      it('is posted no more once its time is over', async () => {
        await store.shareableReplies.keep('akua-id', answer)

        expect(await store.shareableReplies.take('akua-id', until + 1)).toBeUndefined()
      })

      it('is taken by one of ten who take it at the same moment', async () => {
        await store.shareableReplies.keep('akua-id', answer)

        const taken = await Promise.all(Array.from({ length: 10 }, () => store.shareableReplies.take('akua-id', now)))

        expect(taken.filter((one) => one !== undefined)).toEqual([answer])
      })

      it('goes with the person it was given to and when it is old, and stays with everybody else', async () => {
        await store.shareableReplies.keep('akua-id', answer)
        await store.shareableReplies.keep('rhys-id', { ...answer, text: 'A talk by Akua' })
        await store.shareableReplies.keep('felix-id', answer)
        await store.shareableReplies.keep('olga-id', { ...answer, until: now - 1 })

        await store.shareableReplies.forget('akua-id', now)
        await store.shareableReplies.forgetBefore(now)

        const people = ['akua-id', 'rhys-id', 'felix-id', 'olga-id']
        const left = await Promise.all(people.map((id) => store.shareableReplies.take(id, now - 2)))
        expect(left).toEqual([undefined, { ...answer, text: 'A talk by Akua' }, answer, undefined])
      })
    })

    it('counts each change of a meetup, also of ten who change it at the same moment', async () => {
      const planned = { startsAt: now, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'olga-id' }
      const { id, revision } = await store.meetups.add(planned, now)

      await Promise.all(
        Array.from({ length: 10 }, (_, hour) => store.meetups.change(id, { startsAt: now + hour * 3_600_000 }, now)),
      )
      await store.meetups.change(id, {}, now)

      expect(revision).toBeUndefined()
      expect((await store.meetups.find(id))?.revision).toBe(10)
    })
  })
}
