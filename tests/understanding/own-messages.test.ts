import { describe, expect, test } from 'vitest'
import type { Understood } from '../../src/understanding/index.ts'
import { isChange } from '../../src/understanding/intents.ts'
import { read } from './support.ts'

function readCall(sentence: string): readonly [Understood, string | undefined] {
  const { understood, candidates } = read(sentence)
  return [understood, candidates[0]?.call]
}

describe('which messages come', () => {
  test.each([
    ['you send me too many messages', 'sentence', 'mute'],
    ['stop sending me messages', 'sentence', 'mute'],
    ['please stop nagging me about my slides', 'sentence', 'mute nags'],
    ["I don't want the weekly digest anymore", 'sentence', 'mute digest'],
    ["arrête de m'écrire pour les relances", 'sentence', 'désactiver relances'],
    ['je ne veux plus recevoir les annonces', 'sentence', 'désactiver annonces'],
    ["tu m'envoies trop de messages", 'sentence', 'désactiver'],
    ['send me the weekly digest again', 'sentence', 'unmute digest'],
    ['réactive les annonces', 'sentence', 'réactiver annonces'],
    // Two kinds, or all but one: there is no such call.
    ['stop sending me announcements and follow-ups', 'asked', 'mute'],
    ["arrête de m'envoyer tout sauf les annonces", 'asked', 'désactiver annonces'],
  ] as const)('%s', (sentence, understood, call) => {
    expect(readCall(sentence)).toEqual([understood, call])
  })

  test.each([
    'stop sending me messages',
    'stop everything',
    'delete everything and stop messaging me',
    'stop the announcements in this channel',
    "arrête de m'envoyer des messages",
    'arrête tout',
    'plus d’annonces dans ce salon',
    "efface tout et arrête de m'écrire",
  ])('never forgets anybody or silences a room without a question: %s', (sentence) => {
    const { understood, candidates } = read(sentence)
    if (understood === 'sentence') expect(candidates[0]?.intent).toBe('mute')
    else expect(['asked', 'offered']).toContain(understood)
  })

  test.each([
    "don't mute me",
    'ne me mets pas en sourdine',
    "please don't turn off my messages by muting me",
    'ne coupe pas mes annonces',
    "don't stop messaging me",
    "n'arrête pas de m'envoyer les annonces",
    'stop messages in this room',
    'mute my reminders',
  ])('changes nothing at once: %s', (sentence) => {
    const { understood, candidates } = read(sentence)
    expect([understood, isChange(candidates[0]?.intent ?? '')]).not.toEqual(['sentence', true])
  })
})

describe('when they come', () => {
  test.each([
    ['no messages on weekends', 'sentence', 'quiet me weekends'],
    ['pas de messages la fin de semaine', 'sentence', 'silence pour moi fins de semaine'],
    ['quiet from 6 pm to 8 am', 'sentence', 'quiet me 18:00-8:00'],
    ['silence de 18 h à 8 h svp', 'sentence', 'silence pour moi 18:00-8:00'],
    // Half of it is a guess, so the person has to say yes.
    ["don't message me after 6", 'asked', 'quiet me 18:00-8:00'],
    ['right to disconnect after 4:30 pm', 'asked', 'quiet me 16:30-8:00'],
    ['no messages before 9 am', 'asked', 'quiet me 18:00-9:00'],
    ['only message me between 9 and 5', 'asked', 'quiet me 17:00-9:00'],
    ['écris-moi seulement de 8 h à 16 h', 'asked', 'silence pour moi 16:00-8:00'],
    ["ne m'écris pas le soir", 'asked', 'silence pour moi 18:00-8:00'],
    ['you can message me at any time again', 'asked', 'quiet me off'],
    ['nothing between 18:00 and 8:00 on weekends', 'asked', 'quiet me 18:00-8:00 weekends'],
  ] as const)('%s', (sentence, understood, call) => {
    expect(readCall(sentence)).toEqual([understood, call])
  })
})

describe('what is read without a change', () => {
  test.each([
    ['how do I get all meetups in my Outlook', 'calendar'],
    ['comment avoir toutes les rencontres dans mon Outlook', 'calendrier'],
    ['how many people came this year', 'report'],
    ['how many people came last year', 'report 2025'],
    ["combien de personnes sont venues l'an dernier", 'bilan 2025'],
    ['statistics for 2024', 'report 2024'],
    ['how often do you meet', 'series'],
    ['est-ce que ça tombe toujours le même jour', 'série'],
    ['was my talk accepted', 'talks mine'],
    ['où en est ma proposition', 'mes présentations'],
    ['how many people are coming', 'count'],
  ])('%s', (sentence, call) => {
    expect(readCall(sentence)).toEqual(['sentence', call])
  })
})

describe('a reason', () => {
  test.each([
    ["can't do #12, sick", 'withdraw #12', 'sick'],
    ["I can't give talk #12 because I'm sick", 'withdraw #12', "I'm sick"],
    ['je peux pas faire la #12, malade', 'retirer #12', 'malade'],
    ['retirer #12 svp', 'retirer #12', undefined],
    ['please withdraw #12, thanks', 'withdraw #12', undefined],
    ['withdraw #12, sorry', 'withdraw #12', undefined],
  ])('that the command has no place for is named: %s', (sentence, call, leftOut) => {
    const [first] = read(sentence).candidates
    expect([first?.call, first?.leftOut]).toEqual([call, leftOut])
  })

  test.each([
    ['cancel the meetup of the 10th because of the storm', 'cancel meetup 2026-12-10 reason:"the storm"'],
    ['la rencontre du 10 est annulée à cause de la tempête', 'annuler rencontre 2026-12-10 raison:« la tempête »'],
  ])('goes into the call that has one: %s', (sentence, call) => {
    expect(read(sentence).candidates[0]).toMatchObject({ call })
    expect(read(sentence).candidates[0]?.leftOut).toBeUndefined()
  })
})

test('a place names the time zone, which is asked about', () => {
  expect(readCall('set my time zone to Winnipeg')).toEqual(['asked', 'zone Winnipeg'])
  expect(readCall('je suis à Vancouver, montre-moi les heures de là-bas')).toEqual(['asked', 'fuseau Vancouver'])
})
