import { beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { parseArgs } from '../../src/command/parse.ts'
import { createRouter } from '../../src/command/router.ts'
import { langs } from '../../src/shared/i18n/lang.ts'
import { startReadyBot, startTestBot } from '../support/bot.ts'
import { openConversation } from '../support/conversation.ts'
import { withTestPeople } from '../support/seed.ts'
import { sqlite } from '../support/stores.ts'
import { testClock } from '../support/test-clock.ts'
import { useShared } from '../support/use-each.ts'
import { useDatabase } from '../support/use-store.ts'
import { useTestBot } from '../support/use-test-bot.ts'

const day = 86_400_000
const { test, time } = useTestBot({ isShared: true, startsAt: testClock.now() })
const akua = useShared(() => openConversation(test.sandbox, 'akua'))
const olga = useShared(() => openConversation(test.sandbox, 'olga'))

beforeAll(async () => {
  for (const [days, title] of [
    [7, 'Terraform'],
    [14, 'Observability'],
    [21, 'Accessibility'],
  ] as const)
    await test.bot.store.meetups.add(
      { title, startsAt: time.now() + days * day, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' },
      time.now(),
    )
  for (const title of ['Helm charts', 'Secrets in Kubernetes', 'Plain language']) await akua.say(`present "${title}"`)
  for (const words of ['Water the plants', 'Call Denis', 'Print the badges'])
    await akua.say(`remind me tomorrow 9:00 "${words}"`)
})

/** Without the characters that keep lines and mentions from breaking. */
const plain = (text: string) =>
  text
    .replaceAll('\u2060', '')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('’', "'")

const takeBack = async (done: string) => {
  if (/undo|défaire/.test(done)) await akua.say('undo')
}

/** What a verb alone lacks, for each command that can't do without. */
const router = createRouter(commands)
const noPeople = { findPerson: async () => undefined, findRoomFor: async () => undefined }
const incomplete = await Promise.all(
  commands.flatMap((command) =>
    langs.map(async (lang) => {
      const context = { now: 0, zone: 'America/Toronto', ownZone: 'America/Toronto', lang, ...noPeople }
      const { ok } = await parseArgs(command.args, '', context)
      const example = command.examples[lang].find((one) => router.find(one)?.rest !== '') ?? ''
      return { ok, verb: command.verbs[lang][0], rest: withTestPeople(router.find(example)?.rest ?? '') }
    }),
  ),
)

describe('a question that lists what may be meant', () => {
  it.each([
    ['withdraw', '2', /→ `withdraw #\d+`\n[\s\S]*Secrets in Kubernetes/],
    ['withdraw', 'the second', /Secrets in Kubernetes/],
    ['withdraw', 'the second one please', /Secrets in Kubernetes/],
    ['withdraw', 'the one about Helm', /Helm charts/],
    ['withdraw', 'plain language', /Plain language/],
    ['retirer', 'la deuxième', /Secrets in Kubernetes/],
    ['retirer', 'celle sur Helm', /Helm charts/],
    ['retirer', 'la dernière', /Helm charts|Plain language/],
    ['retirer', 'la première', /Helm charts|Plain language/],
  ])('takes an answer by place or by words: %s, %s', async (verb, answer, expected) => {
    const question = await akua.say(verb)
    const done = plain(await akua.say(answer))
    await takeBack(done)

    expect(question).toContain('Secrets in Kubernetes')
    expect(question).toMatch(/`the first`|`la première`/)
    expect(done).toMatch(/^→ `(?:withdraw|retirer) #\d+`\n[\s\S]*(?:Withdrawn|Retirée)/)
    expect(done).toMatch(expected)
  })

  it.each([
    ['cancel', 'the one about Denis', /Call Denis/],
    ['annuler', 'celui sur les plants', /Water the plants/],
    ['edit', 'Helm', /What should I change/],
    ['modifier', 'celle sur Helm', /Que faut-il modifier/],
    ['confirm', 'the first', /→ `confirm #\d+`/],
    ['confirmer', 'la première', /→ `confirmer #\d+`/],
  ])("shows one's own with numbers: %s, %s", async (verb, answer, expected) => {
    const question = await akua.say(verb)
    const done = await akua.say(answer)
    await takeBack(done)

    expect(question).toMatch(/`#\d+`/)
    expect(done).toMatch(expected)
  })

  it('takes a number of the list, with or without the sign', async () => {
    for (const write of [(id: string) => id, (id: string) => `#${id}`, (id: string) => `c'est le #${id}`]) {
      const question = await akua.say('annuler')
      const [, id = ''] = /#(\d+)/.exec(question.split('\n').find((line) => line.includes('Call Denis')) ?? '') ?? []
      const done = await akua.say(write(id))
      await takeBack(done)

      expect(done).toContain('Call Denis')
    }
  })

  it('does nothing for words that fit none, or two', async () => {
    await akua.say('cancel')
    expect(await akua.say('the one about the')).not.toMatch(/Cancelled/)
    await akua.say('cancel')
    expect(await akua.say('the ninth')).not.toMatch(/Cancelled/)
    await akua.say('no')
  })

  it('says which is meant when the list was not shown just now, and asks', async () => {
    const asked = await akua.say('withdraw the one about Helm')

    expect(asked).toMatch(/Do you mean `withdraw #\d+`\?/)
    expect(await akua.say('yes')).toContain('Withdrawn: “Helm charts”')
    await akua.say('undo')
    expect(await akua.say('retirer celle sur Helm')).toMatch(/Vouliez-vous dire `retirer #\d+`\?/)
    await akua.say('non')
  })
})

describe('a list that was only shown', () => {
  it.each([
    ['list', 'the second', /→ `show #\d+`\n### Observability/],
    ['liste', 'la dernière', /→ `voir #\d+`\n### Accessibility/],
    ['liste', 'celle sur Terraform', /→ `voir #\d+`\n### Terraform/],
    ['talks mine', 'the one about secrets', /Secrets in Kubernetes/],
  ])('is chosen from: %s, %s', async (words, answer, expected) => {
    await akua.say(words)

    expect(await akua.say(answer)).toMatch(expected)
  })

  it('is forgotten once something else is typed', async () => {
    await akua.say('list')
    await akua.say('about')

    expect(await akua.say('the second')).not.toContain('Observability')
  })
})

describe('calls that are offered', () => {
  /** Words that could be several things; the model decides which, so the first that it offers calls for is taken. */
  const vague = {
    en: ['hm the meetup of terraform', 'terraform or something', 'something with the meetup people', 'a thing for the topic'],
    fr: [
      'truc avec les rencontres',
      'terraform ou quelque chose',
      'ça reprend quand au juste',
      'rencontre sujet monde',
      'voir le monde',
      'quelque chose sur les gens',
    ],
  }
  const offerTo = async (lang: 'en' | 'fr') => {
    for (const words of vague[lang]) {
      const offer = await akua.say(words)
      const calls = [...offer.matchAll(/^\d\. `!(?:meetup|rencontre) ([^`]+)`/gm)].map((match) => match[1] ?? '')
      if (calls.length > 1) return calls
    }
    throw new Error('The model offers nothing for these words any more: try others.')
  }

  it.each([
    ['en', '2', 1],
    ['en', 'the second', 1],
    ['en', 'the first one', 0],
    ['fr', 'la deuxième', 1],
    ['fr', 'le 2', 1],
    ['fr', 'la première svp', 0],
  ] as const)('can be chosen by their place: %s, %s', async (lang, answer, place) => {
    const [verb = ''] = ((await offerTo(lang))[place] ?? '').split(' ')

    const chosen = await akua.say(answer)
    await akua.say('no')

    expect(chosen).toMatch(new RegExp(`^→ \`${verb}|(?:For example|Par exemple.*): \`!(?:meetup|rencontre) ${verb}`, 'm'))
  })
})

describe('a question', () => {
  it('is over after five minutes, for somebody else, and in another room', async () => {
    await akua.say('suggest')
    time.advance(6 * 60_000)
    await akua.say('zebras')

    await akua.say('suggest')
    await openConversation(test.sandbox, 'rhys').say('lions')
    await test.ask('akua', '!meetup tigers')

    const titles = (await test.bot.store.topics.ranked()).map(({ title }) => title)
    for (const animal of ['zebras', 'lions', 'tigers']) expect(titles).not.toContain(animal)
  })
})

describe('a command without what it needs', () => {
  it.each(incomplete.filter(({ ok }) => !ok))('asks, and the answer completes it: $verb $rest', async ({ verb, rest }) => {
    const question = await olga.say(verb)
    const done = plain(await olga.say(rest))
    await olga.say('about')

    expect(question).toMatch(/\?|I need a date here|Il me faut une date/)
    expect(question).toMatch(/For example|Par exemple/)
    expect(done).toContain(plain(`→ \`${verb} ${rest}`).slice(0, 40))
    expect(done).not.toMatch(/For example|Par exemple/)
  })
})

describe('after a restart', () => {
  const database = useDatabase(sqlite, useShared)

  it.each([
    ['suggest', 'Passkeys', /→ `suggest Passkeys`/],
    ['talks mine', 'the first', /→ `show #\d+`/],
    ['retirer', 'celle sur Helm', /Retirée : « Helm charts »/],
  ])('the bot still knows what it asked: %s, %s', async (words, answer, expected) => {
    const scene = await startTestBot({ databaseUrl: database.url })
    const person = openConversation(scene.sandbox, 'akua')
    await person.say('present "Helm charts"')
    await person.say(words)
    await scene.bot.stop()
    const again = await startReadyBot(scene.sandbox, { databaseUrl: database.url })

    try {
      expect(plain(await person.say(answer))).toMatch(expected)
    } finally {
      await again.stop()
      await scene.sandbox.close()
    }
  })
})
