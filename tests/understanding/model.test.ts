import { describe, expect, test } from 'vitest'
import { detectLanguage } from '../../src/understanding/index.ts'
import { definitionOf } from '../../src/understanding/intents.ts'
import { readModelVersion } from '../../src/understanding/model-file.ts'
import { parseExamples, readExamples } from '../../src/understanding/training/sentences.ts'
import { currentVersion } from '../../src/understanding/training/version.ts'
import { context } from './support.ts'

describe('the model', () => {
  test('was built from this data and this code (else: npm run model)', () => {
    expect(readModelVersion()).toBe(currentVersion())
  })

  test('knows every intent of the examples, and each has sentences in both languages', () => {
    const examples = readExamples()
    const intents = new Set(examples.map(({ intent }) => intent))
    expect([...intents].filter((intent) => intent !== 'none' && definitionOf(intent) === undefined)).toEqual([])
    for (const intent of intents) {
      expect(new Set(examples.filter((example) => example.intent === intent).map(({ lang }) => lang)).size).toBe(2)
    }
  })

  test('a sentence above the first heading is refused', () => {
    expect(() => parseExamples(['when is it'], 'en')).toThrow('[intent]')
  })
})

describe('the language of the words', () => {
  test.each([
    ['when is the next meetup', 'en'],
    ["c'est quand la prochaine rencontre", 'fr'],
    ['where are the slides', 'en'],
    ['où sont les diapos', 'fr'],
    ['je viens', 'fr'],
    ['count me in', 'en'],
    ['thank you', 'en'],
    ['merci', 'fr'],
    // One misspelt word, with letters as in « menuet ».
    ['minuets', undefined],
    ['12', undefined],
    ['', undefined],
    ['"le titre est en français" is the title of my talk', 'en'],
  ] as const)('%s', (text, lang) => {
    expect(detectLanguage(text, context.model.language)).toBe(lang)
  })
})
