import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { fold } from '../../shared/text/fold.ts'
import type { Meetup } from '../meetups/model.ts'
import { publicPlace } from '../meetups/public-place.ts'
import { writeItem, writeUrl, writeWords } from '../minutes/index.ts'
import type { Talk } from '../talks/model.ts'
import { nameMinutesFile, writeFrontMatter } from './front-matter.ts'
import type { Mark } from './model.ts'
import { linksOf } from './talk-links.ts'

const texts = bilingual({
  en: {
    taker: (name: string) => `Minutes taken by: ${name}`,
    introduction: () => 'Introduction',
    attendance: () => 'Attendance',
    notSaid: () => 'Department not said',
    group: (department: string, count: number, names: string) => `${department} (${count})${names === '' ? '' : `: ${names}`}`,
    agenda: () => 'Agenda',
    talk: (title: string) => `Presentation: ${title}`,
    givenBy: (name: string, department: string | undefined) =>
      `Presentation was given by **${name}**${department === undefined ? '' : ` of ${department}`}.`,
    decision: () => '**Decision**: ',
    actions: () => 'Actions',
    owner: (owner: string | undefined) => (owner === undefined ? '' : `**${owner}**: `),
    due: (due: string | undefined) => (due === undefined ? '' : ` (due ${due})`),
  },
  fr: {
    taker: (name) => fr`Compte rendu rédigé par : ${name}`,
    introduction: () => fr`Introduction`,
    attendance: () => fr`Présences`,
    notSaid: () => fr`Ministère non précisé`,
    group: (department, count, names) => fr`${department} (${count})${names === '' ? '' : fr` : ${names}`}`,
    agenda: () => fr`Ordre du jour`,
    talk: (title) => fr`Présentation : ${title}`,
    givenBy: (name, department) =>
      fr`Présentation donnée par **${name}**${department === undefined ? '' : ` (${department})`}.`,
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
  return [
    writeWords(talk.title),
    ...presenter,
    ...(isTakenUp ? [] : linksOf(talk, content.lang).map(({ markdown }) => markdown)),
  ].join(', ')
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
    const links = talk === undefined ? [] : linksOf(talk, content.lang).map(({ markdown }) => markdown)
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
