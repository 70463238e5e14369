/** Canadian places that name no zone themselves, by the zone whose clocks they keep; folded and without punctuation. */
const placesByZone: readonly (readonly [string, readonly string[]])[] = [
  ['America/St_Johns', ['saint jean de terre neuve', 'newfoundland', 'terre neuve', 'gander', 'corner brook']],
  ['America/Halifax', ['charlottetown', 'dartmouth', 'nova scotia', 'nouvelle ecosse', 'pei', 'ile du prince edouard']],
  ['America/Moncton', ['fredericton', 'saint john', 'new brunswick', 'nouveau brunswick', 'bathurst']],
  ['America/Toronto', ['montreal', 'ottawa', 'gatineau', 'ottawa gatineau', 'ncr', 'rcn', 'ontario', 'hamilton', 'kingston']],
  ['America/Toronto', ['quebec', 'quebec city', 'ville de quebec', 'laval', 'sherbrooke', 'sudbury', 'thunder bay', 'windsor']],
  ['America/Winnipeg', ['brandon', 'manitoba']],
  ['America/Regina', ['saskatoon', 'saskatchewan']],
  ['America/Edmonton', ['calgary', 'alberta', 'red deer', 'yellowknife', 'banff']],
  ['America/Vancouver', ['victoria', 'british columbia', 'colombie britannique', 'kelowna', 'prince george']],
  ['America/Whitehorse', ['yukon']],
  ['America/Iqaluit', ['nunavut']],
]

export const zoneByPlace: ReadonlyMap<string, string> = new Map(
  placesByZone.flatMap(([zone, places]) => places.map((place) => [place, zone] as const)),
)

/**
 * Names of a clock, not of a place. EST is not the clock of the summer, and Saskatchewan keeps CST all year while Manitoba
 * does not: only a named zone says what the clock does in every month.
 */
const clockNames: readonly (readonly [string, readonly string[]])[] = [
  ['nst ndt nt hnt hat', ['America/St_Johns']],
  ['ast adt at hna haa ha atlantic atlantique', ['America/Halifax', 'America/Moncton']],
  ['est edt et est5edt hne hae he eastern', ['America/Toronto']],
  ['cst cdt ct cst6cdt hnc hac hc central centre', ['America/Winnipeg', 'America/Regina']],
  ['mst mdt mt mst7mdt hnr har hr mountain rocheuses', ['America/Edmonton']],
  ['pst pdt pt pst8pdt hnp hap hp pacific pacifique', ['America/Vancouver']],
  ['gmt z bst wet west', ['UTC', 'Europe/London']],
  ['cet cest met', ['Europe/Paris']],
]

export const zonesByClockName: ReadonlyMap<string, readonly string[]> = new Map(
  clockNames.flatMap(([names, zones]) => names.split(' ').map((name) => [name, zones] as const)),
)

/** Zones of Canada by their offset in winter and in summer, in minutes from UTC. */
export const zonesByOffset: ReadonlyMap<number, readonly string[]> = new Map([
  [-150, ['America/St_Johns']],
  [-180, ['America/Halifax', 'America/Moncton']],
  [-210, ['America/St_Johns']],
  [-240, ['America/Toronto', 'America/Halifax']],
  [-300, ['America/Toronto', 'America/Winnipeg']],
  [-360, ['America/Winnipeg', 'America/Regina']],
  [-420, ['America/Edmonton', 'America/Vancouver']],
  [-480, ['America/Vancouver']],
  [0, ['UTC']],
])
