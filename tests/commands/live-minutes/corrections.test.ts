import { beforeEach, expect, it } from 'vitest'
import type { Message } from '../../../sandbox/index.ts'
import { openMinutesScene } from '../../support/minutes-scene.ts'
import { testBotName } from '../../support/seed.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openMinutesScene)

beforeEach(async () => {
  await scene.mark('olga', '!meetup start')
})

const reacted = (id: string) =>
  scene.test.sandbox.waitForMessage((one: Message) => one._id === id && one.reactions !== undefined)
const say = (username: string, text: string, tmid?: string) =>
  scene.test.sandbox.say(username, 'cloudnative', text, tmid === undefined ? {} : { tmid })
const quote = (id: string) => `[ ](https://chat.example.ca/channel/cloudnative?msg=${id}) `

it('corrects the mark that a reply in a thread, or a quote, is about, with either delimiter', async () => {
  const first = await scene.mark('olga', '!note same words')
  const second = await scene.mark('olga', '!note same words here')
  await scene.mark('olga', '!note same words, and same again')

  await reacted(say('olga', 's/same/other/', first._id)._id)
  await reacted(say('olga', `${quote(second._id)}s|same|these|`)._id)
  await reacted(say('olga', `${quote(second._id)}!meetup s/here/there/`)._id)
  await scene.mark('olga', '!meetup s|same|x|g')

  expect(await scene.marks()).toEqual(['note: other words', 'note: these words there', 'note: x words, and x again'])
})

it('corrects a mark by its number, which `marks` lists, and refuses what is not there with what to type', async () => {
  await scene.mark('olga', '!note one')
  await scene.mark('olga', '!meetup action @rhys two of two due:2031-01-08')
  const refused = async (text: string) => (await scene.test.ask('olga', text)).msg

  const listed = await scene.rooms.answerTo('olga', '!meetup marks')
  await scene.mark('olga', '!meetup s/two/2/g #2')

  expect(listed).toContain('1. note · `one`\n2. action · `@\u2060rhys two of two 2031-01-08`')
  expect(await scene.marks()).toEqual(['note: one', 'action: 2 of 2'])
  expect(await refused('!meetup s/one/1/ #2')).toContain("“one” isn't in that mark, which says `2 of 2`.")
  expect(await refused('!rencontre s/one/1/ #7')).toContain('de marque 7\u00a0: ce compte rendu en compte 2.')
})

it('leaves ordinary talk alone: `s/old/new/` that replies to no mark, or from somebody who takes no minutes', async () => {
  const { _id } = await scene.mark('olga', '!note one')

  const inRoom = say('olga', 's/one/two/')
  const byAkua = say('akua', 's/one/two/', _id)
  const elsewhere = say('olga', `${quote('another')}s/one/two/`)
  await scene.test.ask('akua', '!meetup conduct')

  expect(await scene.marks()).toEqual(['note: one'])
  const replied = scene.test.sandbox.messages('cloudnative').filter(({ u, tmid }) => {
    return u.username === testBotName && [inRoom._id, byAkua._id, elsewhere._id, _id].includes(tmid ?? '')
  })
  expect(replied).toEqual([])
})
