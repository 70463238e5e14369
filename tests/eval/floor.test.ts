import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Half, halves, listMisses, measure, openArchive, readQuestions, score } from '../../eval/measure.ts'

const archive = openArchive()

const ask = (half: Half) => Promise.all(readQuestions(half).map((question) => measure(archive, question)))

describe('the questions of the evaluation', () => {
  it('are two hundred and ten, and more than forty of them have no answer', () => {
    const questions = halves.flatMap(readQuestions)

    expect(questions).toHaveLength(210)
    expect(questions.filter(({ expected }) => expected === undefined).length).toBeGreaterThanOrEqual(44)
  })

  it.each(halves)(
    'of the half “%s” are answered in the first meetup quoted in 95 %% of all cases, and never invented',
    async (half) => {
      const outcomes = await ask(half)

      const { answerable, hit1, falseAnswers } = score(outcomes)

      expect(hit1 / answerable, listMisses(outcomes).join('\n')).toBeGreaterThanOrEqual(0.95)
      expect(falseAnswers, listMisses(outcomes).join('\n')).toBe(0)
    },
  )

  it('are answered with lines that stand in their files', async () => {
    const outcomes = await Promise.all(halves.map(ask))

    const quoted = outcomes
      .flat()
      .filter(({ question }) => question.expected === undefined || question.expected.kind === 'lines')
    for (const { said } of quoted) {
      const [, file = '', line = '', text = ''] = /^([^:]+):(\d+) (.*)$/s.exec(said ?? '') ?? []
      if (said === undefined) continue
      const lines = readFileSync(join(import.meta.dirname, '../../eval/minutes', file), 'utf8').split(/\r?\n/)
      expect(lines[Number(line) - 1]).toContain(text)
    }
  })
})

describe('the files of the evaluation', () => {
  it('are all read but the index page, and drafts are not served', async () => {
    const all = await archive.all()

    expect(all.length).toBeGreaterThanOrEqual(43)
    expect(all.some(({ file }) => file === '2019-06-20.md' || file === '_index.md')).toBe(false)
  })
})
