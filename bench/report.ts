import { cpus } from 'node:os'
import type { BotEntry, CandidateName } from './candidates.ts'
import type { DueRound } from './due.ts'
import type { RoomsRound } from './many-rooms.ts'
import { type PeerFigure, type PeerRounds, summarizePeers } from './peer-report.ts'
import type { Round } from './round.ts'
import { median, percentile } from './statistics.ts'

export type Rounds = Readonly<Record<CandidateName, readonly Round[]>> & {
  readonly peers: PeerRounds
  readonly due: readonly DueRound[]
  readonly manyRooms: readonly RoomsRound[]
}

/** One line of the table. */
export interface Figure {
  readonly name: string
  readonly unit: string
  readonly floor: number
  readonly rendezvous: number
  /** Rendezvous ÷ floor; if more is better, a ratio above 1 is better. */
  readonly ratio: number
  /** The goal, and whether it's met. */
  readonly aim?: { readonly text: string; readonly isMet: boolean }
}

export interface Results {
  readonly date: string
  readonly node: string
  readonly cpus: number
  /**
   * The machine's one-minute load average before the benchmark. It has to be well below the number of cores, or the results are
   * useless.
   */
  readonly loadBefore: number
  readonly rounds: number
  readonly minutesFiles: number
  /** Whether the kernel let the bench make a memory group for each process. */
  readonly hasGroups?: boolean
  /** What ran: the bundle of the image or the sources. */
  readonly entry: BotEntry
  readonly commands: number
  readonly figures: readonly Figure[]
  /** Other bots beside; empty where they didn't run. */
  readonly peers?: readonly PeerFigure[]
  /** One line for each number of rooms that the bot has joined. */
  readonly manyRooms: readonly RoomsRound[]
}

interface Aim {
  readonly text: string
  isMet(floor: number, rendezvous: number): boolean
}

const atLeast = (ratio: number): Aim => ({ text: `≥ ${ratio} × floor`, isMet: (floor, ours) => ours >= ratio * floor })
const atMost = (ratio: number): Aim => ({ text: `≤ ${ratio} × floor`, isMet: (floor, ours) => ours <= ratio * floor })

/** Medians over rounds. Percentiles of commands are over all rounds together. */
export function summarize(rounds: Rounds, about: Pick<Results, 'date' | 'loadBefore' | 'minutesFiles' | 'entry'>): Results {
  const figure = (name: string, unit: string, of: (all: readonly Round[]) => number, aim?: Aim): Figure => {
    const [floor, rendezvous] = [of(rounds.floor), of(rounds.rendezvous)]
    const judged = aim && { aim: { text: aim.text, isMet: aim.isMet(floor, rendezvous) } }
    return { name, unit, floor: round(floor), rendezvous: round(rendezvous), ratio: round(rendezvous / floor), ...judged }
  }
  const hasGroups = rounds.floor.every(({ groupReady }) => groupReady !== undefined)
  return {
    ...{ ...about, hasGroups },
    node: process.version,
    cpus: cpus().length,
    rounds: rounds.floor.length,
    commands: rounds.floor.flatMap((one) => one.commands).length,
    figures: [
      ...measures.map(({ name, unit, of, aim }) => figure(name, unit, of, aim)),
      ...(hasGroups ? groupMeasures : []).map(({ name, unit, of }) => figure(name, unit, of)),
      ...summarizeDue(rounds.due),
    ],
    peers: summarizePeers(rounds),
    manyRooms: rounds.manyRooms.map(roundRooms),
  }
}

interface Measure {
  readonly name: string
  readonly unit: string
  readonly of: (all: readonly Round[]) => number
  readonly aim?: Aim
}

const middle = (of: (one: Round) => number) => (all: readonly Round[]) => median(all.map(of))
const ofCommands = (share: number) => (all: readonly Round[]) => {
  const durations = all.flatMap((one) => one.commands)
  return percentile(durations, share)
}

const measures: readonly Measure[] = [
  { name: 'talk', unit: 'messages/s', of: middle((one) => one.chatterPerSecond), aim: atLeast(0.8) },
  { name: 'processor time of talk', unit: 'µs a message', of: middle((one) => one.cpuPerChatter) },
  { name: '99.9 % talk, read', unit: 'messages/s', of: middle((one) => one.mixedPerSecond), aim: atLeast(0.75) },
  { name: '99.9 % talk, all commands answered', unit: 'messages/s', of: middle((one) => one.mixedAnsweredPerSecond) },
  { name: 'command to reply, p50', unit: 'ms', of: ofCommands(0.5), aim: atMost(3) },
  { name: 'command to reply, p99', unit: 'ms', of: ofCommands(0.99), aim: atMost(2.5) },
  { name: 'processor time of a command', unit: 'ms', of: middle((one) => one.cpuPerCommand), aim: atMost(2.5) },
  { name: '50 commands at once, the last reply', unit: 'ms', of: middle((one) => one.burst) },
  { name: 'question to the minutes, p50', unit: 'ms', of: middle((one) => median(one.questions)) },
  {
    name: 'what a question takes beyond a command, p50',
    unit: 'ms',
    of: middle((one) => median(one.questions) - median(one.commands)),
    aim: { text: '≤ 10 ms', isMet: (_, ours) => ours <= 10 },
  },
  { name: 'first question after a start', unit: 'ms', of: middle((one) => one.firstQuestion) },
  { name: 'first start, new database', unit: 'ms', of: middle((one) => one.firstStart), aim: atMost(5) },
  { name: 'start', unit: 'ms', of: (all) => median(all.flatMap((one) => one.starts)), aim: atMost(4) },
  { name: 'memory when ready', unit: 'MB', of: middle((one) => one.residentReady), aim: atMost(1.7) },
  { name: 'memory with the minutes', unit: 'MB', of: middle((one) => one.residentMinutes), aim: atMost(1.7) },
  { name: 'memory after the load', unit: 'MB', of: middle((one) => one.residentLoaded) },
]

/** Left out, and said, where the kernel lets the bench make no memory group. */
const groupMeasures: readonly Measure[] = [
  { name: 'memory when ready, by cgroup', unit: 'MB', of: middle(({ groupReady = Number.NaN }) => groupReady) },
  { name: 'most memory under the load, by cgroup', unit: 'MB', of: middle(({ groupPeak = Number.NaN }) => groupPeak) },
]

/** Reminders due at once, by number; and the cost of each at the highest number relative to the lowest. */
function summarizeDue(due: readonly DueRound[]): readonly Figure[] {
  const counts = [...new Set(due.map(({ count }) => count))].sort((a, b) => a - b)
  const middle = (count: number, of: CandidateName) => median(due.filter((one) => one.count === count).map((one) => one[of]))
  const [fewest = Number.NaN, most = Number.NaN] = [counts[0], counts.at(-1)]
  const growth = (of: CandidateName) => middle(most, of) / most / (middle(fewest, of) / fewest)
  const figure = (name: string, unit: string, [floor, rendezvous]: readonly [number, number], aim?: Aim): Figure => ({
    ...{ name, unit, floor: round(floor), rendezvous: round(rendezvous), ratio: round(rendezvous / floor) },
    ...(aim && { aim: { text: aim.text, isMet: aim.isMet(floor, rendezvous) } }),
  })
  return [
    ...counts.map((count) =>
      figure(
        `${format(count)} reminders due at once, the last one stored`,
        'ms',
        [middle(count, 'floor'), middle(count, 'rendezvous')],
        count === 1_000 ? atMost(1.8) : undefined,
      ),
    ),
    figure(
      `time of each when ${format(most)} are due, beside ${format(fewest)}`,
      '×',
      [growth('floor'), growth('rendezvous')],
      { text: 'its own ≤ 1.25', isMet: (_, ours) => ours <= 1.25 },
    ),
  ]
}

export const noGroups = 'Memory by cgroup: none could be made there.'

export function formatTable({ figures, ...about }: Results): string {
  const header = ['', 'unit', 'floor', 'rendezvous', 'ratio', 'aim', '']
  const rows = figures.map(({ name, unit, floor, rendezvous, ratio, aim }) => [
    ...[name, unit, format(floor), format(rendezvous), ratio.toFixed(2)],
    ...(aim === undefined ? ['', ''] : [aim.text, aim.isMet ? 'met' : 'MISSED']),
  ])
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)))
  const isNumber = (column: number) => column >= 2 && column <= 4
  const lines = [header, ...rows].map((row) =>
    row.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))),
  )
  const { date, node, cpus: cores, loadBefore, rounds, commands, minutesFiles, entry, hasGroups } = about
  const foot = `${date} · ${entry} · Node ${node} · ${cores} cores, load ${loadBefore} before · ${rounds} rounds · ${commands} commands · ${minutesFiles} minutes files`
  const without = hasGroups === false ? [noGroups] : []
  return [...lines.map((row) => row.join('  ').trimEnd()), '', ...without, foot, ''].join('\n')
}

/** The columns of the table of rooms, with the goal for the highest number. */
export const roomsColumns = [
  ['rooms', 'rooms'],
  ['ready', 'ready (ms; ≤ 3,000)'],
  ['callsAtStart', 'REST calls'],
  ['changed', 'changed rooms'],
  ['caughtUp', 'caught up (ms)'],
  ['callsAtReconnect', 'REST calls'],
  ['liveReply', 'a command meanwhile (ms)'],
  ['resident', 'memory (MB; ≤ 170)'],
] as const satisfies readonly (readonly [keyof RoomsRound, string])[]

function roundRooms(measured: RoomsRound): RoomsRound {
  const { ready, caughtUp, liveReply, resident } = measured
  return {
    ...measured,
    ...{ ready: round(ready), caughtUp: round(caughtUp), liveReply: round(liveReply), resident: round(resident) },
  }
}

/** One line for each number of rooms. */
export function formatRooms(manyRooms: readonly RoomsRound[]): string {
  return manyRooms
    .map((one) => roomsColumns.map(([key, title]) => `${title}: ${format(one[key])}`).join(' · '))
    .concat('')
    .join('\n')
}

/** Three significant digits: more would be noise. */
function round(value: number): number {
  return Number(value.toPrecision(3))
}

function format(value: number): string {
  return value.toLocaleString('en')
}
