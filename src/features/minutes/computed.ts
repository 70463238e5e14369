import type { PlainDate } from '../../shared/dates/plain-date.ts'
import { fold } from '../../shared/text/fold.ts'
import { createTurns } from '../../shared/turns.ts'
import type { MinutesArchive } from './archive.ts'
import { listPresenters } from './presenters.ts'
import type { Minutes } from './types.ts'
import { findMonth } from './written-dates.ts'

/** A question whose answer is computed from all files instead of quoted from one. */
export type ComputedQuestion =
  | { readonly kind: 'count' | 'list'; readonly about: string | undefined; readonly when: When | undefined }
  | { readonly kind: 'presented'; readonly name: string }
  | { readonly kind: 'most-presented' }

/** `found`: the files that the answer was computed from, newest first. */
export type Computed =
  | {
      readonly kind: 'count' | 'list'
      readonly about: string | undefined
      readonly when: When | undefined
      readonly found: readonly Minutes[]
    }
  | { readonly kind: 'presented'; readonly name: string; readonly found: readonly Minutes[] }
  | { readonly kind: 'most-presented'; readonly presenters: readonly Presenter[] }

/** A year, or a month of it. */
export interface When {
  readonly year: number
  readonly month?: number
}

export interface Presenter {
  readonly name: string
  /** The minutes that say so, newest first. */
  readonly found: readonly Minutes[]
}

const meetups =
  '(?:meetups?|meetings?|minutes|sets? of minutes|comptes?[- ]rendus?|rencontres?|reunions?|proces[- ]verb(?:al|aux)|pv)'
const aboutEnglish =
  '(?:(?:have |has )?(?:were |are |was )?(?:about|on|mention(?:ing|ed|s)?|talk(?:ed|ing|s)? about|discuss(?:ed|ing)?|covered|dealt with)) '
const aboutVerb = '(?:(?:qui )?(?:ont |a )?(?:port|parl|trait|discut|mentionn|abord)(?:aient|ent|ant|e))'
const aboutWord = "(?:(?:sur |de )?(?:les? |la |l')|sur |des? |du |d'|concernant |a propos d(?:e |u |es |'))"
const about = `(?: (?:${aboutEnglish}|${aboutVerb} ${aboutWord}?|${aboutWord})(?<about>\\S.{0,80}))?`
const tail = `(?: (?:have minutes|with minutes|are there|were there|do we have|did we have|took place|have there been|exist|y a[- ]t[- ]il(?: eu)?|il y a eu|y a eu|a[- ]t[- ]on eues?|avons[- ]nous(?: eues?)?|ont eu lieu|ont un compte[- ]rendu|existent))?`

const countQuestion = new RegExp(`^(?:how many|combien (?:de |d')) *${meetups}${tail}${about}$`)
const listQuestion = new RegExp(
  `^(?:list(?: of)?(?: all)?(?: the)?|which|what|liste(?:r|z)?(?: toutes)?(?: les| des)?|quel(?:le)?s(?: sont les)?) ${meetups}${about}$`,
)
const mostQuestion =
  /^(?:who (?:has |have )?(?:presented|spoken|spoke|talked) (?:the )?most(?: often)?|who presents (?:the )?most(?: often)?|qui a (?:le plus (?:souvent )?presente|presente le plus(?: souvent)?)|qui presente le plus(?: souvent)?)$/
const presentedQuestion =
  /^(?:how many (?:times|talks|presentations) (?:has|have|did|does) (?<name>\S.{0,60}?) (?:presented?|presents|spoken?|speak|given?|gave)|combien de (?:fois|presentations) (?:est-ce que )?(?<nom>\S.{0,60}?) (?:a|ont)(?:-t-(?:il|elle|on))? (?:presente|parle|donne(?:es?)?))$/

/** At the end: "in 2019", « en mars 2019 », "of 2019". */
const inYear = /(?:^| )(?:in|during|of|for|en|de|durant|pendant|pour(?: l'annee)?) (?<year>(?:19|20)\d\d)$/

/** People don't type longer questions of this kind. */
const longestQuestion = 160

/** Undefined for any other question. */
export function readComputedQuestion(words: string): ComputedQuestion | undefined {
  if (words.length > longestQuestion) return undefined
  const folded = fold(words)
    .replace(/(?<![\s?!.])[\s?!.]+$/, '')
    .trim()
  if (mostQuestion.test(folded)) return { kind: 'most-presented' }
  const presented = presentedQuestion.exec(folded)?.groups
  const asked = presented?.['name'] ?? presented?.['nom']
  if (asked !== undefined) return { kind: 'presented', name: asked }
  const { rest, when } = cutWhen(folded)
  const count = countQuestion.exec(rest)
  if (count) return { kind: 'count', about: count.groups?.['about'], when }
  const list = listQuestion.exec(rest)
  // "List the meetups" without a subject asks for a list of all of them.
  return list ? { kind: 'list', about: list.groups?.['about'], when } : undefined
}

/** A time at the end of folded words, and the words before it. */
function cutWhen(folded: string): { readonly rest: string; readonly when: When | undefined } {
  const month = findMonth(folded)
  if (month?.after === '') {
    return { rest: month.before.replace(/ (?:in|during|of|for|en|de|durant|pendant|pour)$/, ''), when: month.when }
  }
  const year = inYear.exec(folded)
  const number = Number(year?.groups?.['year'])
  return year === null ? { rest: folded, when: undefined } : { rest: folded.slice(0, year.index), when: { year: number } }
}

export async function compute(
  archive: Pick<MinutesArchive, 'ask'>,
  question: ComputedQuestion,
  all: readonly Minutes[],
): Promise<Computed> {
  if (question.kind === 'most-presented') return { kind: question.kind, presenters: await countPresenters(all) }
  if (question.kind === 'presented') {
    const isAsked = ({ name }: Presenter): boolean => ` ${fold(name)} `.includes(` ${fold(question.name)} `)
    const named = (await countPresenters(all)).find(isAsked)
    return { kind: question.kind, name: named?.name ?? question.name, found: named?.found ?? [] }
  }
  const { about, when } = question
  const dated = when === undefined ? all : all.filter(({ date }) => isIn(date, when))
  if (about === undefined) return { ...question, found: dated }
  const answers = new Set((await archive.ask(about)).map(({ minutes }) => minutes))
  return { ...question, found: dated.filter((minutes) => answers.has(minutes)) }
}

function isIn(date: PlainDate, { year, month }: When): boolean {
  return date.year === year && (month === undefined || date.month === month)
}

/** Who presented, most frequent first. Each counts once per meetup. Ten thousand files take a second, so it goes in turns. */
async function countPresenters(all: readonly Minutes[]): Promise<readonly Presenter[]> {
  const byName = new Map<string, { readonly name: string; readonly found: Minutes[] }>()
  await createTurns().run(
    (function* () {
      for (const minutes of all) {
        for (const one of new Set(listPresenters(minutes))) {
          const key = fold(one)
          const presenter = byName.get(key) ?? { name: one, found: [] }
          presenter.found.push(minutes)
          byName.set(key, presenter)
        }
        yield
      }
    })(),
  )
  return [...byName.values()].toSorted((a, b) => b.found.length - a.found.length || a.name.localeCompare(b.name))
}
