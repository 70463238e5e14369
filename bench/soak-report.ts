import type { Answers } from './soak-crowd.ts'
import { percentile } from './statistics.ts'

export interface Sample {
  /** Since the beginning. */
  readonly seconds: number
  /** Resident memory, of 1024 × 1024 bytes. */
  readonly megabytes: number
  readonly lagSeconds: number
}

/** The heap size after a full collection. */
export type LiveSample = Omit<Sample, 'lagSeconds'>

interface Soaked extends Answers {
  readonly minutes: number
  readonly said: number
  readonly unexpected: readonly string[]
  readonly samples: readonly Sample[]
  readonly live: readonly LiveSample[]
}

export interface SoakResults extends Soaked {
  readonly memorySlopeMbPerHour: number
  readonly liveSlopeMbPerHour: number
  readonly lagP99Seconds: number
  readonly lagSlopeSecondsPerHour: number
  /** Why it failed; empty when it passed. */
  readonly findings: readonly string[]
}

/** V8 grows the heap to what it needs in the first minutes, so the first third, and at least a minute, isn't counted. */
const warmUpShare = 1 / 3
const warmUpSeconds = 60

/** Noise left by the collector: most of the process's memory is free for new objects. */
const mostMbPerHour = 30

/** A leak of thirty bytes a message, or of two kilobytes a command. */
const mostLiveMbPerHour = 5
const mostLagSeconds = 10
const mostLagSecondsPerHour = 1

/** Shorter runs only show whether anything is lost; their slope is mostly noise. */
const leastMinutesForSlope = 10

export function judge(soaked: Soaked): SoakResults {
  const { samples, live, minutes } = soaked
  const from = Math.max(warmUpSeconds, minutes * 60 * warmUpShare)
  const settled = samples.filter(({ seconds }) => seconds >= from)
  const ofMemory = (all: readonly LiveSample[]) =>
    slopePerHour(all.filter(({ seconds }) => seconds >= from).map(({ seconds, megabytes }) => [seconds, megabytes]))
  const memorySlopeMbPerHour = ofMemory(samples)
  const liveSlopeMbPerHour = ofMemory(live)
  const lagSlopeSecondsPerHour = slopePerHour(settled.map(({ seconds, lagSeconds }) => [seconds, lagSeconds]))
  const lagP99Seconds =
    samples.length === 0
      ? Number.NaN
      : percentile(
          samples.map(({ lagSeconds }) => lagSeconds),
          0.99,
        )
  const isLong = minutes >= leastMinutesForSlope
  const findings = [
    ...(isLong && !(memorySlopeMbPerHour <= mostMbPerHour) ? [`memory grows by ${memorySlopeMbPerHour} MB an hour`] : []),
    ...(isLong && !(liveSlopeMbPerHour <= mostLiveMbPerHour)
      ? [`what cannot be collected grows by ${liveSlopeMbPerHour} MB an hour`]
      : []),
    ...(isLong && !(lagSlopeSecondsPerHour <= mostLagSecondsPerHour)
      ? [`lag grows by ${lagSlopeSecondsPerHour} s an hour`]
      : []),
    ...(lagP99Seconds <= mostLagSeconds ? [] : [`messages are ${lagP99Seconds} s late`]),
    ...(soaked.commands > 0 ? [] : ['nothing was asked']),
    ...countsOf(soaked).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`])),
  ]
  return { ...soaked, memorySlopeMbPerHour, liveSlopeMbPerHour, lagSlopeSecondsPerHour, lagP99Seconds, findings }
}

function countsOf({
  lost,
  doubled,
  remindersLost,
  remindersDoubled,
  unexpected,
}: Soaked): readonly (readonly [string, number])[] {
  return [
    ['answers lost', lost],
    ['answers doubled', doubled],
    ['reminders lost', remindersLost],
    ['reminders doubled', remindersDoubled],
    ['unexpected lines in the log', unexpected.length],
  ]
}

/** What the process held in each minute on average, in MB. */
export function byMinute(samples: readonly Sample[]): readonly number[] {
  const minutes = Map.groupBy(samples, ({ seconds }) => Math.floor(seconds / 60))
  return [...minutes.values()].map((all) => {
    const sum = all.reduce((total, { megabytes }) => total + megabytes, 0)
    return Math.round((sum / all.length) * 10) / 10
  })
}

/** Least squares, to a hundredth; x in seconds. NaN for fewer than two points. */
export function slopePerHour(points: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [meanX, meanY] = [mean(0), mean(1)]
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  const below = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  return Math.round((above / below) * 360_000) / 100
}
