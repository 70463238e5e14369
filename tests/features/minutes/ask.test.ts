import { describe, expect, it } from 'vitest'
import { createMinutesIndex } from '../../../src/features/minutes/index.ts'
import { aMinutes, quotesOf, realIndex, realMinutes } from './build.ts'

const index = realIndex()

describe('asking the minutes', () => {
  it('quotes the code of conduct verbatim, with the list below it, its heading, date and line numbers', () => {
    const [answer, ...others] = index.ask('code of conduct')

    expect(others).toEqual([])
    expect(answer).toMatchObject({
      minutes: { date: { year: 2018, month: 3, day: 22 }, title: 'Minutes for 2018-03-22' },
      viaGlossary: false,
      missing: [],
    })
    expect(answer?.quotes).toEqual([
      { lineNumber: 71, text: 'Code of Conduct: CNCF Code of Conduct', heading: 'Scope' },
      { lineNumber: 73, text: '* Respect everyone', heading: 'Scope' },
      { lineNumber: 74, text: '* Guidelines to adhere to', heading: 'Scope' },
    ])
    expect(answer?.passage).toEqual({ firstLine: 71, lastLine: 76 })
  })

  it.each(['design principles', 'design patterns', 'Design Pattern', 'the design principle?'])(
    'answers %j with the numbered lines of its section',
    (words) => {
      const [answer] = index.ask(words)

      expect(answer?.quotes.map(({ heading }) => heading)).toEqual(['Design Patterns', 'Design Patterns', 'Design Patterns'])
      expect(answer?.quotes[1]?.text).toMatch(
        /^1\. Single concern: Every container should address a single concern and do it well/,
      )
      expect(answer?.passage).toEqual({ firstLine: 188, lastLine: 202 })
    },
  )

  it.each([
    ['what did we say about procurement?', '* Worried about procurement works in government'],
    ['PROCUREMENTS', '* Worried about procurement works in government'],
    ['slide deck', 'the slide deck can be found below'],
    ['policies', '* Policy makers make decisions and we enact it'],
    ['who presented Terraform?', 'Ross Clarke of Statistics Canada gave a thorough presentation of Terraform.'],
    ['qui a présenté Terraform', 'Ross Clarke of Statistics Canada gave a thorough presentation of Terraform.'],
    ['kube-hunter', '* [Kube-Hunter](https://github.com/aquasecurity/kube-hunter)'],
    ['KubeHunter', '* [Kube-Hunter](https://github.com/aquasecurity/kube-hunter)'],
    ['kube hunter', '* [Kube-Hunter](https://github.com/aquasecurity/kube-hunter)'],
    ['load-balancer', '**LoadBalancer**: Exposes the service to the internet'],
    ['open stack', 'Hybrid cloud - solutions should work on Amazon, Azure, OpenStack'],
    ['procurment', '* Worried about procurement works in government'],
    ['procuremnet', '* Worried about procurement works in government'],
    ['Terafform benefits', '* Benefits of Terraform for Hybrid Cloud'],
  ])('answers %j first with %j', (words, line) => {
    expect(quotesOf(index, words)[0]).toContain(line)
  })

  it('finds who took the minutes, newest first', () => {
    const answers = index.ask('who took the minutes?')

    expect(answers.map(({ quotes }) => quotes[0]?.text)).toEqual(
      Array(3).fill('> Minutes taken by: [Zachary Seguin](https://zacharyseguin.ca)'),
    )
    expect(answers.map(({ minutes }) => minutes.date.month)).toEqual([10, 6, 3])
  })

  it('quotes lines of several sections when the words stand apart', () => {
    const [answer] = index.ask('Hangouts Slack')

    const quoted = answer?.quotes.map(({ text }) => text).join('\n')
    expect(quoted).toContain('Hangouts is blocked at some departments.')
    expect(quoted).toMatch(/Slack/)
  })

  it('prefers minutes that say all words in one place to those that say some', () => {
    expect(index.ask('hybrid cloud terraform').map(({ minutes }) => minutes.file)).toEqual(['2018-06-26.md'])
  })

  it('prefers words that follow each other', () => {
    const minutes = aMinutes('* the code has a bug, the conduct of it is fine\n* a code of conduct\n')

    expect(createMinutesIndex([minutes]).ask('code of conduct')[0]?.quotes[0]?.text).toBe('* a code of conduct')
  })

  it('gives the lines of each meetup once when there are two files of one day', () => {
    const twice = [aMinutes('* helm charts\n', '2018-03-22.md'), aMinutes('* helm charts\n', '03-22-18.md')]

    expect(createMinutesIndex(twice).ask('helm')).toHaveLength(1)
  })

  it('quotes the title when only the title says it, and a heading when nothing stands below it', () => {
    const titled = aMinutes('+++\ntitle = "Service mesh night"\n+++\n\n* we listened\n')
    const bare = aMinutes('## Intro\n\n* hello\n\n## Canary releases\n', '2018-04-24.md')
    const both = createMinutesIndex([titled, bare])

    expect(both.ask('service mesh')[0]?.quotes).toEqual([{ lineNumber: 2, text: 'Service mesh night', heading: undefined }])
    expect(both.ask('canary release')[0]?.quotes).toEqual([
      { lineNumber: 5, text: '## Canary releases', heading: 'Canary releases' },
    ])
  })

  it('finds a word in a name that joins it to another word of the minutes, unless it stands alone somewhere', () => {
    const joined = createMinutesIndex([aMinutes('* JupyterHub for each team\n* a hub for containers\n')])
    const both = createMinutesIndex([
      aMinutes('* JupyterHub for each team\n* a hub\n'),
      aMinutes('* Jupyter\n', '2019-01-24.md'),
    ])

    expect(joined.ask('jupyter')[0]?.matched).toEqual([{ asked: 'jupyter', found: 'jupyterhub', how: 'form' }])
    expect(quotesOf(both, 'jupyter')).toEqual(['* Jupyter'])
    expect(joined.ask('contain')).toEqual([])
  })

  it('says which words it mended', () => {
    expect(index.ask('kuberentes')[0]?.matched).toEqual([{ asked: 'kuberentes', found: 'kubernetes', how: 'typo' }])
  })
})

describe('no record', () => {
  it.each([
    'virtualization',
    'virtualisation',
    'blockchain',
    'kubernetes blockchain',
    'what did we decide about quantum annealing?',
    'parking',
    'cod',
    'hlem',
    'who is it?',
    '',
    '???',
    '🎉',
  ])('is the answer to %j', (words) => {
    expect(index.ask(words)).toEqual([])
  })

  it('holds for words that only begin alike, in both directions', () => {
    const onlyLong = createMinutesIndex([aMinutes('* virtualization of desktops\n')])

    expect(onlyLong.ask('virtual')).toEqual([])
    expect(onlyLong.ask('virtualizations')).toHaveLength(1)
    expect(index.ask('virtual')).toHaveLength(1)
  })

  it('never takes words of under five letters for each other', () => {
    const minutes = createMinutesIndex([aMinutes('* the code, the helm, the node\n')])

    for (const words of ['core', 'mode', 'help', 'held', 'note']) expect(minutes.ask(words)).toEqual([])
  })

  it('is the answer to ten thousand characters', () => {
    expect(index.ask('blah'.repeat(2500))).toEqual([])
    expect(index.ask('lorem ipsum '.repeat(900))).toEqual([])
  })
})

describe('French questions', () => {
  it.each([
    ['code de conduite', 'Code of Conduct: CNCF Code of Conduct'],
    ['approvisionnement', '* Worried about procurement works in government'],
    ["qu'est-ce qu'on a dit sur l’approvisionnement ?", '* Worried about procurement works in government'],
    ['aprovisionnement', '* Worried about procurement works in government'],
    ['fournisseurs', '- Vendors are NOT allowed, but we are interested in *inviting* them in'],
    ['réunions virtuelles', 'Some people asked for full virtual.'],
    ['reunion virtuelle', 'Some people asked for full virtual.'],
    ['bénéfices de Terraform', '* Benefits of Terraform for Hybrid Cloud'],
    ['Sécurité', 'maintainer of various security oriented applications'],
    ['équilibreur de charge', '**LoadBalancer**: Exposes the service'],
  ])('%j finds the English line %j and says so', (words, line) => {
    const [answer] = index.ask(words)

    expect(answer?.quotes[0]?.text).toContain(line)
    expect(answer).toMatchObject({ viaGlossary: true, minutes: { language: 'en' } })
  })

  it('find nothing without the glossary', () => {
    expect(createMinutesIndex(realMinutes()).ask('approvisionnement')).toEqual([])
  })

  it('find French minutes without it, accents or not', () => {
    const french = createMinutesIndex([aMinutes('## Réseaux\n\n* Les conteneurs coûtent moins cher à l’État\n')])

    for (const words of ['conteneur', 'reseau', 'RÉSEAU', "l'État", 'coutent'])
      expect(french.ask(words)).toMatchObject([{ viaGlossary: false }])
  })

  it('are answered for English words too: the glossary goes both ways', () => {
    const french = createMinutesIndex([aMinutes('* Les conteneurs\n')], new Map([['conteneur', ['container']]]))

    expect(french.ask('containers')).toMatchObject([{ viaGlossary: true, minutes: { language: 'fr' } }])
  })
})
