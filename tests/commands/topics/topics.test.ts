import { describe, expect, it } from 'vitest'
import { testBotName } from '../../support/seed.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const { test, rooms } = useTestBot()

const privately = (username: string, text: string) => rooms.answerTo(username, text, test.sandbox.direct(username, testBotName))
const ranking = async () => (await test.bot.store.topics.ranked()).map(({ title, votes }) => `${title} ${votes}`)

describe('topics', () => {
  it('are suggested in the channel, with a button for the others to vote', async () => {
    const suggested = await test.ask('akua', '!meetup suggest "Secrets in Kubernetes"')

    const actions = (suggested.attachments ?? []).flatMap((one) => one['actions'] as readonly Record<string, unknown>[])
    expect(suggested.msg).toContain('“Secrets in Kubernetes” is on the list of topics, as `#1`, with your vote.')
    expect(actions.map((action) => [action['text'], action['msg']])).toEqual([['Vote', '!meetup vote #1']])
  })

  it('are ranked by votes, one a person, without a name', async () => {
    await test.ask('akua', '!meetup suggest Service mesh')
    await test.ask('akua', '!rencontre suggérer « Les secrets »')
    const voted = await privately('rhys', 'vote #2')
    await privately('felix', 'voter #2')
    const again = await privately('felix', 'voter 2')

    const { msg } = await test.ask('olga', '!meetup topics')

    expect(voted).toContain("You've voted for “Les secrets”, which now has 2 votes.")
    expect(again.replaceAll('\u00a0', ' ')).toContain(
      'Votre vote pour « Les secrets » est repris; ce sujet compte maintenant 2 votes.',
    )
    expect(msg).toContain('### Topics\n- 2 votes · Les secrets · `#2`\n- 1 vote · Service mesh · `#1`\n')
    expect(msg).not.toMatch(/akua|rhys|felix/)
  })

  it('take a vote that is typed in the channel with a mark, and tell the rest privately', async () => {
    await test.ask('akua', '!meetup suggest "Secrets"')
    const before = test.sandbox.messages('cloudnative').length

    const told = await rooms.answerTo('rhys', '!meetup vote #1')

    const [question, ...rest] = test.sandbox.messages('cloudnative').slice(before)
    expect(told).toContain('which now has 2 votes')
    expect(Object.keys(question?.reactions ?? {})).toEqual([':white_check_mark:'])
    expect(rest).toEqual([])
  })

  it('that somebody has suggested before are not listed twice', async () => {
    await privately('akua', 'suggest "Les secrets"')

    const twice = await privately('felix', 'suggérer « LES SÉCRETS »')

    expect(twice.replaceAll('\u00a0', ' ')).toContain('« Les secrets » figure déjà sur la liste, sous le numéro `#1`')
    expect(await ranking()).toEqual(['Les secrets 1'])
  })

  it('and votes are taken back by an undo, unless others have voted meanwhile', async () => {
    await privately('akua', 'suggest "Unwanted"')
    const off = await privately('akua', 'undo')
    await privately('akua', 'suggest "Wanted"')
    const [topic] = await test.bot.store.topics.ranked()
    await privately('rhys', `vote #${topic?.id}`)
    await privately('felix', `vote #${topic?.id}`)
    await privately('felix', 'undo')

    const stays = await privately('akua', 'undo')

    expect(off).toContain('“Unwanted” is off the list of topics.')
    expect(stays).toContain('Others have voted for this topic, so it stays.')
    expect(await ranking()).toEqual(['Wanted 2'])
  })

  it.each([
    ['vote #9', "There's no topic `#9`"],
    ['vote secrets', 'Which one do you mean?'],
    ['suggest', "There's a text missing"],
    ['topics', 'Nobody has suggested a topic yet'],
    ['sujets', 'Personne n’a encore suggéré de sujet'],
  ])('that do not exist are explained: %j', async (text, expected) => {
    expect(await privately('akua', text)).toContain(expected)
  })

  it('ping nobody, whatever they are called', async () => {
    const suggested = await test.ask('akua', '!meetup suggest "@all * [x](javascript:1) #general ```@here```"')
    const { msg } = await test.ask('akua', '!meetup topics')

    for (const text of [suggested.msg, msg]) {
      expect(text.normalize('NFKC').match(/@[\p{L}\p{N}._-]+/gu)).toEqual(['@akua'])
      expect(text).not.toMatch(/\]\(|(?<!\\)```/)
    }
  })
})
