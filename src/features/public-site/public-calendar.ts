import { canSeeMeetup } from '../visibility/model.ts'
import type { View } from '../visibility/visibility.ts'

interface Needs {
  readonly view: Pick<View, 'everyone'>
  readonly community: { readonly publicUrl?: string }
}

/** The calendar that has a meetup; undefined when it isn't public, or when nobody has said where the pages are. */
export function publicCalendar({ view, community }: Needs, meetup: Parameters<typeof canSeeMeetup>[1]): string | undefined {
  const { publicUrl } = community
  if (publicUrl === undefined || !canSeeMeetup(view.everyone, meetup)) return undefined
  return meetup.series === undefined ? `${publicUrl}/calendar.ics` : `${publicUrl}/series/${meetup.series.id}/calendar.ics`
}
