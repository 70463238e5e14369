import type { EpochMs } from '../../shared/dates/time.ts'

/** One meetup that took place, in numbers: RSVPs, not who was seen there. */
export interface MeetupNumbers {
  readonly startsAt: EpochMs
  /** IANA name. */
  readonly zone: string
  readonly title?: string
  readonly room: number
  readonly remote: number
}

/** People of one department; `others` for the small ones together, `unsaid` for those who haven't told theirs. */
export interface DepartmentNumbers {
  readonly department: { readonly name: string } | 'others' | 'unsaid'
  readonly people: number
}

/** A year in numbers, without names. */
export interface Report {
  readonly year: number
  /** By their start. */
  readonly held: readonly MeetupNumbers[]
  readonly cancelled: number
  readonly coming: number
  /** Different people who said that they would come, by department, the largest first. */
  readonly departments: readonly DepartmentNumbers[]
  readonly people: number
  readonly talks: { readonly given: number; readonly inEnglish: number; readonly inFrench: number; readonly bilingual: number }
  /** Talks that wait for a date, now. */
  readonly waitingTalks: number
  /** On the list now. */
  readonly topics: { readonly count: number; readonly votes: number }
  /** From minutes of that year; undefined while the minutes can't be read. */
  readonly minutes?: { readonly files: number; readonly openActions: number }
}

/** A group with fewer people could point at one of them. */
const smallestGroup = 3

/**
 * Counts people by department. Departments of fewer than three people are counted together, and if those are still fewer than
 * three, so is the next larger one: otherwise a subtraction would tell who they are.
 */
export function countDepartments(departments: readonly (string | undefined)[]): readonly DepartmentNumbers[] {
  const counts = new Map<string | undefined, number>()
  for (const name of departments) counts.set(name, (counts.get(name) ?? 0) + 1)
  const largestFirst = [...counts].toSorted(([a = '', m], [b = '', n]) => n - m || a.localeCompare(b))
  let others = 0
  while (largestFirst.length > 0) {
    const [, smallest] = largestFirst.at(-1) ?? [undefined, 0]
    const isEnough = smallest >= smallestGroup && (others === 0 || others >= smallestGroup)
    if (isEnough) break
    others += smallest
    largestFirst.pop()
  }
  return [
    ...largestFirst.map(([name, people]) => ({ department: name === undefined ? ('unsaid' as const) : { name }, people })),
    ...(others === 0 ? [] : [{ department: 'others' as const, people: others }]),
  ]
}
