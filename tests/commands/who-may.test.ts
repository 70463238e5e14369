import { describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { commandMessages } from '../../src/command/messages.ts'
import { describeRemark } from '../../src/command/show-call.ts'
import { langs } from '../../src/shared/i18n/lang.ts'
import { isAnswer } from '../support/bot.ts'
import { testBotName, testSeed, withTestPeople } from '../support/seed.ts'
import { useTestBot } from '../support/use-test-bot.ts'

const forOrganizers = [
  ...['schedule', 'edit meetup', 'move', 'cancel meetup', 'skip', 'capacity', 'who', 'who list', 'announce'],
  ...['series add', 'series edit', 'series bind', 'series unbind', 'series plan', 'reminders plan', 'subscriptions'],
  ...['accept', 'place', 'decline', 'remove', 'role add', 'role remove', 'log', 'report', 'status', 'minutes refresh'],
]
const forModerators = ['subscribe', 'unsubscribe', 'lang room', 'quiet']

const refusals = langs.flatMap((lang) => [
  commandMessages[lang].onlyOrganizers(),
  commandMessages[lang].onlyModerators(),
  // Others get the head count instead of names.
  describeRemark({ kind: 'for-others', verb: lang === 'fr' ? 'qui' : 'who' }, lang),
])

describe('who may run what', () => {
  const club = { name: 'club', type: 'c', owner: 'rhys', members: [testBotName, 'akua', 'rhys', 'felix'] } as const
  const { test } = useTestBot({
    isShared: true,
    sandbox: { seed: { ...testSeed, rooms: [...testSeed.rooms, club] }, rateLimits: false },
    community: { organizers: ['felix'] },
  })

  /** The commands that somebody is refused, of all of them. One person's commands are answered in order. */
  async function refusedTo(username: string, room: string): Promise<readonly string[]> {
    const { sandbox } = test
    const asked = commands.map(({ name, examples }) => ({
      name,
      question: sandbox.say(username, room, `!meetup ${withTestPeople(examples.en[0])}`),
    }))
    const last = sandbox.say(username, room, '!meetup conduct')
    await sandbox.waitForMessage((message) => isAnswer(message, last), { timeoutMs: 60_000 })
    const answers = sandbox.rooms.flatMap(({ _id }) => sandbox.messages(_id))
    const isRefused = (question: (typeof asked)[number]['question']) =>
      answers.some((answer) => isAnswer(answer, question) && refusals.some((refusal) => answer.msg.includes(refusal)))
    return asked.filter(({ question }) => isRefused(question)).map(({ name }) => name)
  }

  it('keeps what is for organizers and for moderators from a member, and nothing else', async () => {
    const refused = await refusedTo('akua', 'club')

    expect(refused.toSorted()).toEqual([...forOrganizers, ...forModerators].toSorted())
  })

  it('lets the owner of a room do what is for moderators there, and nothing more', async () => {
    const refused = await refusedTo('rhys', 'club')

    expect(refused.toSorted()).toEqual(forOrganizers.toSorted())
  })

  it('keeps nothing from an organizer, in a room that somebody else owns', async () => {
    expect(await refusedTo('felix', 'club')).toEqual([])
  })
})
