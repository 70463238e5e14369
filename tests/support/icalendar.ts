/** A property of one calendar component, with its text unescaped. */
export type Properties = Readonly<Record<string, string>>

/**
 * Reads the events of an iCalendar file strictly by RFC 5545: §3.1 lines of at most 75 octets that end in CRLF, §3.3.11 escapes,
 * §3.6.5 zones as the file describes them. Times of a zone are given in UTC, with the zone as `DTSTART;TZID`. @throws Error
 */
export function readCalendar(file: string): readonly Properties[] {
  if (!file.endsWith('\r\n')) throw new Error('The last line does not end.')
  const lines = file.slice(0, -2).split('\r\n')
  for (const line of lines) {
    if (/[\r\n]/.test(line)) throw new Error(`A line is broken otherwise than by CRLF: ${JSON.stringify(line)}`)
    if (Buffer.byteLength(line) > 75) throw new Error(`A line has more than 75 octets: ${line}`)
    if (!line.isWellFormed()) throw new Error('A character is cut in two.')
  }
  const unfolded = file.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')
  const events: Record<string, string>[] = []
  const zones = new Map<string, Observance[]>()
  let zone = ''
  let observance: Record<string, string> | undefined
  let event: Record<string, string> | undefined
  for (const line of unfolded) {
    const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/su.exec(line) ?? []
    if (name === '') throw new Error(`No property: ${line}`)
    if (/^RRULE|^RDATE/.test(name)) throw new Error(`A rule: ${line}`)
    if (line === 'BEGIN:VEVENT') event = {}
    else if (/^BEGIN:(?:STANDARD|DAYLIGHT)$/.test(line)) observance = {}
    else if (/^END:(?:STANDARD|DAYLIGHT)$/.test(line) && observance) {
      zones.set(zone, [...(zones.get(zone) ?? []), toObservance(observance)])
      observance = undefined
    } else if (line === 'END:VEVENT' && event !== undefined) {
      events.push(event)
      event = undefined
    } else if (observance !== undefined) observance[name] = value
    else if (event === undefined) zone = name === 'TZID' ? value : zone
    else {
      const tzid = /;TZID=([^;:]+)/.exec(parameters)?.[1]
      if (tzid === undefined) event[name] = unescapeText(value)
      else Object.assign(event, { [name]: toUtc(value, zones.get(tzid)), [`${name};TZID`]: tzid })
    }
  }
  return events
}

interface Observance {
  /** The local time at which it begins, by the clock of before, as if it were UTC. */
  readonly begins: number
  /** In milliseconds. */
  readonly offset: number
}

function toObservance({ DTSTART = '', TZOFFSETTO = '' }: Record<string, string>): Observance {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(TZOFFSETTO) ?? []
  if (sign === undefined) throw new Error(`No offset: ${TZOFFSETTO}`)
  return { begins: readLocal(DTSTART), offset: Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000 }
}

/** The last observance that begins before a local time decides. */
function toUtc(value: string, observances: readonly Observance[] | undefined): string {
  const local = readLocal(value)
  const last = observances?.filter(({ begins }) => begins <= local).toSorted((a, b) => b.begins - a.begins)[0]
  if (last === undefined) throw new Error(`The file does not describe the zone at ${value}.`)
  return new Date(local - last.offset).toISOString().replace(/[-:]|\.000/g, '')
}

function readLocal(value: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(value) ?? []
  if (year === undefined) throw new Error(`No local time: ${value}`)
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
}

function unescapeText(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`A sign is not escaped: ${value}`)
  return value.replace(/\\(.)/gsu, (_, sign: string) => {
    if (sign === 'n' || sign === 'N') return '\n'
    if (!'\\;,'.includes(sign)) throw new Error(`There is no escape \\${sign}.`)
    return sign
  })
}
