import { describe, expect, test } from 'vitest'
import { understandMention } from '../../src/understanding/index.ts'
import { context } from './support.ts'

function mention(message: string) {
  return understandMention(message, { ...context, botName: 'rendezvous' })
}

describe('a mention within a message', () => {
  test.each([
    ["Bonjour @rendezvous, c'est quand la prochaine rencontre?", 'prochaine'],
    ['Hi @rendezvous, when is the next meetup?', 'next'],
    ['hey @Rendezvous when is the next meetup', 'next'],
    ['when is the next meetup @rendezvous?', 'next'],
    ['when is the next meetup? @rendezvous', 'next'],
    ['Qui organise la rencontre, @rendezvous?', 'rôles'],
  ])('is answered: %s', (message, call) => {
    const understanding = mention(message)
    expect([understanding?.understood, understanding?.candidates[0]?.call]).toEqual(['sentence', call])
  })

  test.each(["Hello @rendezvous, I'll be there", 'Bonjour @rendezvous, je serai pas là'])(
    'asks before a change: %s',
    (message) => {
      expect(mention(message)?.understood).toBe('asked')
    },
  )

  test.each([
    'I asked @rendezvous when the next meetup is and it knew',
    'the minutes by @rendezvous are great',
    'when is the next meetup, ask @rendezvous.',
    'we love @rendezvous!',
    'thanks to @rendezvous we know when the next meetup is',
    'is it online? write to me@rendezvous.ca',
    'when is the next meetup? @rendezvous-team',
    'Hi @rendezvous',
    'hey @rendezvous the printer is jammed, can you fix it?',
  ])('stays silent: %s', (message) => {
    expect(mention(message)).toBeUndefined()
  })
})
