import { localOf, writeInstant } from '../../shared/dates/phrases/index.ts'
import { writeDate } from '../../shared/dates/plain-date.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { fold } from '../../shared/text/fold.ts'
import { type Meetup, publicPlace } from '../meetups/model.ts'
import { addLinks, type TalkLink, writeItem, writeUrl, writeWords } from '../minutes/index.ts'
import type { Talk } from '../talks/model.ts'
import type { Mark } from './model.ts'

const texts = bilingual({
  en: {
    title: (date: string) => `Minutes for ${date}`,
    description: () => 'Meetup',
    taker: (name: string) => `Minutes taken by: ${name}`,
    introduction: () => 'Introduction',
    attendance: () => 'Attendance',
    notSaid: () => 'Department not said',
    group: (department: string, count: number, names: string) => `${department} (${count})${names === '' ? '' : `: ${names}`}`,
    agenda: () => 'Agenda',
    talk: (title: string) => `Presentation: ${title}`,
    givenBy: (name: string, department: string | undefined) =>
      `Presentation was given by **${name}**${department === undefined ? '' : ` of ${department}`}.`,
    links: () => 'Links',
    slides: () => 'Slides',
    recording: () => 'Recording',
    decision: () => '**Decision**: ',
    actions: () => 'Actions',
    owner: (owner: string | undefined) => (owner === undefined ? '' : `**${owner}**: `),
    due: (due: string | undefined) => (due === undefined ? '' : ` (due ${due})`),
  },
  fr: {
    title: (date) => fr`Compte rendu du ${date}`,
    description: () => fr`Rencontre`,
    taker: (name) => fr`Compte rendu rédigé par : ${name}`,
    introduction: () => fr`Introduction`,
    attendance: () => fr`Présences`,
    notSaid: () => fr`Ministère non précisé`,
    group: (department, count, names) => fr`${department} (${count})${names === '' ? '' : fr` : ${names}`}`,
    agenda: () => fr`Ordre du jour`,
    talk: (title) => fr`Présentation : ${title}`,
    givenBy: (name, department) =>
      fr`Présentation donnée par **${name}**${department === undefined ? '' : ` (${department})`}.`,
    links: () => fr`Liens`,
    slides: () => fr`Diapositives`,
    recording: () => fr`Enregistrement`,
    decision: () => fr`**Décision** : `,
    actions: () => fr`Suivis`,
    owner: (owner) => (owner === undefined ? fr`` : fr`**${owner}** : `),
    due: (due) => (due === undefined ? fr`` : fr` (échéance : ${due})`),
  },
})

/** How many people of a department came or signed up, and the names of those who said `here`. */
export interface PresentGroup {
  /** In the language of the file. Undefined for people who haven't said theirs. */
  readonly department?: string
  readonly count: number
  readonly names: readonly string[]
}

export interface MinutesContent {
  readonly meetup: Pick<Meetup, 'startsAt' | 'zone' | 'title' | 'place'>
  readonly lang: Lang
  /** Which of the day's minutes these are, from 1: two meetups of a day have files of their own. */
  readonly order?: number
  /** The site does not show drafts. */
  readonly draft: boolean
  readonly taker?: string
  readonly present: readonly PresentGroup[]
  readonly agenda: readonly Talk[]
  /** The departments of presenters by their ids, in the language of the file. */
  readonly departments: ReadonlyMap<string, string>
  readonly marks: readonly Mark[]
}

/** The name, title and id of the file all come from the meetup's day in its own zone. */
function nameMinutesFile({ meetup, lang, order = 1 }: Pick<MinutesContent, 'meetup' | 'lang' | 'order'>) {
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

/** Writes a page for the community's Hugo site, in the form of the pages it already has. */
export function writeMinutesFile(taken: MinutesContent): { file: string; title: string; text: string } {
  const content = { ...taken, marks: joinIntroduction(taken) }
  const { file, title } = nameMinutesFile(content)
  const blocks = [writeFrontMatter(content), ...writeHead(content), ...writeTopics(content), ...writeActions(content)]
  return { file, title, text: `${blocks.join('\n\n')}\n` }
}

/** Who begins with a topic called "Introduction" means the section that every page has. */
function joinIntroduction({ marks, lang }: MinutesContent): readonly Mark[] {
  const [first, ...rest] = marks
  const isIntroduction = first?.kind === 'topic' && fold(first.text) === fold(texts[lang].introduction())
  return isIntroduction ? rest : marks
}

/** `Identifer` is how every page of the site spells it. Nothing that people typed goes in here. */
function writeFrontMatter(content: MinutesContent): string {
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

function writeHead(content: MinutesContent): readonly string[] {
  const { meetup, lang, taker, present, agenda, marks } = content
  const say = texts[lang]
  const what = [meetup.title, publicPlace(meetup)].flatMap((one) => (one === undefined ? [] : [writeWords(one)])).join(' - ')
  const first = writeMarks(content, cutTopics(marks).first)
  const groups = present.map(({ department, count, names }) =>
    say.group(department === undefined ? say.notSaid() : writeWords(department), count, names.map(writeWords).join(', ')),
  )
  return [
    ...(taker === undefined ? [] : [`> ${say.taker(writeWords(taker))}`]),
    ...(what === '' && first.length === 0 ? [] : [`## ${say.introduction()}`]),
    ...(what === '' ? [] : [`**${what}**`]),
    ...first,
    ...(groups.length === 0 ? [] : [`## ${say.attendance()}`, list(groups)]),
    ...(agenda.length === 0 ? [] : [`## ${say.agenda()}`, list(agenda.map((talk) => listTalk(talk, content)))]),
  ]
}

/** Links of a talk go below its topic, or in the agenda if it had none. */
function listTalk(talk: Talk, content: MinutesContent): string {
  const isTakenUp = content.marks.some(({ talkId }) => talkId === talk.id)
  const presenter = talk.presenter === undefined ? [] : [writeWords(talk.presenter.username)]
  return [writeWords(talk.title), ...presenter, ...(isTakenUp ? [] : linkTalk(talk, content.lang))].join(', ')
}

function linkTalk(talk: Talk, lang: Lang): readonly string[] {
  return linksOf(talk, lang).map(({ markdown }) => markdown)
}

function linksOf({ title, slidesUrl, recordingUrl }: Talk, lang: Lang): readonly TalkLink[] {
  const say = texts[lang]
  const link = (label: string, address: string | undefined) => {
    if (address === undefined) return []
    const url = writeUrl(address)
    return [{ title, url, markdown: `[${label}](${url})` }]
  }
  return [...link(say.slides(), slidesUrl), ...link(say.recording(), recordingUrl)]
}

/** Adds the links of talks that a file of minutes lacks, in its language. */
export function addTalkLinks(text: string, agenda: readonly Talk[], lang: Lang): string {
  return addLinks(
    text,
    agenda.flatMap((talk) => linksOf(talk, lang)),
    texts[lang].links(),
  )
}

interface Topic {
  readonly opening: Mark
  readonly marks: readonly Mark[]
}

/** Splits marks into those before the first topic and those of each topic. */
function cutTopics(marks: readonly Mark[]): { readonly first: readonly Mark[]; readonly topics: readonly Topic[] } {
  const starts = marks.flatMap(({ kind }, index) => (kind === 'topic' || kind === 'talk' ? [index] : []))
  const topics = starts.flatMap((start, order) => {
    const opening = marks[start]
    return opening === undefined ? [] : [{ opening, marks: marks.slice(start + 1, starts[order + 1]) }]
  })
  return { first: marks.slice(0, starts[0]), topics }
}

function writeTopics(content: MinutesContent): readonly string[] {
  return cutTopics(content.marks).topics.flatMap(({ opening, marks }) => {
    const talk = content.agenda.find(({ id }) => id === opening.talkId)
    const links = talk === undefined ? [] : linkTalk(talk, content.lang)
    return [
      ...(talk === undefined ? [`## ${writeWords(opening.text)}`] : writeTalk(talk, content)),
      ...writeMarks(content, marks, links),
    ]
  })
}

function writeTalk({ title, presenter }: Talk, { lang, departments }: MinutesContent): readonly string[] {
  const say = texts[lang]
  const heading = `## ${say.talk(writeWords(title))}`
  if (presenter === undefined) return [heading]
  const department = departments.get(presenter.id)
  return [heading, say.givenBy(writeWords(presenter.username), department === undefined ? undefined : writeWords(department))]
}

/** One list in the order of the marks, and then the links of the talk. Actions have a section of their own. */
function writeMarks({ lang }: MinutesContent, marks: readonly Mark[], links: readonly string[] = []): readonly string[] {
  const said = marks.filter(({ kind }) => kind !== 'action')
  // A blank line between two items would set all of them apart on the page.
  const lines = [...said.map((mark) => writeMark(mark, lang)), ...links]
  return lines.length === 0 ? [] : [list(lines)]
}

function writeMark({ kind, text, url }: Mark, lang: Lang): string {
  if (url !== undefined) return text === '' ? `<${writeUrl(url)}>` : `[${writeWords(text)}](${writeUrl(url)})`
  return kind === 'decision' ? writeItem(text, texts[lang].decision()) : writeItem(text)
}

function writeActions({ lang, marks }: MinutesContent): readonly string[] {
  const say = texts[lang]
  const actions = marks.filter(({ kind }) => kind === 'action')
  const lines = actions.map(({ text, owner, due }) =>
    writeItem(text, say.owner(owner === undefined ? undefined : writeWords(owner.username)), say.due(due)),
  )
  return lines.length === 0 ? [] : [`## ${say.actions()}`, list(lines)]
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `* ${line}`).join('\n')
}
