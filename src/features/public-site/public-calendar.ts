import { canSeeMeetup } from '../visibility/model.ts'
import type { View } from '../visibility/view.ts'

interface Needs {
  readonly view: Pick<View, 'everyone'>
  readonly community: { readonly publicUrl?: string }
}

/** The file of one meetup; undefined when the meetup isn't public, or when no address of the pages is configured. */
export function publicMeetupFile(
  { view, community: { publicUrl } }: Needs,
  meetup: Parameters<typeof canSeeMeetup>[1] & { readonly id: number },
): string | undefined {
  return publicUrl === undefined || !canSeeMeetup(view.everyone, meetup) ? undefined : `${publicUrl}/meetups/${meetup.id}.ics`
}

/** The calendar that includes a meetup; undefined when the meetup isn't public, or when no address of the pages is configured. */
export function publicCalendar({ view, community }: Needs, meetup: Parameters<typeof canSeeMeetup>[1]): string | undefined {
  const { publicUrl } = community
  if (publicUrl === undefined || !canSeeMeetup(view.everyone, meetup)) return undefined
  return meetup.series === undefined ? `${publicUrl}/calendar.ics` : `${publicUrl}/series/${meetup.series.id}/calendar.ics`
}
