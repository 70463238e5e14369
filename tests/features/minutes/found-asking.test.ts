import { describe, expect, it } from 'vitest'
import { createMinutesIndex, quoteLines, readMinutesQuery } from '../../../src/features/minutes/index.ts'
import { quoteMinutes } from '../../../src/features/minutes/messages.ts'
import { aMinutes, quotesOf, realGlossary } from './build.ts'

const filler = Array.from({ length: 12 }, (_, n) =>
  aMinutes('* It was said who is on the way, and I see C\n', `2019-01-${n + 10}.md`),
)

/** What is found first among lines that have parts of the question. */
function firstOf(lines: readonly string[], words: string): string | undefined {
  const text = `# Meeting\n\n${lines.map((line) => `* ${line}`).join('\n')}\n`
  return quotesOf(createMinutesIndex([...filler, aMinutes(text)], realGlossary()), words)[0]
}

describe('names that look like something else', () => {
  it.each([
    ['C++', ['C is fast', 'The decoder is written in C++']],
    ['c#', ['C is fast', 'The portal is written in C#']],
    ['.NET', ['The net weight', 'A service on .NET 8']],
    ['WHO', ['The one who spoke', 'Data of the WHO are public']],
    ['IT', ['It was late', 'Shared Services took over IT']],
    ['document.all', ['A document for everybody', 'Browsers hide document.all from scripts']],
    ['1000', ['There were 10', 'It serves 1,000 people']],
    ['1 000', ['There were 10', 'It serves 1000 people']],
    ['1,000', ['Il y en a 10', 'Le service compte 1 000 abonnés']],
    ['email', ['A mail', 'Send an e-mail first']],
    ['e-mail', ['A mail', 'Send an email first']],
    ['容器', ['Nothing', '我们讨论了容器技术']],
    ['コンテナ', ['Nothing', '今日はコンテナの話をした']],
  ])('are found: %s', (words, lines) => {
    expect(firstOf(lines, words)).toContain(lines[1])
  })

  it('are found when a little word is all there is', () => {
    expect(firstOf(['La prochaine fois, on verra', "On ferme pendant l'été"], "l'été")).toContain("On ferme pendant l'été")
  })
})

describe('quotes', () => {
  it('leave comments unseen', () => {
    const minutes = aMinutes('# Meeting\n\n* Flux works <!-- private: but Bob hates it -->\n')

    expect(quotesOf(createMinutesIndex([minutes]), 'flux')).toEqual(['* Flux works'])
    expect(quotesOf(createMinutesIndex([minutes]), 'private bob')).toEqual([])
    expect(quoteLines(minutes, { firstLine: 1, lastLine: 3 }).map(({ text }) => text)).toEqual(['* Flux works'])
  })

  it('come below their own headings', () => {
    const minutes = aMinutes('# Meeting\n\n## Agenda\n\n* Flux demo\n\n## Action items\n\n* Ann sends the Flux demo\n')
    const [answer] = createMinutesIndex([minutes]).ask('flux demo')

    const text = answer && quoteMinutes(answer, { lang: 'en', zone: 'America/Toronto' })

    expect(text).toMatch(/· Agenda\n`\* Flux demo`\n.*· Action items\n`\* Ann sends the Flux demo`/)
  })

  it('come from both files of a day that disagree, and from one of a translation', () => {
    const one = aMinutes('---\nlanguage: en\n---\n\n* The budget is 100\n', '2018-03-22.md')
    const other = aMinutes('---\nlanguage: en\n---\n\n* The budget is 200\n', '2018-03-22-b.md')
    const french = aMinutes('---\nlanguage: fr\n---\n\n* Le budget est de 100\n', '2018-03-22.fr.md')

    expect(quotesOf(createMinutesIndex([one, other]), 'budget')).toHaveLength(2)
    expect(quotesOf(createMinutesIndex([one, french]), 'budget')).toHaveLength(1)
  })
})

it('repeats the words as they were typed', () => {
  expect(readMinutesQuery('Déploiement à Montréal en avril 2018 ?')).toMatchObject({ words: 'Déploiement à Montréal' })
  expect(readMinutesQuery('what did Zoé say about C++ in october 2018?')).toMatchObject({ words: 'what did Zoé say about C++' })
})
