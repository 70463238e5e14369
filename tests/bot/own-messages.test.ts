import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testBotName } from '../support/seed.ts'
import { testClock } from '../support/test-clock.ts'
import { useTestBot } from '../support/use-test-bot.ts'

const { test, time } = useTestBot({ isShared: true, startsAt: testClock.now() })
const dayMs = 86_400_000
let talkId: number

const say = async (words: string, username = 'akua') =>
  (await test.ask(username, words, test.sandbox.direct(username, testBotName))).msg
const preferences = (username = 'akua') => test.bot.store.people.preferences(test.idOf(username))

beforeAll(async () => {
  const { meetups } = test.bot.store
  const startsAt = time.now() + 11 * dayMs
  await meetups.add({ title: 'Terraform', startsAt, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' }, time.now())
  const [, id] = /#(\d+)/.exec(await say('!meetup present "State files" length:20')) ?? []
  talkId = Number(id)
})

beforeEach(() => test.bot.store.people.setPreferences(test.idOf('akua'), { muted: null, quiet: null }))

describe('which messages come, in words', () => {
  it.each([
    ['you send me too many messages', /^→ `mute`\n[\s\S]*undo/, ['announcements', 'nags', 'digest']],
    ["arrête de m'écrire pour les relances", /^→ `désactiver relances`\n[\s\S]*défaire/, ['nags']],
    ['please stop sending me the weekly digest', /^→ `mute digest`\n/, ['digest']],
  ])('switches them off at once, with the way back: %s', async (sentence, expected, muted) => {
    expect(await say(sentence)).toMatch(expected)
    expect((await preferences()).muted).toEqual(muted)

    await say('undo')
    expect((await preferences()).muted).toBeUndefined()
  })

  it.each([
    ['send me the announcements again', /^→ `unmute announcements`\n/],
    ['réactive les annonces', /^→ `réactiver annonces`\n/],
  ])('switches them on again: %s', async (sentence, expected) => {
    await say('!meetup mute announcements')

    expect(await say(sentence)).toMatch(expected)
    expect((await preferences()).muted).toBeUndefined()
  })

  it('asks before it forgets anybody', async () => {
    await say('!meetup zone Winnipeg', 'rhys')

    await say('delete everything and stop messaging me', 'rhys')

    expect((await preferences('rhys')).zone).toBe('America/Winnipeg')
    expect((await preferences('rhys')).muted).toBeUndefined()
  })
})

describe('when they come, in words', () => {
  it.each([
    ["don't message me after 6", 'Do you mean `quiet me 18:00-8:00`?', 'yes'],
    ["ne m'écris pas le soir", 'Vouliez-vous dire `silence pour moi 18:00-8:00`', 'oui'],
  ])('is asked about where a time was filled in: %s', async (sentence, question, yes) => {
    const asked = await say(sentence)
    expect(asked).toContain(question)
    expect((await preferences()).quiet).toBeUndefined()

    await say(yes)
    expect((await preferences()).quiet).toMatchObject({ hours: { from: { hour: 18 }, to: { hour: 8 } } })
  })

  it('is noted where all was said', async () => {
    expect(await say('please, no messages on weekends')).toMatch(/^→ `quiet me weekends`\n/)
    expect((await preferences()).quiet).toMatchObject({ weekends: true })
  })
})

describe('questions with a command of their own', () => {
  it.each([
    ['how do I get all meetups in my Outlook', /^→ `calendar`\n/],
    ['comment avoir toutes les rencontres dans mon Outlook', /^→ `calendrier`\n/],
    ['how often do you meet?', /^→ `series`\n/],
    ['c’est à quelle fréquence?', /^→ `série`\n/],
    ['was my talk accepted?', /^→ `talks mine`\n[\s\S]*State files/],
    ['où en est ma proposition?', /^→ `mes présentations`\n[\s\S]*State files/],
  ])('%s', async (sentence, expected) => {
    expect(await say(sentence)).toMatch(expected)
  })

  it('gives the year in numbers to organizers only', async () => {
    expect(await say('how many people came this year', 'olga')).toMatch(/^→ `report`\n/)
    expect(await say('combien de personnes sont venues cette année', 'olga')).toMatch(/^→ `bilan`\n/)
    expect(await say('how many people came this year')).toContain('Only an organizer')
  })
})

describe('who is coming, asked by a member', () => {
  it.each([
    ['who', 'count', /^→ `count`\n_Only organizers can use_ `who`[\s\S]*### How many are coming: /],
    [
      'qui vient?',
      'combien',
      /^→ `combien`\n_Seule l’équipe d’organisation peut employer_ `qui`[\s\S]*### Combien de personnes/,
    ],
    ['who is going to be there?', 'count', /^→ `count`\n/],
  ])('gets the count, without names: %s', async (words, _verb, expected) => {
    await say('!meetup going', 'rhys')

    const reply = await say(words)

    expect(reply).toMatch(expected)
    expect(reply).not.toContain('rhys')
  })

  it('gives organizers the names', async () => {
    expect(await say('who', 'olga')).toContain('rhys')
  })
})

describe('a reason', () => {
  it.each([
    ["can't do #N, sick", 'Not passed on to anyone: “sick”', 'Do you mean `withdraw #N`?'],
    ['je peux pas faire la #N, malade', 'Ceci n’est transmis à personne\u00a0: «\u00a0malade\u00a0»', '`retirer #N`'],
  ])('that is passed on to nobody is said to be so: %s', async (sentence, leftOut, question) => {
    const asked = await say(sentence.replace('N', String(talkId)))

    expect(asked).toContain(leftOut)
    expect(asked).toContain(question.replace('N', String(talkId)))
    expect((await test.bot.store.talks.find(talkId))?.state).not.toBe('withdrawn')
  })

  it('goes into the preview of a cancellation', async () => {
    const asked = await say('cancel the meetup on december 11 because of the storm', 'olga')

    expect(asked).toMatch(/the storm|I don't know|No meetup|There is no meetup/)
  })

  it('may follow the number of a declined talk', async () => {
    const declined = await say(`!meetup decline #${talkId} We had this one in spring`, 'olga')

    expect(declined).toContain('Declined: ')
    expect((await test.bot.store.talks.find(talkId))?.state).toBe('declined')
  })
})
