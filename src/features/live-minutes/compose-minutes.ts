import type { Lang } from '../../shared/i18n/lang.ts'
import { isComing } from '../attendance/model.ts'
import type { Attendance } from '../attendance/repository.ts'
import type { Meetup } from '../meetups/model.ts'
import { nameDepartment } from '../people/departments.ts'
import type { People } from '../people/repository.ts'
import type { Talks } from '../talks/repository.ts'
import { listFileNames } from './front-matter.ts'
import { type MinutesContent, type PresentGroup, writeMinutesFile } from './minutes-file.ts'
import type { LiveMinutes } from './model.ts'
import type { Publications } from './publications.ts'
import type { LiveMinutesRepository } from './repository.ts'

export interface ComposeMinutesNeeds {
  readonly liveMinutes: Pick<LiveMinutesRepository, 'marks' | 'present'>
  readonly talks: Pick<Talks, 'agenda'>
  readonly attendance: Pick<Attendance, 'of'>
  readonly people: Pick<People, 'preferences'>
  readonly publications: Pick<Publications, 'takenBesides'>
}

/** Writes the file of a meetup's minutes from the marks made so far. */
export async function composeMinutes(needs: ComposeMinutesNeeds, live: LiveMinutes, meetup: Meetup, draft: boolean) {
  const { lang } = live
  const agenda = await needs.talks.agenda(meetup.id)
  const presenters = agenda.flatMap(({ presenter }) => (presenter === undefined ? [] : [presenter.id]))
  const content: MinutesContent = {
    ...{ meetup, lang, draft, agenda, order: await chooseOrder(needs, meetup) },
    ...(live.taker !== undefined && { taker: live.taker.username }),
    marks: await needs.liveMinutes.marks(meetup.id),
    present: await groupPresent(needs, meetup.id, lang),
    departments: await departmentsOf(needs, presenters, lang),
  }
  return writeMinutesFile(content)
}

/** The first place among the day's minutes whose file no other meetup has, in either language. */
async function chooseOrder({ publications }: Pick<ComposeMinutesNeeds, 'publications'>, meetup: Meetup): Promise<number> {
  const names = listFileNames(meetup)
  const taken = await publications.takenBesides(
    meetup.id,
    names.flatMap(({ en, fr }) => [en, fr]),
  )
  const free = names.findIndex(({ en, fr }) => !taken.has(en) && !taken.has(fr))
  return free === -1 ? names.length : free + 1
}

/** Counts who signed up or said `here`, and names only the latter. The largest department comes first. */
async function groupPresent(needs: ComposeMinutesNeeds, meetupId: number, lang: Lang): Promise<readonly PresentGroup[]> {
  const here = await needs.liveMinutes.present(meetupId)
  const coming = (await needs.attendance.of(meetupId)).filter(({ mode }) => isComing(mode))
  const ids = [...new Set([...here.map(({ id }) => id), ...coming.map(({ personId }) => personId)])]
  const departments = await departmentsOf(needs, ids, lang)
  const groups = [...Map.groupBy(ids, (id) => departments.get(id))].map(
    ([department, members]): PresentGroup => ({
      ...(department !== undefined && { department }),
      count: members.length,
      names: here.filter(({ id }) => members.includes(id)).map(({ username }) => username),
    }),
  )
  return groups.toSorted(
    (a, b) =>
      Number(a.department === undefined) - Number(b.department === undefined) ||
      b.count - a.count ||
      (a.department ?? '').localeCompare(b.department ?? ''),
  )
}

async function departmentsOf(
  { people }: Pick<ComposeMinutesNeeds, 'people'>,
  ids: readonly string[],
  lang: Lang,
): Promise<ReadonlyMap<string, string>> {
  const departments = new Map<string, string>()
  for (const id of ids) {
    const { department } = await people.preferences(id)
    if (department !== undefined) departments.set(id, nameDepartment(department, lang))
  }
  return departments
}
