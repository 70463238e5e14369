/** A property of one calendar component, with its text unescaped. */
export type Properties = Readonly<Record<string, string>>

/** Reads iCalendar strictly by RFC 5545: §3.1 lines of at most 75 octets that end in CRLF, §3.3.11 escapes. @throws Error */
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
  let event: Record<string, string> | undefined
  for (const line of unfolded) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/su.exec(line) ?? []
    if (name === '') throw new Error(`No property: ${line}`)
    if (line === 'BEGIN:VEVENT') event = {}
    else if (line === 'END:VEVENT' && event !== undefined) {
      events.push(event)
      event = undefined
    } else if (event !== undefined) event[name] = unescapeText(value)
  }
  return events
}

function unescapeText(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`A sign is not escaped: ${value}`)
  return value.replace(/\\(.)/gsu, (_, sign: string) => {
    if (sign === 'n' || sign === 'N') return '\n'
    if (!'\\;,'.includes(sign)) throw new Error(`There is no escape \\${sign}.`)
    return sign
  })
}
