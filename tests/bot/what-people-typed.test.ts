import { beforeAll, describe, expect, it } from 'vitest'
import { openConversation } from '../support/conversation.ts'
import { testBotName } from '../support/seed.ts'
import { testClock } from '../support/test-clock.ts'
import { useShared } from '../support/use-each.ts'
import { useTestBot } from '../support/use-test-bot.ts'

/** What people typed in trials and what was of no help to them, beside what `sentences.test.ts` plays. */
const { test, time } = useTestBot({ isShared: true, startsAt: testClock.now() })
const akua = useShared(() => openConversation(test.sandbox, 'akua'))
const olga = useShared(() => openConversation(test.sandbox, 'olga'))

beforeAll(async () => {
  await test.bot.store.meetups.add(
    {
      title: 'Terraform',
      startsAt: time.now() + 7 * 86_400_000,
      lengthMinutes: 120,
      zone: 'America/Toronto',
      scheduledBy: 'x',
    },
    time.now(),
  )
})

const titles = async () => (await test.bot.store.talks.of(test.idOf('akua'))).map(({ title }) => title)

describe('a title with a date behind it', () => {
  it.each([
    ['present My title on december 2', /the date you'd like, or part of the title/, '1', 'My title'],
    ['present What broke on december 2', /the date you'd like, or part of the title/, 'the second', 'What broke on december 2'],
    // `present` is a verb in both languages: the reply is in the language that was typed last.
    ['présenter Mon titre le 2 décembre', /date souhaitée ou une partie du titre/, 'la première', 'Mon titre'],
    ['présenter La rentrée le 2 décembre', /date souhaitée ou une partie du titre/, '2', 'La rentrée le 2 décembre'],
  ])('is asked about: %s', async (words, question, answer, title) => {
    expect(await akua.say(words)).toMatch(question)
    expect(await titles()).not.toContain(title)

    await akua.say(answer)

    expect(await titles()).toContain(title)
  })

  it('is a title when it stands between quotes', async () => {
    await akua.say('présenter « Les leçons du 11 septembre »')

    expect(await titles()).toContain('Les leçons du 11 septembre')
  })
})

describe('a series by its name', () => {
  it.each([
    ['série lier "Midi données"', /par son numéro, et non par un nom comme « Midi données »/],
    ['series bind "Data lunch"', /by its number, not by a name such as “Data lunch”/],
  ])('is said to need a number: %s', async (words, expected) => {
    const reply = await olga.say(words)

    expect(reply.replaceAll('\u00a0', ' ')).toMatch(expected)
    expect(reply).not.toMatch(/quotes|guillemets/)
  })
})

describe('an option by another name', () => {
  it.each([
    ['schedule third thursday 13:00 "A" seats:25', '`capacity:`'],
    ['planifier 3e jeudi 13 h « A » endroit:Ottawa', '`lieu:`'],
    ['planifier 3e jeudi 13 h « A » sièges:25', '`places:`'],
    ['schedule third thursday 13:00 "A" venue:Ottawa', '`place:`'],
    ['present "A" duration:20', '`length:`'],
    ['présenter « A » sommaire:Un an', '`résumé:`'],
  ])('names the nearest: %s', async (words, meant) => {
    expect(await olga.say(words)).toContain(meant)
  })

  it.each([
    ['schedule third thursday 13:00 "A" capacity:20 capacity:30', '`capacity:` is there twice'],
    ['planifier 3e jeudi 13 h « A » lieu:Ottawa lieu:Gatineau', 'deux fois'],
  ])('or a second time is said, and neither is used: %s', async (words, expected) => {
    expect(await olga.say(words)).toContain(expected)
  })
})

describe('an unknown word', () => {
  it.each([
    ['minuets', /1\. `!meetup minutes[^`]*`\n2\. `!meetup [^`]+`\n3\. `!meetup [^`]+`/],
    ['prochiane', /1\. `!rencontre prochaine`\n2\. `!rencontre [^`]+`\n3\. `!rencontre [^`]+`/],
  ])('names the nearest three whole calls, and their number chooses one: %s', async (word, expected) => {
    expect(await akua.say(word)).toMatch(expected)
    expect(await akua.say('1')).toMatch(/^→ `(?:minutes|prochaine)/)
  })
})

describe('an appointment that is cancelled by its date', () => {
  it.each([
    ['annuler la rencontre du 2 décembre', /Vouliez-vous dire `annuler rencontre 2026-12-02`|serait annulée|annuler/i],
    ['cancel the meetup of december 2', /Do you mean `cancel meetup 2026-12-02`|would be cancelled|cancel/i],
  ])('is understood: %s', async (words, expected) => {
    const reply = await olga.say(words)

    expect(reply).toMatch(expected)
    expect(reply).not.toMatch(/I need a date|Il me faut une date/)
    await olga.say('no')
  })
})

describe('a click under a bilingual post', () => {
  const told = (username: string) =>
    test.sandbox
      .messages(test.sandbox.direct(username, testBotName))
      .filter(({ u }) => u.username === testBotName)
      .at(-1)?.msg ?? ''
  const click = async (username: string, call: string) => {
    const before = told(username)
    test.sandbox.say(username, 'cloudnative', call)
    await test.sandbox.waitForMessage(() => told(username) !== before)
    return told(username)
  }

  it('is answered in both languages until the person has typed', async () => {
    const [meetup] = await test.bot.store.meetups.coming(time.now(), 1)
    const going = `!meetup 👍 #${meetup?.id}`

    const first = await click('rhys', going)
    const second = await click('rhys', `!meetup 💻 #${meetup?.id}`)
    await openConversation(test.sandbox, 'rhys').say('prochaine rencontre')
    const third = await click('rhys', going)

    for (const both of [first, second]) expect(both).toMatch(/You're [\s\S]*Vous |Vous [\s\S]*You're /)
    expect(third).toMatch(/^### Vous venez/)
    expect(third).not.toContain("You're coming")
  })

  it('is answered in the language that the person has chosen', async () => {
    const [meetup] = await test.bot.store.meetups.coming(time.now(), 1)
    await openConversation(test.sandbox, 'felix').say('langue fr')

    const reply = await click('felix', `!meetup 👍 #${meetup?.id}`)

    expect(reply).toMatch(/^### Vous venez/)
    expect(reply).not.toContain("You're coming")
  })
})
