import { describe, expect, it } from 'vitest'
import { firstUnquiet } from '../../../src/features/reminders/quiet-service.ts'
import { useStore } from '../../support/use-store.ts'

const sunday = Date.parse('2026-11-22T10:00:00-05:00')

const { store } = useStore()

const keepQuiet = (room: string, from: number, to: number) =>
  store.quietRooms.set(room, {
    hours: { from: { hour: from, minute: 0 }, to: { hour: to, minute: 0 } },
    weekends: false,
    holidays: false,
  })

async function look(...rooms: readonly string[]): Promise<string> {
  const community = { zone: 'America/Toronto', quiet: { weekends: true, holidays: true } }
  const at = await firstUnquiet({ quietRooms: store.quietRooms, series: store.series, community }, rooms, sunday)
  return new Date(at).toISOString()
}

describe('the first instant at which no room is quiet', () => {
  it('is now where everybody may know, and without rooms', async () => {
    await keepQuiet('night', 22, 7)

    expect(await look('night')).toBe('2026-11-22T15:00:00.000Z')
    expect(await look()).toBe('2026-11-22T15:00:00.000Z')
  })

  it('is after the last of them, by what each room or else the community says', async () => {
    await keepQuiet('morning', 0, 12)

    expect(await look('morning')).toBe('2026-11-22T17:00:00.000Z')
    expect(await look('morning', 'of the community')).toBe('2026-11-23T17:00:00.000Z')
  })

  it('is now where their hours never meet: what is never said is worse than what is said at night', async () => {
    await keepQuiet('days', 8, 20)
    await keepQuiet('nights', 20, 8)

    expect(await look('days', 'nights')).toBe('2026-11-22T15:00:00.000Z')
  })
})
