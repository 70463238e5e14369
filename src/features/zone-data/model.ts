import type { ZoneData } from '../../shared/dates/zone-data.ts'

/** The setting with the newest edition that any copy has used on this database. */
export const newestZoneData = 'zoneData'

/** Whether a row was derived with older data. Rows from before editions were stored were. */
export function isStale({ zoneData }: { readonly zoneData?: string }, { edition }: Pick<ZoneData, 'edition'>): boolean {
  return zoneData === undefined || zoneData < edition
}
