import { localOf, writeInstant } from '../../shared/dates/local-time.ts'
import { writeDate } from '../../shared/dates/plain-date.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Meetup } from '../meetups/model.ts'
import type { MinutesContent } from './minutes-file.ts'

const texts = bilingual({
  en: {
    title: (date: string) => `Minutes for ${date}`,
    description: () => 'Meetup',
  },
  fr: {
    title: (date) => fr`Compte rendu du ${date}`,
    description: () => fr`Rencontre`,
  },
})

/** The name, title and id of the file all come from the meetup's day in its own zone. */
export function nameMinutesFile({ meetup, lang, order = 1 }: Pick<MinutesContent, 'meetup' | 'lang' | 'order'>) {
  const day = writeDate(localOf(meetup.startsAt, meetup.zone).date)
  const title = `${texts[lang].title(day)}${order === 1 ? '' : ` (${order})`}`
  const id = `meetup-${day.replaceAll('-', '')}${order === 1 ? '' : `-${order}`}`
  return { file: nameFiles(day, order)[lang], title, id }
}

/** The names of a day's file in both languages, which Hugo takes for translations of one page. */
function nameFiles(day: string, order: number): Readonly<Record<Lang, string>> {
  const name = order === 1 ? day : `${day}-${order}`
  return { en: `${name}.md`, fr: `${name}.fr.md` }
}

/** A day with more meetups would need a calendar of its own. */
const mostOnOneDay = 20

/** Every name that minutes of this day may have, in their order. */
export function listFileNames({
  startsAt,
  zone,
}: Pick<Meetup, 'startsAt' | 'zone'>): readonly Readonly<Record<Lang, string>>[] {
  const day = writeDate(localOf(startsAt, zone).date)
  return Array.from({ length: mostOnOneDay }, (_, index) => nameFiles(day, index + 1))
}

/** `Identifer` is how every page of the site spells it. Nothing that people typed goes in here. */
export function writeFrontMatter(content: MinutesContent): string {
  const { meetup, lang, draft } = content
  const { id, title } = nameMinutesFile(content)
  return `+++
date = "${writeInstant(meetup.startsAt, meetup.zone)}"
description = "${texts[lang].description()}"
draft = ${draft}
language = "${lang}"
tags = ["meetups"]
title = "${title}"
type = "meetup"

[menu]
  [menu.meetup]
    Identifer = "${id}"
    Parent = "Meetups"
    Weight = 2

+++`
}
