import type { Rooms } from '../people/repository.ts'
import type { SeriesRepository } from '../series/repository.ts'
import type { QuietRooms } from './quiet-rooms.ts'

/** What sending a reminder asks about its room. */
interface RoomNeeds {
  readonly rooms: Pick<Rooms, 'language' | 'languages'>
  readonly quietRooms: Pick<QuietRooms, 'of' | 'all'>
  readonly series: Pick<SeriesRepository, 'ofRoom' | 'byRoom'>
}

/** Answers what is asked about rooms from what was read before. */
export type WithKnownRooms = <N extends RoomNeeds>(needs: N) => N

/** Reads the settings of all rooms at once: few rooms have any, and a burst of reminders goes to many. */
export async function readRooms({ rooms, quietRooms, series }: RoomNeeds): Promise<WithKnownRooms> {
  const [languages, quiet, bound] = await Promise.all([rooms.languages(), quietRooms.all(), series.byRoom()])
  return (needs) => ({
    ...needs,
    rooms: { ...needs.rooms, language: async (id: string) => languages.get(id) },
    quietRooms: { ...needs.quietRooms, of: async (id: string) => quiet.get(id) },
    series: { ...needs.series, ofRoom: async (id: string) => bound.get(id) },
  })
}
