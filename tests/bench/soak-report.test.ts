import { describe, expect, it } from 'vitest'
import { byMinute, judge, slopePerHour } from '../../bench/soak-report.ts'

const samplesOf = (megabytesAt: (seconds: number) => number) =>
  Array.from({ length: 360 }, (_, index) => ({ seconds: index * 5, megabytes: megabytesAt(index * 5), lagSeconds: 0 }))
const clean = {
  ...{ minutes: 30, said: 90_000, commands: 1_800, lost: 0, doubled: 0, reminders: 30, remindersLost: 0, remindersDoubled: 0 },
  unexpected: [],
  evidence: [],
  live: [900, 1_200, 1_500, 1_800].map((seconds) => ({ seconds, megabytes: 60 })),
}

describe('the verdict on a soak', () => {
  it('measures a slope by the hour', () => {
    expect(
      slopePerHour([
        [0, 1],
        [1_800, 2],
        [3_600, 3],
      ]),
    ).toBeCloseTo(2)
  })

  it('tells what the process held minute by minute', () => {
    expect(byMinute(samplesOf((seconds) => 100 + Math.floor(seconds / 60))).slice(0, 3)).toEqual([100, 101, 102])
  })

  it('forgives memory that grows while the bot warms up, and then stays', () => {
    expect(judge({ ...clean, samples: samplesOf((seconds) => Math.min(150, 100 + seconds / 5)) }).findings).toEqual([])
  })

  it('finds memory that grows for ever', () => {
    expect(judge({ ...clean, samples: samplesOf((seconds) => 100 + seconds / 100) }).findings).toEqual([
      'memory grows by 36 MB an hour',
    ])
  })

  it('finds what cannot be collected, even where the process holds no more', () => {
    const live = [900, 1_200, 1_500, 1_800].map((seconds) => ({ seconds, megabytes: 60 + seconds / 600 }))

    expect(judge({ ...clean, live, samples: samplesOf(() => 100) }).findings).toEqual([
      'what cannot be collected grows by 6 MB an hour',
    ])
  })

  it('names each answer that was lost or doubled, and lines that nobody expected', () => {
    const { findings } = judge({ ...clean, lost: 1, doubled: 2, unexpected: ['x'], samples: samplesOf(() => 100) })

    expect(findings).toEqual(['1 answers lost', '2 answers doubled', '1 unexpected lines in the log'])
  })
})
