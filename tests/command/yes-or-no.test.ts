import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readYesOrNo } from '../../src/command/yes-or-no.ts'

describe('an answer to a preview', () => {
  it.each([
    ...[
      'yes',
      'Yes.',
      'YES!',
      'yes please',
      'yep',
      'yeah, go ahead',
      'Sure, do it',
      'ok',
      'OK 👍',
      'okay thanks',
      "that's right",
    ],
    ...[
      'oui',
      'Oui, svp',
      "oui, s'il te plaît",
      'd’accord',
      'vas-y',
      'Oui, vas-y!',
      'bien sûr',
      'C’est bon, fais-le',
      '👍🏽',
      '✅',
    ],
    ...['Affirmative.', 'yes yes', 'absolutely', 'parfait, merci'],
  ])('is a yes: %s', (typed) => {
    expect(readYesOrNo(typed)).toBe('yes')
  })

  it.each([
    ...['no', 'No thanks', 'nope', 'nah, leave it', 'never mind', "Negative, don't do that.", 'don’t', 'forget it', 'not now'],
    ...[
      'absolutely not',
      'oh no, sorry',
      'non',
      'non merci',
      'non, laisse faire',
      'Laisse tomber',
      'surtout pas!',
      'bien sûr que non',
    ],
    ...['finalement non', 'annule ça', '👎'],
  ])('is a no: %s', (typed) => {
    expect(readYesOrNo(typed)).toBe('no')
  })

  it.each([
    ...[
      '',
      'please',
      'thanks',
      'yes but at 14:00',
      'yes, #12',
      'not sure',
      'yes or no?',
      'yes no',
      'no, go ahead',
      'yesterday',
    ],
    ...[
      'going',
      'oui mais demain',
      'non, plutôt jeudi',
      'no problem',
      'okra',
      'good',
      'confirm',
      'confirmer',
      'why not',
      'yes '.repeat(30),
    ],
  ])('is neither, because it says more or less than that: %s', (typed) => {
    expect(readYesOrNo(typed)).toBeUndefined()
  })

  it('is never found in words that hold anything else', () => {
    fc.assert(
      fc.property(fc.constantFrom('yes', 'ok', 'oui', 'no', 'non'), fc.stringMatching(/^[a-z]{4,12}\d$/), (answer, other) => {
        expect(readYesOrNo(`${answer} ${other}`)).toBeUndefined()
        expect(readYesOrNo(`${other}, ${answer}`)).toBeUndefined()
      }),
    )
  })
})
