import type { Clock } from '../../shared/clock.ts'
import { dayMs } from '../../shared/dates/time.ts'
import { type Lang, langsFrom } from '../../shared/i18n/lang.ts'
import type { Page, Pages } from '../../shared/pages.ts'
import { toCalendarEntry } from '../agenda/calendar-entry.ts'
import type { CalendarWriter } from '../meetups/calendar-writer.ts'
import type { Meetups } from '../meetups/repository.ts'
import { hashKey } from '../private-addresses/key.ts'
import type { PrivateAddresses } from '../private-addresses/repository.ts'
import type { SeriesRepository } from '../series/repository.ts'
import type { Talks } from '../talks/repository.ts'

interface Needs {
  readonly meetups: Pick<Meetups, 'between'>
  readonly series: Pick<SeriesRepository, 'all'>
  readonly talks: Pick<Talks, 'agenda'>
  readonly calendar: CalendarWriter
  readonly community: { readonly language: Lang; readonly conduct: Readonly<Record<Lang, string>> }
}

export interface PersonalCalendarOptions {
  readonly addresses: Pick<PrivateAddresses, 'find'>
  readonly clock: Clock
  /**
   * What a person may see now; undefined when their account is closed.
   * @throws when the workspace can't say.
   */
  readonly needsOf: (personId: string) => Promise<Needs | undefined>
  readonly settings: () => { readonly pages: boolean }
}

const pastDays = 400
const comingDays = 400

const pattern = /^\/my\/(?<key>[\w-]{43})\/calendar\.ics$/

/** `KEY` is the person's key. */
export function personalCalendarPath(key: string): string {
  return `/my/${key}/calendar.ics`
}

/** The calendar of one person, with the join links of the meetups that this person may see: `/my/KEY/calendar.ics`. */
export function createPersonalCalendars({ addresses, clock, needsOf, settings }: PersonalCalendarOptions): Pages {
  return {
    async find(path) {
      const key = pattern.exec(path)?.groups?.['key']
      if (!settings().pages || key === undefined) return undefined
      const now = clock.now()
      const address = await addresses.find(hashKey(key), now)
      if (address?.kind !== 'calendar') return undefined
      const needs = await needsOf(address.personId)
      return needs && writeCalendar(needs, now)
    },
  }
}

async function writeCalendar({ meetups, series, talks, calendar, community }: Needs, now: number): Promise<Page> {
  const firstLangs = new Map((await series.all()).map(({ id, firstLang }) => [id, firstLang]))
  const entries = []
  for (const meetup of await meetups.between(now - pastDays * dayMs, now + comingDays * dayMs)) {
    const first = (meetup.series && firstLangs.get(meetup.series.id)) ?? community.language
    const inOrder = langsFrom(first)
    entries.push(toCalendarEntry(meetup, await talks.agenda(meetup.id), inOrder, community.conduct))
  }
  return {
    type: 'text/calendar; charset=utf-8',
    body: calendar.write(entries, { name: 'My meetups / Mes rencontres' }),
    isPrivate: true,
  }
}
