import type { EpochMs } from '../../shared/dates/time.ts'
import type { Meetup } from '../meetups/model.ts'
import { systemActor } from '../people/system-actor.ts'
import { kindOf, type Reminder, type RowLike, rowKey, stepKey, stepOf } from '../reminders/model/index.ts'
import { type Automation, dueOf, isForPeople, isForRooms, isReminding, type PlannedStep, stepsOf } from './model.ts'

/** A step as a row: for one room, or for the bot itself, which looks up the people when the step is due. */
export interface WantedRow extends PlannedStep {
  readonly to: Reminder['to']
}

/** A room that hears about a meetup. `quiet`: announcements only. */
export interface AutomationRoom {
  readonly to: Extract<Reminder['to'], { readonly roomId: string }>
  readonly quiet: boolean
}

export function wantedRows(plan: Automation, rooms: readonly AutomationRoom[]): readonly WantedRow[] {
  return stepsOf(plan).flatMap((planned) => {
    const hears = ({ quiet }: AutomationRoom) => isForRooms(planned.step) && !(quiet && isReminding(planned.step))
    const receivers = [...(isForPeople(plan, planned) ? [systemActor] : []), ...rooms.filter(hears).map(({ to }) => to)]
    return receivers.map((to) => ({ ...planned, to }))
  })
}

/** How the rows of a meetup have to change to match its plan. */
export interface AutomationDifference {
  readonly add: readonly WantedRow[]
  /** Inactive rows whose time is in the future again. */
  readonly revive: readonly Reminder[]
  readonly drop: readonly Reminder[]
}

/** Only future steps are planned, so a meetup planned at short notice doesn't get a burst of missed ones. */
export function compareAutomation(
  wanted: readonly WantedRow[],
  rows: readonly Reminder[],
  meetup: Pick<Meetup, 'startsAt' | 'zone'>,
  now: EpochMs,
): AutomationDifference {
  const own = rows.filter((row) => stepOf(row) !== undefined)
  const leftOut = new Set(own.filter(({ state, why }) => state === 'cancelled' && why === 'person').map(stepKey))
  const known = new Map(own.map((row) => [rowKey(row), row]))
  const keys = new Set(wanted.map((one) => rowKey(asRow(one))))
  const ahead = wanted.filter((one) => dueOf(meetup, one) > now && !leftOut.has(stepKey(asRow(one))))
  return {
    add: ahead.filter((one) => !known.has(rowKey(asRow(one)))),
    revive: ahead.flatMap((one) => known.get(rowKey(asRow(one))) ?? []).filter((row) => rests(row, meetup)),
    drop: own.filter((row) => (row.state === 'planned' || row.state === 'paused') && !keys.has(rowKey(row))),
  }
}

/** Whether a row is inactive only because its time had passed, its plan was different, or its meetup was in another series. */
function rests({ state, why, startsAt }: Reminder, meetup: Pick<Meetup, 'startsAt'>): boolean {
  if (state === 'cancelled') return why === 'past' || why === 'plan'
  return state === 'missed' && startsAt !== meetup.startsAt
}

function asRow({ step, offset, to }: WantedRow): RowLike {
  return { kind: kindOf(step), to, timing: { kind: 'before', offset } }
}
