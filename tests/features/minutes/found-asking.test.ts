import { describe, expect, it } from 'vitest'
import { compute, readComputedQuestion } from '../../../src/features/minutes/computed.ts'
import { describeComputed } from '../../../src/features/minutes/computed-messages.ts'
import { createMinutesIndex, quoteLines, readMinutesQuery } from '../../../src/features/minutes/index.ts'
import { describeMinutes } from '../../../src/features/minutes/messages.ts'
import { quoteMinutes } from '../../../src/features/minutes/quote-messages.ts'
import { aMinutes, quotesOf, realGlossary } from './build.ts'

const filler = Array.from({ length: 12 }, (_, n) =>
  aMinutes('* It was said who is on the way, and I see C\n', `2019-01-${n + 10}.md`),
)

/** The first result among lines that contain parts of the question. */
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

  it.each([
    [
      'combien a coûté le robot d’occasion ?',
      ['1.2 Le robot d’occasion est installé', "2.2 Résolu d'acheter un robot d’occasion pour 4 500 $"],
    ],
    ['qui prévient les gens des colis ?', ['Les gens sont venus', 'On devrait prévenir les gens des colis']],
    ['prix du café', ['Le cours', 'Le café passe à 1,25 $']],
    ['budget des pizzas', ['Budget des boissons : 100 $', 'Budget : 80 $ de pizza']],
  ])('are found in points with numbers, in another form, or by what is asked for: %s', (words, lines) => {
    expect(firstOf(lines, words)).toContain(lines[1])
  })

  it('are not put together from words that stand far apart', () => {
    const text = '# M\n\n## Networks\n\n* The stack is long\n\n## Budget\n\n* Formulas for everybody\n'
    expect(quotesOf(createMinutesIndex([...filler, aMinutes(text)]), 'salt stack formulas')).toEqual([])
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

describe('questions about all minutes', () => {
  const all = [
    aMinutes('# M\n\n## Flux\n\nSpeaker: Ann Lee\n\n* Kubernetes and Flux\n', '2018-10-12.md'),
    aMinutes('# M\n\n## Helm\n\nPrésenté par Ann Lee\n\n* Kubernetes and Helm\n', '2018-06-26.md'),
    aMinutes('# M\n\n## Rust\n\nSpeaker: Bob Ray\n\n* Rust\n', '2018-03-22.md'),
  ]
  const index = createMinutesIndex(all)
  const archive = { ask: async (words: string) => index.ask(words) }
  const answer = async (words: string, lang: 'en' | 'fr' = 'en') => {
    const question = readComputedQuestion(words)
    return question && describeComputed(await compute(archive, question, index.all), { lang, zone: 'America/Toronto' })
  }

  it.each([
    ['how many meetups have minutes?', 'en', /^### 3 meetups have minutes\n- .*October 12, 2018/],
    ['combien de comptes rendus ?', 'fr', /^### 3 rencontres ont un compte rendu\n/],
    ['list the meetups about kubernetes', 'en', /^### 2 meetups about “kubernetes”\n.*October 12, 2018.*\n.*June 26, 2018/],
    ['quelles rencontres portaient sur kubernetes ?', 'fr', /^### 2 rencontres sur « kubernetes »/],
    ['who has presented most?', 'en', /^### Who presented most.*\n- \*\*Ann Lee\*\* · 2 meetups/],
    ['qui a le plus présenté ?', 'fr', /\*\*Ann Lee\*\* · 2 rencontres/],
    ['how many meetups were there in 2018?', 'en', /^### 3 meetups in 2018 have minutes\n/],
    ['combien de rencontres en juin 2018 ?', 'fr', /^### 1 rencontre en juin 2018 a un compte rendu\n- .*26 juin 2018/],
    ['combien de rencontres en 2017', 'fr', /^### 0 rencontre en 2017 a un compte rendu$/],
    ['Quelles rencontres ont parlé de Kubernetes ?', 'fr', /^### 2 rencontres sur « kubernetes »/],
    ['which meetups discussed kubernetes in october 2018', 'en', /^### 1 meetup about “kubernetes” in October 2018/],
    ['how many times has Ann Lee presented?', 'en', /^### Ann Lee presented at 2 meetups, according to the minutes\n- /],
    ['combien de fois Ann Lee a-t-elle présenté ?', 'fr', /^### Ann Lee : présentation à 2 rencontres/],
    ['how many talks has Zoe given?', 'en', /^No record: no minutes say that “zoe” presented\.$/],
  ] as const)('are computed from the files: %s', async (words, lang, expected) => {
    expect((await answer(words, lang))?.replaceAll('\u00a0', ' ')).toMatch(expected)
  })

  it.each(['how many nodes?', 'list the departments', 'who presented Terraform?', 'combien coûte la licence ?'])(
    'are not mistaken for others: %s',
    async (words) => {
      expect(await answer(words)).toBeUndefined()
    },
  )
})

describe('the minutes of a day', () => {
  it('are summed up in their own lines, in fewer than twelve', () => {
    const sections = Array.from({ length: 20 }, (_, n) => `## Topic ${n}\n\n* First line ${n}\n* Decision: number ${n}\n`)
    const minutes = aMinutes(`# M\n\n> Minutes taken by: Ann\n\n## Agenda\n\n* Plan\n\n${sections.join('\n')}`)

    const text = describeMinutes(minutes, { lang: 'en', zone: 'America/Toronto' }, [], true)

    expect(text.split('\n').length).toBeLessThan(12)
    expect(text).toContain('- Topic 0: `* Decision: number 0`')
    expect(text).not.toContain('* Plan')
  })
})
