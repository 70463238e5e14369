import { describe, expect, it } from 'vitest'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import { kindOf, latenessOf } from '../../../src/features/reminders/model/index.ts'
import { day, hour, minute, openReminderScene } from '../../support/reminder-scene.ts'
import { aReminder } from '../../support/reminders.ts'
import { useEach } from '../../support/use-each.ts'

describe('how late a reminder is', () => {
  const due = Date.UTC(2026, 10, 22, 18)

  it('is of no account for what is useful until its meetup starts', () => {
    const options = { startsAt: due + 3 * day, isUsefulUntilStart: true }

    expect(latenessOf(due, due + 2 * day, options)).toBe('late')
    expect(latenessOf(due, due + 3 * day, options)).toBe('begun')
    expect(latenessOf(due, due + 2 * day, { startsAt: due + 3 * day })).toBe('old')
  })
})

describe('after an outage', () => {
  const scene = useEach(openReminderScene)

  const aMeetup = (startsIn: number): Promise<Meetup> =>
    scene.store.meetups.add(
      {
        title: 'Gathering',
        startsAt: scene.time.now() + startsIn,
        lengthMinutes: 120,
        zone: 'America/Toronto',
        scheduledBy: 'x',
      },
      scene.time.now(),
    )
  const remind = (meetup: Meetup, minutes: number, more: Parameters<typeof aReminder>[1] = {}) => {
    const nominalAt = meetup.startsAt - minutes * minute
    const { words: _, ...bare } = aReminder(nominalAt, {
      timing: { kind: 'before', meetupId: meetup.id, offset: { unit: 'minutes', amount: minutes } },
      ...{ startsAt: meetup.startsAt, to: scene.of('akua'), madeBy: scene.of('akua'), ...more },
    })
    return scene.store.reminders.add(bare, scene.time.now())
  }

  it('only the last late reminder of a meetup comes, marked as late, and names the others', async () => {
    const meetup = await aMeetup(20 * minute)
    const first = await remind(meetup, 120)
    const second = await remind(meetup, 60)

    const told = await scene.test.toldDirectly('akua', 'Gathering')
    await scene.settled()

    expect(scene.toldAkua('Gathering')).toHaveLength(1)
    expect(told).toContain("I couldn't send it then")
    expect(told).toContain(`It also covers what I couldn't send: 2 hours before the meetup \`#${meetup.id}\``)
    expect([await scene.stateOf(first.id), await scene.stateOf(second.id)]).toEqual(['told', 'told'])
    expect(await scene.store.reminders.hasMisses()).toBe(false)
  })

  it('each receiver gets their own, and words of people are never left out', async () => {
    const meetup = await aMeetup(20 * minute)
    await remind(meetup, 120)
    await remind(meetup, 60, { words: 'Bring the cable' })
    await scene.store.reminders.add(
      aReminder(meetup.startsAt - hour, {
        timing: { kind: 'before', meetupId: meetup.id, offset: { unit: 'minutes', amount: 60 } },
        ...{ startsAt: meetup.startsAt, to: scene.of('akua'), madeBy: scene.of('akua'), words: 'Bring the cable' },
      }),
      scene.time.now(),
    )

    await scene.test.toldDirectly('akua', 'Bring the cable')
    await scene.settled()

    expect(scene.toldAkua('Gathering').length).toBeGreaterThanOrEqual(2)
  })

  it('a reminder that quiet hours had moved days ahead still comes, because its own time lies ahead', async () => {
    const meetup = await aMeetup(26 * hour)
    const { id } = await remind(meetup, 25 * 60, {
      to: { roomId: 'GENERAL', name: 'general', isPrivate: false },
      madeBy: scene.of('olga'),
      kind: 'channel',
      dueAt: scene.time.now() - 3 * day,
    })

    await scene.settled()
    const waiting = await scene.stateOf(id)
    scene.time.advance(hour)
    await scene.test.sandbox.waitForMessage(() => scene.inGeneral('Gathering').length === 1)

    expect(['told', 'planned']).toContain(waiting)
    expect(scene.inGeneral('Gathering')[0]).not.toContain("I couldn't send it then")
    expect(await scene.store.reminders.hasMisses()).toBe(false)
  })

  it('an announcement is ordered as long as the meetup is ahead', async () => {
    await scene.test.ask('olga', '!meetup subscribe')
    const meetup = await aMeetup(2 * day)
    const [subscription] = await scene.store.subscriptions.all()
    const roomId = subscription?.room.id ?? ''
    await scene.store.reminders.add(
      aReminder(scene.time.now() - 5 * day, {
        kind: kindOf('announce'),
        timing: { kind: 'before', meetupId: meetup.id, offset: { unit: 'days', amount: 7 } },
        to: { roomId, name: 'cloudnative', isPrivate: false },
        startsAt: meetup.startsAt,
      }),
      scene.time.now(),
    )

    await scene.test.sandbox.waitForMessage(({ rid, msg }) => rid === roomId && msg.startsWith('### Gathering'))

    expect((await scene.store.announcements.of(meetup.id)).map((one) => one.roomId)).toEqual([roomId])
  })
})
