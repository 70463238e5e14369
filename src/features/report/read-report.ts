import { localOf } from '../../shared/dates/local-time.ts'
import { dayMs, type EpochMs } from '../../shared/dates/time.ts'
import { countHeads, isComing } from '../attendance/model.ts'
import type { Attendance } from '../attendance/repository.ts'
import { endsAt } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { MinutesArchive } from '../minutes/archive.ts'
import type { People } from '../people/repository.ts'
import type { Talk } from '../talks/model.ts'
import type { Talks } from '../talks/repository.ts'
import type { Topics } from '../topics/repository.ts'
import { countDepartments, type MeetupNumbers, type Report } from './model.ts'

export interface ReportNeeds {
  readonly meetups: Pick<Meetups, 'between'>
  readonly attendance: Pick<Attendance, 'of'>
  readonly talks: Pick<Talks, 'agenda' | 'backlog'>
  readonly topics: Pick<Topics, 'ranked'>
  readonly people: Pick<People, 'departments'>
  readonly minutes: Pick<MinutesArchive, 'all' | 'actionItems' | 'counts'>
}

/** A year in numbers, of the meetups that `needs` shows. A meetup is of the year in which it starts where it is held. */
export async function readReport(needs: ReportNeeds, year: number, now: EpochMs): Promise<Report> {
  const around = await needs.meetups.between(Date.UTC(year, 0, 1) - dayMs, Date.UTC(year + 1, 0, 1) + dayMs)
  const ofYear = around.filter(({ startsAt, zone }) => localOf(startsAt, zone).date.year === year)
  const planned = ofYear.filter(({ state }) => state === 'planned')
  const past = planned.filter((meetup) => endsAt(meetup) <= now)
  const held: MeetupNumbers[] = []
  const people = new Set<string>()
  const given: Talk[] = []
  for (const { id, startsAt, zone, title } of past) {
    const attendees = await needs.attendance.of(id)
    const { room, remote } = countHeads(attendees.map(({ mode }) => mode))
    held.push({ startsAt, zone, room, remote, ...(title !== undefined && { title }) })
    for (const { personId, mode } of attendees) if (isComing(mode)) people.add(personId)
    given.push(...(await needs.talks.agenda(id)))
  }
  const departments = await needs.people.departments([...people])
  const topics = await needs.topics.ranked()
  return {
    ...{ year, held, people: people.size },
    cancelled: ofYear.length - planned.length,
    coming: planned.length - past.length,
    departments: countDepartments([...people].map((id) => departments.get(id))),
    talks: countTalks(given),
    waitingTalks: (await needs.talks.backlog()).length,
    topics: { count: topics.length, votes: topics.reduce((sum, { votes }) => sum + votes, 0) },
    ...(await countMinutes(needs, year)),
  }
}

function countTalks(given: readonly Talk[]): Report['talks'] {
  const count = (lang: Talk['lang']) => given.filter((talk) => talk.lang === lang).length
  return { given: given.length, inEnglish: count('en'), inFrench: count('fr'), bilingual: count('both') }
}

async function countMinutes({ minutes }: ReportNeeds, year: number): Promise<Pick<Report, 'minutes'>> {
  // The first read may take as long as a repository does.
  if (minutes.counts() === undefined) return {}
  const files = (await minutes.all()).filter(({ date }) => date.year === year).length
  const open = (await minutes.actionItems()).filter((item) => item.minutes.date.year === year)
  return { minutes: { files, openActions: open.length } }
}
