import { describe, expect, test } from 'vitest'
import type { Understood } from '../../src/understanding/index.ts'
import { read } from './support.ts'

/** Sentences that people typed in trials and that the bot did not understand. */
const typed: readonly (readonly [sentence: string, understood: Understood, call: string])[] = [
  ["c'est quand la prochaine rencontre?", 'sentence', 'prochaine'],
  ['when is the next meetup?', 'sentence', 'next'],
  ['prochaine rencontre', 'sentence', 'prochaine'],
  ['next meetup', 'sentence', 'next'],
  ['je serai pas là', 'sentence', 'absent'],
  ["I won't be there", 'sentence', 'not going'],
  ['is it online?', 'sentence', 'next'],
  ['où sont les comptes rendus?', 'sentence', 'compte-rendu'],
  ['y a-t-il un lien pour se joindre à la rencontre?', 'sentence', 'prochaine'],
  ["I'm joining online", 'sentence', 'remote'],
  ['qui organise?', 'sentence', 'rôles'],
  ['who runs this?', 'sentence', 'roles'],
  ['annuler mon rappel', 'asked', 'annuler rappel'],
  ['je confirme ma présentation', 'asked', 'confirmer'],
  ['bonjour', 'sentence', 'bonjour'],
  ['merci', 'sentence', 'merci'],
  ['hello', 'sentence', 'hello'],
  ['thanks', 'sentence', 'thanks'],
  ['inscris-moi', 'sentence', 'participer'],
  ["je veux m'inscrire", 'sentence', 'participer'],
  ['virtuel', 'sentence', 'à distance'],
  ['annuler la rencontre du 11 décembre', 'asked', 'annuler rencontre 2026-12-11'],
]

describe('what people typed in trials', () => {
  test.each(typed)('%s', (sentence, understood, call) => {
    const { candidates, ...understanding } = read(sentence)
    expect([understanding.understood, candidates[0]?.call]).toEqual([understood, call])
  })

  test.each([
    'je ne manquerai pas',
    'je ne manquerai pas la rencontre',
    'je ne vais pas manquer ça',
    'not going to skip it',
    "I won't miss it",
    'je ne serai pas absent',
    'je ne suis plus absente',
    "je ne suis pas malade, j'y serai",
  ])('who says that they are not absent is never marked as absent: %s', (sentence) => {
    expect(read(sentence).understood).toBe('offered')
  })

  test.each(['je serai pas là', "can't come, I'm sick", 'je suis malade, je serai absent'])(
    'who says that they are absent is: %s',
    (sentence) => {
      const { understood, candidates } = read(sentence)
      expect([understood, candidates[0]?.intent]).toEqual(['sentence', 'notgoing'])
    },
  )

  test('a reminder without what to be reminded of keeps its time', () => {
    expect(read('rappelle-moi demain matin 9 h').candidates[0]?.call).toBe('rappelle-moi 2026-11-30 09:00')
  })

  test('a date behind a title is a date', () => {
    const [first] = read('je veux présenter « Mon titre » le 17 décembre').candidates
    expect(first?.call).toBe('présenter « Mon titre » le:2026-12-17')
  })
})
