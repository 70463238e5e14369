import { beforeAll, describe, expect, it } from 'vitest'
import { type Conversation, openConversation } from '../support/conversation.ts'
import { testClock } from '../support/test-clock.ts'
import { useTestBot } from '../support/use-test-bot.ts'

/** What newcomers typed first, beside what `sentences.test.ts` and `what-people-typed.test.ts` play. */
const { test, time } = useTestBot({ isShared: true, startsAt: testClock.now() })
let akua: Conversation
let felix: Conversation

beforeAll(async () => {
  const given = { lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' }
  await test.bot.store.meetups.add({ ...given, title: 'Terraform', startsAt: time.now() + 7 * 86_400_000 }, time.now())
  akua = openConversation(test.sandbox, 'akua')
  felix = openConversation(test.sandbox, 'felix')
  await akua.say('lang en')
  await felix.say('langue fr')
})

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'")

describe('words that stand for a verb', () => {
  it.each([
    ['quand', /^### Terraform/],
    ['calendrier', /calendrier/i],
    ['proposer', /titre|présent|propos|sujet/i],
    ['virtuel', /Vous participez à distance/],
    ["s'inscrire", /Vous venez/],
  ])('in French: %s', async (words, expected) => {
    const reply = plain(await felix.say(words))

    expect(reply).toMatch(expected)
    expect(reply).not.toMatch(/Je n'ai pas bien compris|ne connais pas/)
  })

  it.each([
    ['when', /^### Terraform/],
    ['calendar', /calendar/i],
    ['virtual', /You're joining remotely/],
    ['register', /You're coming/],
    ['sign me up', /You're coming/],
  ])('in English: %s', async (words, expected) => {
    const reply = plain(await akua.say(words))

    expect(reply).toMatch(expected)
    expect(reply).not.toMatch(/didn't get that|don't know/)
  })
})

describe('a reminder with a time and no words', () => {
  it.each([
    ['rappelle-moi demain matin 9 h', 'Que dois-je vous rappeler?', "appeler l'imprimeur", () => felix],
    ['remind me tomorrow at 9 am', 'What should I remind you of?', 'call the printer', () => akua],
  ])('asks what for, and keeps the time: %s', async (words, question, answer, person) => {
    expect(plain(await person().say(words))).toContain(question)

    const done = plain(await person().say(answer))

    expect(done).toContain(answer)
    expect(done).toMatch(/9 h|9:00 a\.m\.|9:00/)
  })
})

describe('a verb without its number', () => {
  it.each([
    ['confirmer', 'Les leçons du nuage', () => felix],
    ['annuler ma présentation', 'Les leçons du nuage', () => felix],
    ['confirm', 'Cloud lessons', () => akua],
    ['withdraw my talk', 'Cloud lessons', () => akua],
  ])("shows one's own: %s", async (words, title, person) => {
    await akua.say('present "Cloud lessons"')
    await felix.say('présenter « Les leçons du nuage »')

    const shown = await person().say(words)
    await person().say(person() === akua ? 'about' : 'à propos')

    expect(shown).toContain(title)
    expect(shown).toMatch(/#\d+/)
  })
})

describe('a question about a doubtful sentence', () => {
  it.each([
    ['what room', /^Do you mean `[^`]+`\?\nOr something else: `!meetup [^`]+`/, () => akua],
    ['ça recommence quand', /^Vouliez-vous dire `prochaine`\?\nOu autre chose : `!rencontre [^`]+`/, () => felix],
  ])('names the other calls: %s', async (words, expected, person) => {
    expect(plain(await person().say(words))).toMatch(expected)
    await person().say(person() === akua ? 'no' : 'non')
  })
})

describe('a sentence that is not understood', () => {
  it.each([
    ['my umbrella has three broken ribs', () => akua],
    ['mon parapluie a trois baleines cassées', () => felix],
    ['est-ce que les baleines chantent', () => felix],
    ['do whales sing at night', () => akua],
  ])('is never answered with `yes`, `undo` or another verb that changes something at a click: %s', async (words, person) => {
    const reply = await person().send(words)
    const offered = person().commandsOf(reply).join('\n')

    expect(reply.msg).not.toMatch(/did you mean|vouliez-vous/i)
    expect(offered).not.toMatch(/^!(?:meetup|rencontre) (?:yes|oui|undo|défaire|in|no|non)\b/m)
  })
})
