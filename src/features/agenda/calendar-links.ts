import type { CalendarEntry } from '../meetups/calendar-writer.ts'

/** Mail programs and gateways cut off longer addresses. */
const longestLink = 1_500

/** Links that add the entry to the reader's own calendar with one click; empty when the entry is too long for a link. */
export function linkCalendars({ title, location = '', description, startsAt, endsAt: end }: CalendarEntry): readonly {
  readonly label: string
  readonly url: string
}[] {
  const body = description.split('\n').slice(0, 5).join('\n')
  const google = {
    action: 'TEMPLATE',
    ...{ text: title, location, details: body },
    dates: `${compact(startsAt)}/${compact(end)}`,
  }
  const outlook = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    ...{ subject: title, location, body },
    startdt: new Date(startsAt).toISOString(),
    enddt: new Date(end).toISOString(),
  }
  return [
    { label: 'Outlook', url: `https://outlook.office.com/calendar/0/deeplink/compose?${encode(outlook)}` },
    { label: 'Google Calendar', url: `https://calendar.google.com/calendar/render?${encode(google)}` },
  ].filter(({ url }) => url.length <= longestLink)
}

/** `20261203T180000Z`. */
function compact(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
}

/** Outlook shows a plus sign for an encoded space, and the chat reads round brackets, stars and underscores as Markdown. */
function encode(fields: Readonly<Record<string, string>>): string {
  const quote = (value: string) =>
    encodeURIComponent(value.toWellFormed()).replace(
      /[!'()*_~]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${quote(value)}`)
    .join('&')
}
