import { describe, expect, it } from 'vitest'
import { Config } from '../../../config/schema.ts'
import { type Automation, dueOf, isForPeople, readAutomation, stepsOf } from '../../../src/features/automation/model.ts'
import { type AutomationRoom, compareAutomation, wantedRows } from '../../../src/features/automation/planned-steps.ts'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import { systemActor } from '../../../src/features/people/system-actor.ts'
import { kindOf, type Reminder } from '../../../src/features/reminders/model/index.ts'
import { atLocal, localOf } from '../../../src/shared/dates/local-time.ts'

const plan = readAutomation(Config.parse({}).community.plan)
const room = (roomId: string, quiet = false): AutomationRoom => ({ to: { roomId, name: roomId, isPrivate: false }, quiet })

function meetupOn(year: number, month: number, day: number, zone = 'America/Toronto') {
  return { startsAt: atLocal({ year, month, day }, { hour: 13, minute: 0 }, zone).at, zone } as Meetup
}

/** A row of a plan, as the store returns it. */
function aRow(row: Partial<Reminder> = {}): Reminder {
  const { startsAt } = meetupOn(2026, 12, 17)
  return {
    ...{ id: 1, kind: kindOf('remind'), state: 'planned', to: room('r1').to, lang: 'en', madeBy: systemActor, madeIn: '' },
    timing: { kind: 'before', meetupId: 1, offset: { unit: 'days', amount: 1 } },
    ...{ startsAt, nominalAt: startsAt, dueAt: startsAt, round: 0, tries: 0 },
    ...row,
  }
}

const only = (step: keyof Automation, ...offsets: Automation[keyof Automation]): Automation => ({
  ...{ call: [], ask: [], announce: [], reopen: [], presenters: [], remind: [], join: [], nag: [] },
  [step]: offsets,
})

describe('a plan', () => {
  it('has the steps of the product, each at its times', () => {
    const { startsAt, zone } = meetupOn(2026, 12, 17)
    const told = stepsOf(plan).map((one) => {
      const { date, time } = localOf(dueOf({ startsAt, zone }, one), zone)
      return `${one.step} ${date.month}-${date.day} ${time.hour}:00`
    })

    expect(told).toEqual([
      'call 11-26 10:00',
      'call 12-3 10:00',
      'ask 12-3 10:00',
      'ask 12-10 10:00',
      'announce 12-10 10:00',
      'reopen 12-12 10:00',
      'presenters 12-14 10:00',
      'presenters 12-16 10:00',
      'remind 12-16 10:00',
      'join 12-17 12:00',
      'nag 12-18 10:00',
      'nag 12-24 10:00',
    ])
  })

  // The days after the clock changes, and the days before: steps counted in days cross the change one way or the other.
  it.each([
    ['America/Toronto', 2027, 3, 15],
    ['America/Toronto', 2026, 11, 2],
    ['America/Toronto', 2026, 10, 31],
    ['America/St_Johns', 2027, 3, 15],
    ['America/St_Johns', 2026, 11, 2],
    ['America/Vancouver', 2027, 3, 15],
    ['America/Vancouver', 2026, 11, 2],
    ['Europe/Paris', 2027, 3, 29],
    ['Europe/Paris', 2026, 10, 26],
  ] as const)('takes steps counted in days at ten in %s around %d-%d-%d, and hours are hours', (zone, year, month, day) => {
    const meetup = meetupOn(year, month, day, zone)

    for (const one of stepsOf(plan)) {
      const due = dueOf(meetup, one)
      const { hour } = localOf(due, zone).time
      expect(hour).toBe(one.offset.unit === 'days' ? 10 : 12)
      if (one.offset.unit === 'minutes') expect(meetup.startsAt - due).toBe(3_600_000)
    }
  })

  it('notifies organizers of the last call only', () => {
    const calls = stepsOf(plan).filter(({ step }) => step === 'call')

    expect(calls.map((one) => isForPeople(plan, one))).toEqual([false, true])
  })

  it('has each time once, longest first, whatever the input order', () => {
    expect(readAutomation({ ...Config.parse({}).community.plan, remind: ['1d', '3h', '1d', '24h', '2w'] }).remind).toEqual([
      { unit: 'days', amount: 14 },
      { unit: 'minutes', amount: 1_440 },
      { unit: 'minutes', amount: 180 },
    ])
  })
})

describe('the rows of a plan', () => {
  const meetup = meetupOn(2026, 12, 17)
  const early = meetup.startsAt - 40 * 86_400_000
  const wanted = wantedRows(plan, [room('r1'), room('quiet', true)])

  it('are one for each room, quiet ones only for announcements, and one for people', () => {
    const of = (step: string) => wanted.filter((one) => one.step === step).map(({ to }) => ('roomId' in to ? to.roomId : to.id))

    expect(of('remind')).toEqual(['r1'])
    expect(of('announce')).toEqual(['r1', 'quiet'])
    expect(of('ask')).toEqual([systemActor.id, systemActor.id])
    expect(of('call')).toEqual(['r1', systemActor.id, 'r1'])
  })

  it('are all added for a meetup far ahead, and only those ahead for one at short notice', () => {
    const far = compareAutomation(wanted, [], meetup, early)
    const near = compareAutomation(wanted, [], meetup, meetup.startsAt - 2 * 86_400_000)

    expect(far.add).toEqual(wanted)
    expect([...new Set(near.add.map(({ step }) => step))]).toEqual(['presenters', 'remind', 'join', 'nag'])
  })

  it.each([
    ['stays', { state: 'planned' }, [0, 0, 0]],
    ['stays when it was told', { state: 'told' }, [0, 0, 0]],
    ['comes back when its time had passed and lies ahead again', { state: 'cancelled', why: 'past' }, [0, 1, 0]],
    ['comes back when the plan has it again', { state: 'cancelled', why: 'plan' }, [0, 1, 0]],
    ['stays off when somebody took it off', { state: 'cancelled', why: 'person' }, [0, 0, 0]],
    ['comes back when it was missed for another date', { state: 'missed', startsAt: 1 }, [0, 1, 0]],
    ['stays missed for the same date', { state: 'missed' }, [0, 0, 0]],
    ['goes when its room does not hear of it any more', { state: 'planned', to: room('gone').to }, [1, 0, 1]],
    [
      'goes when the plan has another time',
      { timing: { kind: 'before', meetupId: 1, offset: { unit: 'days', amount: 2 } } },
      [1, 0, 1],
    ],
    ['is nobody else’s when it is somebody’s own reminder', { kind: 'channel', to: room('gone').to }, [1, 0, 0]],
  ] as const)('that is there %s', (_, row, expected) => {
    const one = wantedRows(only('remind', { unit: 'days', amount: 1 }), [room('r1')])

    const { add, revive, drop } = compareAutomation(one, [aRow(row as Partial<Reminder>)], meetup, early)

    expect([add.length, revive.length, drop.length]).toEqual(expected)
  })

  it('stay off in every room, also one that comes later, when somebody took the step off', () => {
    const two = wantedRows(only('remind', { unit: 'days', amount: 1 }), [room('r1'), room('r2')])

    const { add } = compareAutomation(two, [aRow({ state: 'cancelled', why: 'person' })], meetup, early)

    expect(add).toEqual([])
  })
})
