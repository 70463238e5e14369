import { describe, expect, test } from 'vitest'
import { intentDefinitions } from '../../src/understanding/intent-definitions.ts'
import { definitionOf, isChange } from '../../src/understanding/intents.ts'
import { read } from './support.ts'

function runsChange(sentence: string): boolean {
  const { understood, candidates } = read(sentence)
  return understood === 'sentence' && isChange(candidates[0]?.intent ?? '')
}

describe('a change is asked about, not made', () => {
  test.each([
    ['a condition', 'I will be there if my manager agrees'],
    ['a condition', 'je viens si mon gestionnaire est d’accord'],
    ['a question', 'am I going on thursday?'],
    ['a question', 'est-ce que je suis inscrite?'],
    ['somebody else', 'my boss is coming on thursday'],
    ['somebody else', 'ma directrice ne viendra pas jeudi'],
    ['a negation', "I don't want to join remotely"],
    ['a negation', 'je ne participe pas à distance'],
    ['the past', 'I was there yesterday'],
    ['another subject', "I can't give my talk anymore"],
    ['another subject', 'traduis le titre en anglais'],
    ['where a colleague is today', 'working from home today, call me on Teams'],
    ['where a colleague is today', 'en télétravail aujourd’hui, on peut me joindre sur Teams'],
    ['no name', 'my department is a mess'],
  ])('%s: %s', (_why, sentence) => {
    expect(runsChange(sentence)).toBe(false)
  })
})

describe('weighty commands always ask', () => {
  test.each([
    'schedule a meetup on january 21 at 1 pm',
    'move the meetup of december 17 to january 7',
    'cancel the meetup on december 17',
    'announce the next meetup',
    'withdraw my talk #12',
    'forget me',
    'undo that',
    'subscribe this channel',
    'cancel reminder #12',
    'planifie une rencontre le 21 janvier à 13 h',
    'déplace la rencontre du 17 décembre au 7 janvier',
    'annule la rencontre du 17 décembre',
    'annonce la prochaine rencontre',
    'retire ma présentation #12',
    'efface mes données',
    'défais ça',
    'abonne ce salon',
    'annule mon rappel #12',
  ])('%s', (sentence) => {
    expect(read(sentence).understood).toBe('asked')
  })

  test('by declaration', () => {
    const weighty = [
      'schedule',
      'move',
      'cancel',
      'announce',
      'withdraw',
      'forget',
      'undo',
      'subscribe',
      'unsubscribe',
      'unremind',
    ]
    expect(weighty.map((intent) => definitionOf(intent)?.effect)).toEqual(weighty.map(() => 'ask'))
  })
})

describe('never the opposite', () => {
  test.each([
    ["I won't be there", 'going'],
    ["I'm not coming after all", 'going'],
    ['count me out', 'going'],
    ["can't make it", 'going'],
    ['je serai pas là', 'going'],
    ['je viens pas', 'going'],
    ['comptez pas sur moi', 'going'],
    ["j'y serai", 'notgoing'],
    ['I will be there', 'notgoing'],
    ['not in person, online', 'going'],
    ["don't remind me", 'remind'],
    ['arrête de me le rappeler', 'remind'],
    ["my talk won't happen", 'confirm'],
    ['ma présentation tient toujours', 'withdraw'],
    ['stop posting announcements here', 'subscribe'],
  ])('%s is not %s', (sentence, opposite) => {
    const { understood, candidates } = read(sentence)
    if (understood === 'sentence' || understood === 'asked') expect(candidates[0]?.intent).not.toBe(opposite)
  })

  test('opposites name each other by an intent that exists', () => {
    const named = intentDefinitions.flatMap(({ opposites = [] }) => opposites)
    expect(named.filter((intent) => definitionOf(intent) === undefined)).toEqual([])
  })
})

describe('talk', () => {
  test.each(['brb', 'the printer is jammed again', "l'imprimante est bloquée", 'lol', '👍', '...', 'ok parfait, je descends'])(
    'nothing is done about: %s',
    (sentence) => {
      expect(['none', 'offered']).toContain(read(sentence).understood)
    },
  )
})
