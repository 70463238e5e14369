import { describe, expect, it } from 'vitest'
import type { ReminderKind } from '../../../src/features/reminders/model/index.ts'
import { minute, openReminderScene } from '../../support/reminder-scene.ts'
import { aReminder } from '../../support/reminders.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openReminderScene)

const count = 230

/** Reminders by olga that are due together, a minute from now. For people, because rooms would reach their limit after three. */
async function plantMany(change: (index: number) => Partial<Parameters<typeof aReminder>[1]> = () => ({})): Promise<void> {
  const dueAt = scene.time.now() + minute
  await scene.store.transaction(async ({ reminders }) => {
    for (let index = 0; index < count; index += 1) {
      const words = `Number ${index}.`
      const [to, madeBy] = [scene.of('akua'), scene.of('olga')]
      await reminders.add(aReminder(dueAt, { to, madeBy, words, ...change(index) }), scene.time.now())
    }
  })
}

function toldNumbers(): readonly number[] {
  return scene.toldAkua('Number ').map((msg) => Number(/Number (\d+)\./.exec(msg)?.[1]))
}

const all = Array.from({ length: count }, (_, index) => index)

describe('reminders that fall due together', () => {
  it('come once each, in order, without looking up their receiver for each one', async () => {
    await plantMany()
    const looked = scene.test.sandbox.counters.rest['users.info'] ?? 0

    scene.time.advance(minute)
    await scene.test.sandbox.waitForMessage(() => toldNumbers().length === count)
    await scene.settled()

    expect(toldNumbers()).toEqual(all)
    // Akua once per run of the job, plus a few unrelated lookups: the probes' and the job's for closed accounts.
    expect((scene.test.sandbox.counters.rest['users.info'] ?? 0) - looked).toBeLessThan(count / 10)
  })

  it('are not kept back by one among them that is broken', async () => {
    const broken = 57
    await plantMany((index) => (index === broken ? { kind: 'nobody-knows' as ReminderKind } : {}))

    scene.time.advance(minute)
    await scene.test.sandbox.waitForMessage(() => toldNumbers().length === count - 1)
    await scene.settled()

    expect(toldNumbers().toSorted((a, b) => a - b)).toEqual(all.filter((index) => index !== broken))
  })

  it('ask once for the rooms of all of them, and give up none while the workspace does not answer', async () => {
    scene.test.sandbox.faults.rest({ route: 'subscriptions.get', kind: 'refuse', times: 1 })
    const asked = scene.test.sandbox.counters.rest['subscriptions.get'] ?? 0
    for (const words of ['First.', 'Second.', 'Third.']) await scene.remindGeneral(scene.time.now() + minute, words)

    scene.time.advance(minute)
    await expect.poll(() => scene.test.sandbox.counters.rest['subscriptions.get']).toBe(asked + 1)
    await scene.settled()
    scene.time.advance(3_000)
    await scene.test.sandbox.waitForMessage(() => scene.inGeneral('Third.').length === 1)

    expect(['First.', 'Second.', 'Third.'].map((words) => scene.inGeneral(words).length)).toEqual([1, 1, 1])
    expect(scene.test.sandbox.counters.rest['subscriptions.get']).toBe(asked + 2)
  })
})
