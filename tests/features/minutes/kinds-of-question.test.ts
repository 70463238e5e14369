import { describe, expect, it } from 'vitest'
import { asksForAll, createMinutesIndex } from '../../../src/features/minutes/index.ts'
import { aMinutes, realGlossary } from './build.ts'

const first = (files: Readonly<Record<string, string>>, asked: string) => {
  const all = Object.entries(files).map(([name, text]) => aMinutes(text, `${name}.md`))
  return createMinutesIndex(all, realGlossary()).ask(asked)[0]
}

describe('a question for a person', () => {
  const files = {
    '2019-01-24': '## Serverless\n\nSpeaker: Anjali Desai\n\n* OpenFaaS templates\n* cold start\n',
    '2019-02-21': '## Misc\n\n* OpenFaaS\n',
  }

  it.each(['who presented OpenFaaS?', 'qui a présenté OpenFaaS ?'])(
    '%j is answered with the line that names the speaker',
    (asked) => {
      expect(first(files, asked)?.quotes[0]?.text).toBe('Speaker: Anjali Desai')
    },
  )

  it('is answered with who took the minutes when that is asked', () => {
    const minutes = { '2019-01-24': `## Talk\n\nSpeaker: Anjali Desai\n\n> Minutes taken by: Tom Okafor\n` }

    expect(first(minutes, 'who took the minutes?')?.quotes[0]?.text).toBe('> Minutes taken by: Tom Okafor')
  })
})

describe('a question in other words', () => {
  it.each([
    ['who spoke?', '* The presentation was given by Anjali Desai'],
    ['the recording', '* The video is on the channel'],
    ['immutable images', '* Image immutability'],
    ['images immuables', '* Image immutability'],
    ['qui a pris les notes ?', '> Minutes taken by: Tom Okafor'],
    ['les fournisseurs sont-ils admis ?', '* Vendors are allowed'],
    ["inconvénients d'AKS", '* AKS has one downside'],
  ])('%j is answered', (asked, line) => {
    expect(first({ '2019-01-24': `${line}\n\n* Something else\n` }, asked)?.quotes[0]?.text).toBe(line)
  })

  it('asks for all when it names nothing but the meetup', () => {
    expect(['when did we meet', 'what was discussed', "qu'a-t-on dit"].map(asksForAll)).toEqual([true, true, true])
    expect(['who came', 'vendors', 'what was said about Helm'].map(asksForAll)).toEqual([false, false, false])
  })
})

describe('the manner of a question', () => {
  it.each([
    ["hey, does anyone remember how long Sarah's pilot took?", '* Sarah: the pilot took four months'],
    ["Bonjour, qui s'occupe de la réplique maintenant ?", '* La réplique appartient à Corentin'],
    ['à quelle heure a-t-on levé la séance ?', '5. Levée de la séance à 15 h 10'],
    ['jetons expirés', '* Les jetons expirent après 90 jours'],
    ['est-ce que Zoom est permis ?', '* Zoom est interdit dans trois ministères'],
    ['is Zoom allowed?', '* Zoom is blocked at some departments'],
    ["les alertes gardées à l'ARC", '* Alerts kept by the CRA: 12'],
  ])('%j is answered: politeness, time and measures are not looked up, and verbs have forms', (asked, line) => {
    expect(first({ '2019-01-24': `${line}\n\n* Something else\n` }, asked)?.quotes[0]?.text).toBe(line)
  })

  it('takes two words with capitals for one name, which a partial answer has to say', () => {
    const files = { '2019-01-24': '* Benefits of Terraform for Hybrid Cloud\n', '2019-02-21': '* Terraform Cloud has prices\n' }

    expect(first({ '2019-01-24': files['2019-01-24'] }, 'did we discuss Terraform Cloud bills')).toBeUndefined()
    expect(first(files, 'did we discuss Terraform Cloud bills')?.minutes.date.month).toBe(2)
    expect(first({ '2019-01-24': files['2019-01-24'] }, 'did we discuss terraform cloud bills')?.minutes.date.month).toBe(1)
  })

  it('quotes what somebody says next to a line that asks', () => {
    const file =
      '# Notes\n\nInes: Good morning.\nSanjay: And the replica?\nMarguerite: It belongs to Corentin.\nSanjay: Thanks.\n'

    expect(first({ '2019-01-24': file }, 'replica')?.quotes.map(({ text }) => text)).toEqual([
      'Sanjay: And the replica?',
      'Marguerite: It belongs to Corentin.',
    ])
  })
})

describe('a question for a number', () => {
  it('prefers the line with one', () => {
    const files = { '2019-01-24': '* The cluster has nodes\n* The nodes are 12\n' }

    expect(first(files, 'how many nodes?')?.quotes[0]?.text).toBe('* The nodes are 12')
  })
})

describe('a question for the latest', () => {
  const files = {
    '2019-01-24': '## Helm\n\n* Helm and helm again\n',
    '2020-01-16': '* we use helm charts in one place or another\n',
  }

  it('is answered with the newest minutes that say it', () => {
    expect(first(files, 'latest on helm')?.minutes.date.year).toBe(2020)
    expect(first(files, 'helm')?.minutes.date.year).toBe(2019)
  })
})

describe('a recap', () => {
  const original = '## Scope\n\n* Vendors are NOT allowed\n'
  const recap = '## Recap of the last meetup\n\n* Vendors are NOT allowed\n\n## Talk\n\n* Helm\n'

  it('stands with the meetup where it was said first', () => {
    const answer = first({ '2018-03-22': original, '2018-04-24': recap }, 'vendors')

    expect(answer?.minutes.date.month).toBe(3)
    expect(answer?.recappedOn).toEqual([{ year: 2018, month: 4, day: 24 }])
  })

  it('is an answer of its own when nothing else says it', () => {
    expect(first({ '2018-04-24': recap }, 'vendors')).toMatchObject({ minutes: { date: { month: 4 } }, recappedOn: [] })
  })
})

describe('words that no one meetup says together', () => {
  it('have no record, whatever each meetup says', () => {
    expect(first({ '2019-01-24': '* serverless\n', '2020-01-16': '* service mesh\n' }, 'serverless mesh')).toBeUndefined()
  })

  it('are told from longer words that begin alike', () => {
    expect(first({ '2019-01-24': '* a virtual meetup\n' }, 'virtue')).toBeUndefined()
    expect(first({ '2019-01-24': '* three Raspberry Pis\n' }, 'raspberry pi')).toBeDefined()
  })
})
