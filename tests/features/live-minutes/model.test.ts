import { describe, expect, it } from 'vitest'
import { staleStepDue, whyNotNow } from '../../../src/features/live-minutes/model.ts'

const minute = 60_000
const meetup = { startsAt: 0, lengthMinutes: 120 }
const at = (minutes: number, nudges = 0, openedAt = 0) => staleStepDue({ nudges, openedAt }, meetup, minutes * minute)

describe('open minutes', () => {
  it('are asked about 10 and 30 minutes after the planned end, and closed after 60', () => {
    const seen = [129, 130, 149, 150, 179, 180].map((minutes) => at(minutes))

    expect(seen).toEqual([undefined, 'taker', 'taker', 'room', 'room', 'close'])
  })

  it('are asked about once each', () => {
    const seen = [at(140, 1), at(160, 2), at(160, 1), at(190, 2)]

    expect(seen).toEqual([undefined, undefined, 'room', 'close'])
  })

  it('have as long as all others when they were opened after the planned end', () => {
    const openedAt = 300 * minute

    expect([at(305, 0, openedAt), at(310, 0, openedAt), at(360, 2, openedAt)]).toEqual([undefined, 'taker', 'close'])
  })

  it('can be opened two hours before until a day after', () => {
    const seen = [-121, -120, 60, 120 + 24 * 60 - 1, 120 + 24 * 60].map((minutes) => whyNotNow(meetup, minutes * minute))

    expect(seen).toEqual(['early', undefined, undefined, undefined, 'late'])
  })
})
