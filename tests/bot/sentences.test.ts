import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../sandbox/index.ts'
import { testBotName } from '../support/seed.ts'
import { testClock } from '../support/test-clock.ts'
import { useTestBot } from '../support/use-test-bot.ts'

const logLines: string[] = []
const { test, time } = useTestBot({ isShared: true, startsAt: testClock.now(), logLines })
let meetupId: number

const dayMs = 86_400_000
const direct = (username = 'akua') => test.sandbox.direct(username, testBotName)
const saidIn = (room: string) => test.sandbox.messages(room).filter(({ u }) => u.username === testBotName)
/** The next message of the bot in the direct room: two within a millisecond can't be told apart by their time. */
const send = async (words: string, username = 'akua') => {
  const before = saidIn(direct(username)).length
  test.sandbox.say(username, direct(username), words)
  await test.sandbox.waitForMessage(() => saidIn(direct(username)).length > before)
  return saidIn(direct(username))[before] as Message
}
const say = async (words: string, username = 'akua') => (await send(words, username)).msg
const placeOf = async (username = 'akua') =>
  (await test.bot.store.attendance.of(meetupId)).find((one) => one.username === username)?.mode
const commandsOf = ({ attachments }: Message) =>
  (attachments ?? []).flatMap(({ actions }) => (actions as readonly Record<string, unknown>[]).map((action) => action['msg']))
const lastLogged = () =>
  logLines.map((line) => JSON.parse(line) as Record<string, unknown>).findLast(({ msg }) => msg === 'command')

beforeAll(async () => {
  const { meetups } = test.bot.store
  const given = { lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' }
  const meetup = await meetups.add(
    { ...given, title: 'Terraform', startsAt: time.now() + 7 * dayMs, joinUrl: 'https://video.example.ca/terraform' },
    time.now(),
  )
  meetupId = meetup.id
})

describe('a sentence in a direct message', () => {
  it.each([
    ["c'est quand la prochaine rencontre?", /^→ `prochaine`\n### Terraform\n\*\*Quand\*\*/],
    ['when is the next meetup?', /^→ `next`\n### Terraform\n\*\*When\*\*/],
    ['next meetup', /### Terraform\n\*\*When\*\*/],
    ['prochaine rencontre', /### Terraform\n\*\*Quand\*\*/],
    ['is it online?', /^→ `next`\n[\s\S]*\*\*Join\*\*: https:\/\/video\.example\.ca/],
    ['y a-t-il un lien pour la rencontre?', /^→ `prochaine`\n[\s\S]*\*\*Lien\*\*.: https:\/\/video\.example\.ca/],
    ['où sont les comptes rendus?', /^→ `compte-rendu`\n### Compte rendu/],
    ['where are the minutes?', /^→ `minutes`\n### Minutes of/],
    ['qui organise?', /^→ `rôles`\n\*\*Organisation\*\*/],
    ['who runs this?', /^→ `roles`\n\*\*Organizers\*\*/],
    ['combien de personnes viennent?', /^→ `combien`\n### Combien de personnes viennent/],
    ['how many people are coming?', /^→ `count`\n### How many are coming/],
    ['est-ce que je peux avoir les diapos?', /^→ `documents`\n### Compte rendu/],
    ['can I get the slides?', /^→ `materials`\n### Minutes of/],
    ['what can you do?', /^→ `help`\n/],
    ['que sais-tu faire?', /^→ `aide`\n/],
  ])('is answered in its language, behind the call it was taken for: %s', async (sentence, expected) => {
    expect(await say(sentence)).toMatch(expected)
    expect(lastLogged()).toMatchObject({ understood: expect.stringMatching(/^(?:sentence|exact)$/) })
  })

  it.each([
    ['je serai pas là', 'no', /→ `absent`/],
    ["I won't be there", 'no', /→ `not going`/],
    ["I'm joining online", 'remote', /→ `remote`/],
    ['je me joins en ligne', 'remote', /→ `à distance`/],
    ["s'inscrire", 'room', /Vous venez/],
    ['inscris-moi', 'room', /Vous venez/],
    ['virtuel', 'remote', /Vous participez à distance/],
  ])('makes a small change that can be undone: %s', async (sentence, place, expected) => {
    await say('!meetup maybe')

    const reply = await say(sentence)

    expect(reply).toMatch(expected)
    expect(reply).toMatch(/undo|défaire/)
    expect(await placeOf()).toBe(place)
  })

  it.each(['bonjour', 'merci', 'merci beaucoup!', 'hello', 'thanks', 'thank you very much!'])(
    'gets a kind line and three things to try: %s',
    async (words) => {
      const reply = await send(words)

      expect(commandsOf(reply)).toHaveLength(3)
      expect(reply.msg).toMatch(/help|aide/)
    },
  )

  it.each([
    ['my cat ate seven blue shoelaces', 'Sorry'],
    ['le chat a mangé sept lacets bleus', 'Je n’ai pas bien compris'],
  ])('that asks for nothing gets three readings to try, and no guess: %s', async (words, expected) => {
    const reply = await send(words)

    expect(reply.msg).toContain(expected)
    expect(reply.msg).not.toMatch(/did you mean|vouliez-vous/i)
    expect(commandsOf(reply).join()).toMatch(/next|prochaine/)
    expect(lastLogged()).toMatchObject({ understood: 'none', command: 'unknown' })
  })
})

describe('a doubtful or weighty sentence', () => {
  beforeEach(async () => {
    await say('!meetup not going')
  })

  it('is asked about, and a yes runs it once', async () => {
    const asked = await send("if my boss lets me, I'll be there")
    expect(asked.msg).toMatch(/Do you mean `/)
    expect(lastLogged()).toMatchObject({ understood: 'asked' })
    expect(await placeOf()).toBe('no')

    const done = await say('yes')
    const again = await say('yes')

    expect(done).toMatch(/You're coming|You might come/)
    expect(again).toContain("There's nothing to confirm here")
  })

  it('runs once, however often yes is said at the same time', async () => {
    await say("if my boss lets me, I'll be there")

    const said = () => saidIn(direct())
    const before = said().length
    for (let time = 0; time < 3; time += 1) test.sandbox.say('akua', direct(), 'yes')
    await test.sandbox.waitForMessage(() => said().length >= before + 3)

    const replies = said()
      .slice(before)
      .map(({ msg }) => msg)
    expect(replies.filter((msg) => /^### (?:You're coming|You might come)/.test(msg))).toHaveLength(1)
    expect(replies.filter((msg) => /already|nothing to confirm/.test(msg))).toHaveLength(2)
  })

  it('is left alone after a no, and when five minutes are over', async () => {
    await say("if my boss lets me, I'll be there")
    expect(await say('no')).toContain("I'm leaving everything as it is")

    await say("if my boss lets me, I'll be there")
    time.advance(6 * 60_000)
    expect(await say('yes')).toContain('expired after five minutes')
    expect(await placeOf()).toBe('no')
  })

  it('needs the rights of the call that it is taken for', async () => {
    expect(await say('annuler la rencontre du 11 décembre, svp')).toContain('Seule l’équipe d’organisation')
    expect(await say('could you please announce the meetup')).toContain('Only an organizer')
  })

  it.each(["I'm not sure I can't come", "I don't think I'll be there", 'je ne viens pas, ou peut-être que oui'])(
    'never does the opposite: %s',
    async (sentence) => {
      await say('!meetup maybe')

      await say(sentence)

      expect(await placeOf()).not.toBe('room')
    },
  )
})

describe('a date by itself', () => {
  const day = () => new Date(time.now() + 7 * dayMs).toLocaleDateString('en-CA', { timeZone: 'America/Toronto' })

  it('shows the meetup of that day', async () => {
    expect(await say(day(), 'rhys')).toMatch(/^→ `show [\d-]+`\n### Terraform\n/)
  })

  it('is the answer to a question that wants one', async () => {
    await say('cancel meetup', 'olga')

    expect(await say(day(), 'olga')).toMatch(/^→ `cancel meetup [\d-]+`\nPeople who planned to come will want to know why/)
  })
})

describe('a call that lacks something', () => {
  it.each([
    ['rappelle-moi demain matin 9 h', 'appeler Denis', /→ `rappelle-moi[^`]*appeler Denis`\n[\s\S]*appeler Denis/],
    ['remind me to call Denis', 'tomorrow 9:00', /→ `remind me tomorrow 9:00 to call Denis`\n/],
  ])('is completed by what is typed next: %s', async (sentence, answer, expected) => {
    const question = await say(sentence, 'rhys')
    const done = await say(answer, 'rhys')

    expect(question).toMatch(/\?|Par exemple|For example/)
    expect(done).toMatch(expected)
  })

  it.each([
    ['annuler mon rappel', /rappel/],
    ['cancel my reminder', /reminder/],
  ])("shows one's own: %s", async (sentence, expected) => {
    await say('!meetup remind me tomorrow 10:00 "Bring the badge"', 'rhys')

    const shown = await say(sentence, 'rhys')
    const [id = ''] = /#\d+/.exec(shown.split('\n').find((line) => line.includes('Bring the badge')) ?? '') ?? []

    expect(shown).toMatch(expected)
    expect(shown).toContain('Bring the badge')
    expect(await say(id, 'rhys')).toMatch(/Cancelled|Annulé|taken off|Retiré|cancelled|annulé/)
  })

  it('is dropped at once when something else is typed', async () => {
    await say('suggest', 'rhys')
    await say('about', 'rhys')

    await say('zebras and other stripes', 'rhys')

    expect((await test.bot.store.topics.ranked()).map(({ title }) => title)).not.toContain('zebras and other stripes')
  })
})

describe('help', () => {
  it.each([
    ['help', 'akua', /`!rencontre aide`\n.*\n- When is the next meetup\?/, 'help talks'],
    ['aide', 'akua', /`!meetup help`\n.*\n- C’est quand la prochaine rencontre\?/, 'aide présentations'],
    ['help', 'olga', /- Schedule a meetup/, 'help organizers'],
    ['aide', 'olga', /- Planifie une rencontre/, 'aide organisation'],
  ])('begins with sentences that fit who asks: %s of %s', async (words, username, expected, topic) => {
    const shown = await send(words, username)

    expect(shown.msg).toMatch(expected)
    expect(shown.msg.split('\n').length).toBeLessThan(15)
    expect(commandsOf(shown).join()).toContain(topic)
    for (const command of commandsOf(shown)) expect((await say(String(command), username)).split('\n').length).toBeLessThan(15)
  })

  it('proposes only what is understood', async () => {
    const lines = `${await say('help', 'olga')}\n${await say('aide', 'olga')}`.split('\n')
    const sentences = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))

    expect(sentences.length).toBeGreaterThanOrEqual(8)
    for (const sentence of sentences) {
      await say(sentence, 'olga')
      expect([sentence, lastLogged()?.['understood']]).toEqual([sentence, expect.stringMatching(/^(?:exact|sentence|asked)$/)])
    }
  })
})

describe('a mention inside a message', () => {
  it.each([
    ["Bonjour @otto, c'est quand la prochaine?", /→ `prochaine`\n### Terraform/],
    ['Hi @otto, when is the next meetup?', /→ `next`\n### Terraform/],
    ['When is the next meetup @otto?', /→ `next`\n### Terraform/],
    ["Hello @otto I can't come", /Do you mean `not going`\?/],
    ['hi @otto next', /→ `next`/],
    ['Bonjour @otto, prochaine', /→ `prochaine`/],
    ['Allô, @otto! liste', /→ `liste`/],
    ['when is the next one, @otto?', /→ `next`/],
  ])('answers readings and asks about changes: %s', async (text, expected) => {
    expect((await test.ask('felix', text)).msg).toMatch(expected)
  })

  it('stays silent for talk, and takes no note of it', async () => {
    const { sandbox } = test
    const said = () => sandbox.messages('cloudnative').filter(({ u }) => u.username === testBotName)
    const before = said().length
    const talk = [
      'I talked to @otto yesterday',
      'The next meetup will be great, thanks @otto',
      'Hi @otto, the weather is nice today',
      'is anybody hungry @otto?',
    ].map((text) => sandbox.say('akua', 'cloudnative', text))

    await test.ask('akua', '!meetup about')

    expect(
      said()
        .slice(before)
        .map(({ msg }) => msg.split('\n')[0]),
    ).toEqual([expect.stringContaining('@akua')])
    for (const { _id } of talk) expect(logLines.join('\n')).not.toContain(_id)
  })
})

it('replies in the language that the person has chosen, whatever they write in', async () => {
  await say('!meetup lang fr', 'felix')

  expect(await say('when is the next meetup?', 'felix')).toMatch(/\*\*Quand\*\*/)
})

it.each([
  ['add it to my calendar', '→ `share next`\n### Ready to copy'],
  ['ajoute ça à mon calendrier', '→ `partager prochaine`\n### À copier'],
])('hands out the next meetup as a calendar file: %s', async (sentence, expected) => {
  test.sandbox.say('olga', direct('olga'), sentence)

  expect(await test.toldDirectly('olga', expected)).toContain('meetup-1.ics')
})
