import { describe, expect, it } from 'vitest'
import { isCall, readCall } from '../../src/command/address.ts'

const read = (text: string, roomKind: 'channel' | 'direct' = 'channel') => readCall(text, roomKind, 'rendezvous')

describe('telling calls from talk', () => {
  it.each([
    ['/meetup next', 'slash', 'next', undefined],
    ['/Meetup   Next', 'slash', 'Next', undefined],
    ['!meetup next', 'bang', 'next', undefined],
    ['  !meetup', 'bang', '', undefined],
    ['/rencontre prochaine', 'slash', 'prochaine', 'fr'],
    ['!RENCONTRE prochaine', 'bang', 'prochaine', 'fr'],
    ['@rendezvous next', 'mention', 'next', undefined],
    ['@Rendezvous: next', 'mention', 'next', undefined],
    ['@rendezvous, meetup next', 'mention', 'next', undefined],
    ['@rendezvous rencontre prochaine', 'mention', 'prochaine', 'fr'],
    ['@rendezvous', 'mention', '', undefined],
    ['[ ](https://chat.test/channel/x?msg=abc) /meetup next', 'slash', 'next', undefined],
    ['!meetup\nnext', 'bang', 'next', undefined],
    ['!meetup\u00a0next', 'bang', 'next', undefined],
    ['!meetup, next', 'bang', 'next', undefined],
    ['!meetup: next', 'bang', 'next', undefined],
    ['!meetup : next', 'bang', 'next', undefined],
    ['!rencontre, prochaine', 'bang', 'prochaine', 'fr'],
    ['\ufeff!meetup next', 'bang', 'next', undefined],
    ['\u200b!meetup next', 'bang', 'next', undefined],
    ['!\u200emeetup ne\u200bxt', 'bang', 'next', undefined],
  ])('takes %j for a call', (text, form, words, rootLang) => {
    const call = read(text)

    expect(call).toEqual({ form, words, ...(rootLang !== undefined && { rootLang }) })
    expect(isCall(text, 'channel', 'rendezvous')).toBe(true)
  })

  it.each([
    'the next meetup is /meetup next',
    'thanks @rendezvous next time',
    'thanks @rendezvous',
    'did you ask @rendezvous2?',
    'hello everybody @rendezvous, next',
    '!constructor next',
    '!__proto__ list',
    '/toString',
    '!hasOwnProperty next',
    '/meetups next',
    '!meet next',
    '@rendezvous2 next',
    '@rendezvous.bot next',
    '@akua next',
    'meetup next',
    '/ meetup next',
    '',
  ])('takes %j for talk', (text) => {
    expect(read(text)).toBeUndefined()
    expect(isCall(text, 'channel', 'rendezvous')).toBe(false)
  })

  it.each([
    ['next', 'next'],
    ['meetup next', 'next'],
    ['/meetup next', 'next'],
    ['what did we say about procurement?', 'what did we say about procurement?'],
  ])('takes %j for a call in a direct room', (text, words) => {
    expect(read(text, 'direct')).toMatchObject({ words })
  })

  it('never passes over a call at the first glance', () => {
    for (const text of ['\n\t /meetup', '\u00a0!meetup x', '[ ](x) !meetup'])
      expect(isCall(text, 'channel', 'rendezvous')).toBe(true)
    for (const text of ['hello', '', '   ', '*!meetup*']) expect(isCall(text, 'channel', 'rendezvous')).toBe(false)
  })
})
