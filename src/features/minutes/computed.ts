import { fold } from '../../shared/text/fold.ts'
import type { MinutesArchive } from './archive.ts'
import { openMinutes } from './minutes-text.ts'
import { isQuotable } from './sections.ts'
import type { Minutes } from './types.ts'

/** A question whose answer is computed from all files instead of quoted from one. */
export type ComputedQuestion =
  | { readonly kind: 'count' | 'list'; readonly about: string | undefined }
  | { readonly kind: 'most-presented' }

/** `found`: the files that the answer was computed from, newest first. */
export type Computed =
  | { readonly kind: 'count' | 'list'; readonly about: string | undefined; readonly found: readonly Minutes[] }
  | { readonly kind: 'most-presented'; readonly presenters: readonly Presenter[] }

export interface Presenter {
  readonly name: string
  /** The minutes that say so, newest first. */
  readonly found: readonly Minutes[]
}

const meetups =
  '(?:meetups?|meetings?|minutes|sets? of minutes|comptes?[- ]rendus?|rencontres?|reunions?|proces[- ]verb(?:al|aux)|pv)'
const about = `(?: (?:(?:were |are |was )?(?:about|on|mention(?:ing|ed)?|talk(?:ed|ing)? about)|(?:portaient |portant |ont porte |qui parlent |parlaient )?(?:sur|de|du|des)|concernant|a propos de) (?<about>\\S.{0,80}))?`
const tail = `(?: (?:have minutes|with minutes|are there|were there|do we have|have there been|exist|y a[- ]t[- ]il|avons[- ]nous|ont un compte[- ]rendu|existent))?`

const countQuestion = new RegExp(`^(?:how many|combien (?:de |d')) *${meetups}${tail}${about}$`)
const listQuestion = new RegExp(
  `^(?:list(?: of)?(?: all)?(?: the)?|which|what|liste(?:r|z)?(?: toutes)?(?: les| des)?|quel(?:le)?s(?: sont les)?) ${meetups}${about}$`,
)
const mostQuestion =
  /^(?:who (?:has |have )?(?:presented|spoken|spoke|talked) (?:the )?most(?: often)?|who presents (?:the )?most(?: often)?|qui a (?:le plus (?:souvent )?presente|presente le plus(?: souvent)?)|qui presente le plus(?: souvent)?)$/

/** People don't type longer questions of this kind. */
const longestQuestion = 160

/** Undefined for any other question. */
export function readComputedQuestion(words: string): ComputedQuestion | undefined {
  if (words.length > longestQuestion) return undefined
  const folded = fold(words)
    .replace(/(?<![\s?!.])[\s?!.]+$/, '')
    .trim()
  if (mostQuestion.test(folded)) return { kind: 'most-presented' }
  const count = countQuestion.exec(folded)
  if (count) return { kind: 'count', about: count.groups?.['about'] }
  const list = listQuestion.exec(folded)
  // "List the meetups" without a subject asks for a list of all of them.
  return list ? { kind: 'list', about: list.groups?.['about'] } : undefined
}

export async function compute(
  archive: Pick<MinutesArchive, 'ask'>,
  question: ComputedQuestion,
  all: readonly Minutes[],
): Promise<Computed> {
  if (question.kind === 'most-presented') return { kind: question.kind, presenters: countPresenters(all) }
  if (question.about === undefined) return { ...question, found: all }
  const answers = new Set((await archive.ask(question.about)).map(({ minutes }) => minutes))
  return { ...question, found: all.filter((minutes) => answers.has(minutes)) }
}

const label =
  /^[\s>*_+-]{0,20}(?:(?:presentation|talk|demo|pr[ée]sentation) )?(?:(?:was |a été )?(?:given|donn[ée]e?) (?:by|par)|(?:guest )?speakers?|presenters?|presented by|pr[ée]sent[ée]e?s? par|conf[ée]renci(?:er|[èe]re)s?|pr[ée]sentat(?:eur|rice)s?)[\s*_]{0,5}:?[\s*_]{0,5}(?<names>.{1,200})$/iu
const name = /\p{Lu}[\p{L}'’-]{1,40}(?: (?:de |Mc|O['’])?\p{Lu}[\p{L}'’-]{1,40}){1,3}/gu

/** Names from lines such as "Speaker: …" or "Présenté par …", most frequent first. Each counts once per meetup. */
function countPresenters(all: readonly Minutes[]): readonly Presenter[] {
  const byName = new Map<string, { readonly name: string; readonly found: Minutes[] }>()
  for (const minutes of all) {
    const { lines, outline } = openMinutes(minutes)
    const named = lines.flatMap((line, index) => (isQuotable(outline, index) ? readNames(line) : []))
    for (const one of new Set(named)) {
      const presenter = byName.get(fold(one)) ?? { name: one, found: [] }
      presenter.found.push(minutes)
      byName.set(fold(one), presenter)
    }
  }
  return [...byName.values()].toSorted((a, b) => b.found.length - a.found.length || a.name.localeCompare(b.name))
}

function readNames(line: string): readonly string[] {
  const names = line.length > 300 ? undefined : label.exec(line)?.groups?.['names']
  return names?.match(name) ?? []
}
