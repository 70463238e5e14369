import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openMinutes } from '../../../src/features/minutes/index.ts'
import { createPageStore, openPage } from '../../../src/features/minutes/search/page.ts'
import { createPageReader } from '../../../src/features/minutes/search/page-reader.ts'
import { buildPostings } from '../../../src/features/minutes/search/postings.ts'
import { createVocabulary } from '../../../src/features/minutes/search/vocabulary.ts'
import { aMinutes } from './build.ts'

const line = fc
  .array(fc.constantFrom('helm', 'budget', 'réseau', 'token', ''), { maxLength: 4 })
  .map((words) => words.join(' '))
/** Up to twenty thousand lines lie between two, so that distances take one, two and three bytes. */
const file = fc
  .array(
    fc.oneof(
      line,
      fc.nat({ max: 20_000 }).map((blanks) => '\n'.repeat(blanks)),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((lines) => lines.join('\n'))

it('the postings of a word name the lines that say it, and no others', () => {
  fc.assert(
    fc.property(fc.array(file, { minLength: 1, maxLength: 5 }), (texts) => {
      const vocabulary = createVocabulary()
      const readPage = createPageReader(vocabulary)
      const store = createPageStore()
      const pages = texts.map((text) => {
        const minutes = aMinutes(`# Notes\n${text}\n`)
        return store(complete(readPage(minutes, openMinutes(minutes))))
      })

      const postings = complete(buildPostings(pages, vocabulary.size))

      for (let id = 0; id < vocabulary.size; id++) {
        const told: string[] = []
        postings.each(id, (page, line) => told.push(`${page}:${line}`))
        const said = pages.flatMap((indexed, number) => {
          const { words, starts, kinds } = openPage(indexed)
          const lines = Array.from(kinds, (_, index) => index)
          return lines.filter((at) => words.subarray(starts[at], starts[at + 1]).includes(id)).map((at) => `${number}:${at}`)
        })
        expect(told).toEqual(said)
      }
    }),
    { numRuns: 10 },
  )
})

function complete<Result>(pieces: Generator<void, Result>): Result {
  let step = pieces.next()
  while (step.done !== true) step = pieces.next()
  return step.value
}
