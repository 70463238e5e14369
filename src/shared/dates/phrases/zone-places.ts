/** Places in Canada that the zone database doesn't name, with a zone that it does; folded and without punctuation. */
const placesByZone: readonly (readonly [string, string])[] = [
  ['America/St_Johns', 'saint jean de terre neuve, newfoundland, terre neuve, gander, corner brook, nl, tnl'],
  ['America/St_Johns', 'newfoundland and labrador, terre neuve et labrador'],
  ['America/Goose_Bay', 'labrador, labrador city, happy valley goose bay'],
  ['America/Halifax', 'charlottetown, dartmouth, nova scotia, nouvelle ecosse, ns, pei, ipe, prince edward island'],
  ['America/Halifax', 'ile du prince edouard, sydney nova scotia, cape breton'],
  ['America/Moncton', 'fredericton, saint john, new brunswick, nouveau brunswick, bathurst, nb'],
  ['America/Toronto', 'montreal, ottawa, gatineau, ottawa gatineau, ncr, rcn, ontario, hamilton, kingston, london ontario'],
  ['America/Toronto', 'quebec, quebec city, ville de quebec, laval, sherbrooke, sudbury, thunder bay, windsor, qc'],
  ['America/Winnipeg', 'brandon, manitoba, mb'],
  ['America/Regina', 'saskatoon, saskatchewan, sk'],
  ['America/Edmonton', 'calgary, alberta, red deer, banff, ab'],
  ['America/Vancouver', 'victoria, british columbia, colombie britannique, kelowna, prince george, bc'],
  ['America/Whitehorse', 'yukon, yt'],
  ['America/Yellowknife', 'yellowknife, northwest territories, north west territories, nwt, territoires du nord ouest, tno'],
  ['America/Iqaluit', 'nunavut, nu'],
]

export const zoneByPlace: ReadonlyMap<string, string> = new Map(
  placesByZone.flatMap(([zone, places]) => places.split(', ').map((place) => [place, zone] as const)),
)

/**
 * One zone for each part of Canada with its own clock, from east to west: the ones to suggest. What their clocks show and what
 * people call it comes from the zone database, because laws change it.
 */
export const canadianZones: readonly string[] = [
  'America/St_Johns',
  'America/Halifax',
  'America/Moncton',
  'America/Toronto',
  'America/Winnipeg',
  'America/Regina',
  'America/Edmonton',
  'America/Vancouver',
  'America/Whitehorse',
]

/** Names of clocks elsewhere, which Intl's Canadian names don't have. */
export const clockNamesElsewhere: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...['gmt', 'z', 'bst', 'wet', 'west', 'tuc'].map((name) => [name, ['UTC', 'Europe/London']] as const),
  ...['cet', 'cest', 'met'].map((name) => [name, ['Europe/Paris']] as const),
])
