import { describe, expect, it } from 'vitest'
import { testBotName } from '../../support/seed.ts'
import { openTalkScene } from '../../support/talk-scene.ts'
import { useEach } from '../../support/use-each.ts'

/** How Rocket.Chat finds mentions. */
const mentions = (text: string) => text.normalize('NFKC').match(/@[\p{L}\p{N}._-]+/gu) ?? []

const scene = useEach(openTalkScene)

const direct = (username: string) => scene.test.sandbox.direct(username, testBotName)
const newest = (username: string) => scene.rooms.told(username).at(-1)

describe('a talk', () => {
  it('takes twenty minutes if nobody says otherwise', async () => {
    await scene.privately('akua', 'present "Helm charts"')

    expect(await scene.test.bot.store.talks.of(scene.test.idOf('akua'))).toMatchObject([{ lengthMinutes: 20 }])
  })

  it.each([
    ['present "Helm charts"', "You've already offered “Helm charts”"],
    ['present "Other" on:2018-03-22', 'There is no meetup on Thursday, March 22, 2018'],
    ['present "Other" on:#1', 'is over and takes no more talks'],
    ['present "Other" on:soon', 'I need a date here'],
    ['present "Other" length:4', "“4” isn't a length"],
    ['present "Other" length:long', "“long” isn't a length"],
    ['present "Other" lang:de', "“de” isn't one of"],
    ['present "Other" tomorrow', "“tomorrow” isn't one of"],
    [`present "${'x'.repeat(501)}"`, 'the limit is 500'],
    ['present "\u200b\u2060"', "There's a text missing"],
    ['confirm #2', 'You can: `!meetup withdraw #2`'],
    ['confirm #99', "There's no talk `#99`"],
    ['confirm helm', 'Which one do you mean?'],
    ['edit #2', 'What should I change?'],
    ['attach #2', 'What should I attach?'],
    ['attach slides:https://x.example', "I can't tell which talk that's for"],
    ['attach #2 recording:https://x.example', 'Only organizers attach recordings'],
    ['accept #2', 'Only an organizer can do this.'],
  ])('is not changed by %j, and the answer says how to go on', async (text, expected) => {
    await scene.plan(-5)
    await scene.privately('akua', 'present "Helm charts"')
    const before = await scene.test.bot.store.talks.of(
      scene.test.sandbox.users.find(({ username }) => username === 'akua')?._id ?? '',
    )

    // The bot's own reminders take numbers, too.
    const numbered = (words: string) => words.replaceAll('#2', `#${before[0]?.id}`)

    const answer = await scene.privately('akua', numbered(text))

    expect(answer).toContain(numbered(expected))
    expect(await scene.test.bot.store.talks.of(before[0]?.presenter?.id ?? '')).toEqual(before)
  })

  it.each(['@all * [x](javascript:alert(1)) #general', '### ```@here```', '＠all @\u200ball\u202e', '- [ ] @olga'])(
    'titled %j pings nobody and breaks no line, wherever it is shown',
    async (title) => {
      const meetup = await scene.plan(20)
      await scene.offer('akua', `present "${title}" abstract:"${title}"`)
      const [id] = (await scene.test.bot.store.talks.backlog()).map((talk) => talk.id)
      await scene.decide(`place #${id} #${meetup.id}`)

      const next = await scene.test.ask('rhys', '!meetup next')
      await scene.privately('akua', 'talks mine')

      const all = [...scene.rooms.told('olga'), ...scene.rooms.told('akua'), next.msg]
      expect(all.flatMap(mentions)).toEqual(['@rhys'])
      expect(all.join('\n')).not.toMatch(/\]\(javascript|(?<!\\)```/)
      expect(newest('akua')).toContain(`\`#${id}\``)
    },
  )
})

describe('bare present', () => {
  it.each([
    ['present', 'Which one do you mean?', ['!meetup help present', '!meetup going', '!meetup remote']],
    ['présent', 'De quoi s’agit-il?', ['!rencontre aide présenter', '!rencontre participer', '!rencontre à distance']],
  ])('asks for %j which is meant, and each button does one', async (text, expected, commands) => {
    const asked = await scene.test.ask('rhys', text, direct('rhys'))

    const actions = (asked.attachments ?? []).flatMap((one) => one['actions'] as readonly Record<string, unknown>[])
    expect(asked.msg).toContain(expected)
    expect(actions.map((action) => action['msg'])).toEqual(commands)
    for (const command of commands)
      expect(await scene.privately('rhys', command)).not.toMatch(/don't know|ne connais pas|didn't understand|pas compris/)
  })
})
