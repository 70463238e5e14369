import type { Wish } from '../features/attendance/model.ts'
import { defaultLengthMinutes, defaultPlanningMinutes } from '../features/meetups/model.ts'
import type { Repositories, Store } from '../features/repositories.ts'
import { meetupOf, type Series } from '../features/series/model.ts'
import type { NewSeries } from '../features/series/repository.ts'
import { nthWeekday } from '../shared/dates/calendar.ts'
import { atLocal, localOf } from '../shared/dates/local-time.ts'
import { compareDates, type PlainDate, writeDate } from '../shared/dates/plain-date.ts'
import type { NthWeekdayRule } from '../shared/dates/recurrence.ts'
import { minuteMs } from '../shared/dates/time.ts'

type FindPerson = (username: string) => { readonly id: string; readonly username: string }

/** The room of the community, and its people. */
interface DemoSetting {
  readonly roomId: string
  readonly person: FindPerson
  readonly zone: string
  readonly now: number
}

/** A series with a meetup in progress, two past and two upcoming dates, talks, topics and RSVPs, so that all can be tried. */
export async function seedCommunity(store: Store, { roomId, person, zone, now }: DemoSetting): Promise<void> {
  if ((await store.meetups.coming(now, 1)).length > 0) return
  await store.transaction(async (tx) => {
    const series = await tx.series.add({ ...monthly, zone }, now)
    await tx.series.bind(roomId, series.id, 'cloudnative')
    const room = { id: roomId, kind: 'channel', name: 'cloudnative' } as const
    await tx.subscriptions.put({ room, language: 'both', quiet: false, since: now, by: '', publishes: true }, now)
    const days = aroundToday(series, now)
    for (const [index, title] of titles.entries()) {
      const day = days[index]
      if (day === undefined) continue
      const planned = { ...meetupOf(series, atLocal(day, series.time, zone).at, writeDate(day)), scheduledBy: '' }
      const meetup = await tx.meetups.add({ ...planned, title }, now)
      if (title === nextTitle) await seedTalks(tx, meetup.id, person, now)
    }
    await seedMeetupInProgress(tx, series, person, now)
  })
}

const quarterHourMs = 15 * minuteMs

/** Began a few minutes ago. Alice takes its minutes. */
async function seedMeetupInProgress(tx: Repositories, series: Series, person: FindPerson, now: number): Promise<void> {
  const startsAt = Math.floor((now - 5 * minuteMs) / quarterHourMs) * quarterHourMs
  const day = writeDate(localOf(startsAt, series.zone).date)
  const planned = { ...meetupOf(series, startsAt, day), title: currentTitle, scheduledBy: '' }
  const meetup = await tx.meetups.add(planned, now)
  await tx.liveMinutes.name(meetup.id, person('alice'), 'en')
  const common = { lengthMinutes: 20, from: 'room', state: 'proposed', lang: 'en' } as const
  const talk = await tx.talks.add({ ...common, title: 'A pipeline for every team', presenter: person('victor') }, now)
  await tx.talks.change(talk.id, { state: 'confirmed', meetupId: meetup.id }, { at: now, who: '', step: 'place' })
  for (const username of ['victor', 'olivia']) await enter(tx, meetup.id, person(username), 'room', now)
}

async function enter(
  { attendance }: Repositories,
  meetupId: number,
  { id: personId, username }: ReturnType<FindPerson>,
  wish: Wish,
  now: number,
): Promise<void> {
  await attendance.enter(meetupId, { personId, username, wish }, { kind: 'typed' }, now)
}

const monthly: Omit<NewSeries, 'zone' | 'rule'> & { readonly rule: NthWeekdayRule } = {
  name: 'Cloud Native @ GoC',
  rule: { nth: 3, weekday: 4 },
  time: { hour: 13, minute: 0 },
  lengthMinutes: defaultLengthMinutes,
  planningMinutes: defaultPlanningMinutes,
  firstLang: 'en',
  place: '90 Elgin, Ottawa',
  joinUrl: 'https://meet.example.ca/cloud-native',
  capacity: 20,
}

const currentTitle = 'Pipelines that teams share'
const nextTitle = 'Service mesh at the Open Government Portal'
const titles = ['Helm charts at ESDC', 'Kubernetes basics', nextTitle, 'Observability with Prometheus']

/** Minutes of the latest date of the rule, with something left to do, so that there are open actions. */
export function describeLastMeetup(now: number, zone: string): Readonly<Record<string, string>> {
  const [, last] = aroundToday({ zone }, now)
  if (last === undefined) return {}
  const day = writeDate(last)
  const text = `+++
date = "${day}T13:00:00-05:00"
description = "Meetup"
draft = false
language = "en"
tags = ["meetups"]
title = "Minutes for ${day}"
type = "meetup"
+++

> Minutes taken by: Olivia Chen

## Introduction

* 14 people in the room, 9 online

## Presentation: Kubernetes basics

Presentation was given by **Victor Okafor**.

* Start with one service and one team
* **Decision**: we share our Helm charts in one repository

## Actions

* **Olivia**: book the boardroom for January
* **Victor**: send the slides to the channel
`
  return { [`${day}.md`]: text }
}

/** The last two days of the rule, and the next two from tomorrow on. */
function aroundToday({ zone }: Pick<Series, 'zone'>, now: number): readonly PlainDate[] {
  const today = localOf(now, zone).date
  const all = [-3, -2, -1, 0, 1, 2, 3].flatMap((offset) => {
    const month = today.year * 12 + today.month - 1 + offset
    return nthWeekday(Math.floor(month / 12), (month % 12) + 1, monthly.rule.nth, monthly.rule.weekday) ?? []
  })
  const first = all.findIndex((day) => compareDates(day, today) > 0)
  return all.slice(first - 2, first + 2)
}

/** One talk on the agenda, one waiting for a date, two topics, and two people who come. */
async function seedTalks(tx: Repositories, meetupId: number, person: FindPerson, now: number): Promise<void> {
  const { talks, topics } = tx
  const common = { lengthMinutes: 30, from: 'room', state: 'proposed' } as const
  const mesh = await talks.add({ ...common, title: 'What a mesh costs', presenter: person('victor'), lang: 'en' }, now)
  await talks.change(mesh.id, { state: 'confirmed', meetupId }, { at: now, who: '', step: 'place' })
  await talks.add({ ...common, title: 'L’avenir de Kubernetes', presenter: person('francois'), lang: 'fr' }, now)
  const secrets = await topics.add({ title: 'Where do you keep secrets?', suggestedBy: person('olivia').id }, now)
  await topics.vote(secrets.id, person('victor').id, 'give', now)
  await topics.add({ title: 'Infonuagique et données protégées', suggestedBy: person('francois').id }, now)
  await enter(tx, meetupId, person('victor'), 'room', now)
  await enter(tx, meetupId, person('olivia'), 'room', now)
}
